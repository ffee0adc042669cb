import { expect, it } from "vitest";
import { goalFilter } from "./filters";
import { daysBefore, overlap, quickDays, quickOf, shownDays, yearBefore } from "./periods";

it.each([
  ["month", "2026-11-22", "2026-11-01", "2026-11-30"],
  ["month", "2028-02-29", "2028-02-01", "2028-02-29"],
  ["quarter", "2026-11-22", "2026-10-01", "2026-12-31"],
  ["quarter", "2026-01-01", "2026-01-01", "2026-03-31"],
  ["quarter", "2026-06-30", "2026-04-01", "2026-06-30"],
  ["year", "2026-11-22", "2026-01-01", "2026-12-31"],
  ["double11", "2026-05-01", "2026-10-20", "2026-11-11"],
] as const)("the %s of %s", (choice, today, from, to) => {
  expect(quickDays(choice, today)).toEqual({ from, to });
  expect(quickOf({ from, to }, today)).toBe(choice);
});

it("the tree shows this quarter until the address says otherwise", () => {
  const today = "2026-11-22";
  expect(shownDays({}, today)).toEqual({ from: "2026-10-01", to: "2026-12-31" });
  expect(shownDays({ period: "nonsense" }, today)?.from).toBe("2026-10-01");
  expect(shownDays({ period: "all" }, today)).toBeNull();
  const own = { period: "custom", from: "2026-01-05", to: "2026-02-01" };
  expect(shownDays(own, today)).toEqual({ from: "2026-01-05", to: "2026-02-01" });
  expect(goalFilter({ whose: "mine", level: "moon", text: "复购" }, today)).toEqual({
    from: "2026-10-01",
    to: "2026-12-31",
    whose: "mine",
    holder: null,
    holder_id: null,
    standing: null,
    text: "复购",
    most: 500,
  });
});

it("spans overlap when any day is in both", () => {
  const month = { from: "2026-11-01", to: "2026-11-30" };
  expect(overlap(month, { from: "2026-11-30", to: "2026-12-31" })).toBe(true);
  expect(overlap(month, { from: "2026-12-01", to: "2026-12-31" })).toBe(false);
});

it("what was before are as many days, or the same days of the last year", () => {
  const november = { from: "2026-11-01", to: "2026-11-30" };
  expect(daysBefore(november)).toEqual({ from: "2026-10-02", to: "2026-10-31" });
  expect(yearBefore(november)).toEqual({ from: "2025-11-01", to: "2025-11-30" });
  const leap = { from: "2028-02-01", to: "2028-02-29" };
  expect(yearBefore(leap)).toEqual({ from: "2027-02-01", to: "2027-02-28" });
});
