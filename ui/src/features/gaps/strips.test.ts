import { expect, it } from "vitest";
import { lastDays, stripsOf, timesUsual } from "./strips";

it("a strip holds the thirty days up to yesterday", () => {
  const days = lastDays("2026-11-22");
  expect([days.length, days[0], days.at(-1)]).toEqual([30, "2026-10-23", "2026-11-21"]);
});

it("the store that lacks most days comes first, each day once", () => {
  const day = (store_id: string, on: string) => ({ store_id, store_name: store_id, day: on });
  const strips = stripsOf([
    day("jingan", "2026-11-20"),
    day("xuhui", "2026-11-19"),
    day("xuhui", "2026-11-20"),
    day("xuhui", "2026-11-20"),
  ]);
  expect(strips.map(({ id, missing }) => [id, missing.size])).toEqual([
    ["xuhui", 2],
    ["jingan", 1],
  ]);
});

it.each([
  ["5000.00", "1000.00", "5.0"],
  ["0.00", "800.00", "0.0"],
  ["10.00", "0.00", null],
])("%s against a usual %s is %s times", (value, usual, times) => {
  expect(timesUsual({ value, usual })).toBe(times);
});
