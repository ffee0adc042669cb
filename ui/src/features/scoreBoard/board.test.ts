import { expect, it } from "vitest";
import { boardItem, boardSheet, personScore, scoreCell } from "../../testing/scores";
import { heatOf, named, openGaps, shownPoints, sorted } from "./board";
import { monthName, monthOf, shiftMonth } from "./months";

const visits = boardItem("visits");
const rate = boardItem("rate", { target_kind: "ratio" });
const bonus = boardItem("bonus", { is_beside_weights: true });

it("months go on over the turn of a year", () => {
  expect(shiftMonth("2026-12-15", 1)).toBe("2027-01-01");
  expect(shiftMonth("2026-01-31", -1)).toBe("2025-12-01");
  expect(monthOf("2024-02-10")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  expect(monthName("2026-11-22", "zh-CN")).toBe("2026年11月");
  expect(monthName("2026-11-22", "en")).toBe("November 2026");
});

it("a cell is as deep as its points are many, on either scale", () => {
  const heat = (score: string | null, scale: "hundred" | "five") =>
    heatOf(visits, scoreCell("visits", { score }), scale);
  expect([heat("0", "hundred"), heat("62.5", "hundred"), heat("100", "hundred")]).toEqual([
    0, 4, 5,
  ]);
  expect([heat("120", "hundred"), heat("2.5", "five"), heat(null, "five")]).toEqual([5, 3, null]);
  expect(heatOf(bonus, scoreCell("bonus"), "hundred")).toBeNull();
});

it("no data has no points, and points beside the weights are those that they add", () => {
  expect(shownPoints(visits, scoreCell("visits", { value: null, score: null }))).toBeNull();
  expect(shownPoints(bonus, scoreCell("bonus", { contribution: "4" }))).toBe("4");
  expect(shownPoints(visits, undefined)).toBeNull();
});

it("people stand by their score or by one item, those without a number last either way", () => {
  const of = (name: string, total: string | null, score: string | null) =>
    personScore(name, { total, cells: [scoreCell("visits", { score, value: score })] });
  const people = [of("a", "90", null), of("b", "9.5", "100"), of("c", null, "20")];
  const sheet = boardSheet(people, { items: [visits] });
  const names = (by: string, rising: boolean) =>
    sorted(sheet, people, { by, rising }).map(({ name }) => name);
  expect(names("total", false)).toEqual(["a", "b", "c"]);
  expect(names("total", true)).toEqual(["b", "a", "c"]);
  expect(names("visits", true)).toEqual(["c", "b", "a"]);
  expect(names("visits", false)).toEqual(["b", "c", "a"]);
});

it("of 8 visits 5 are made: 3 are lacking; shares and what is too much are no such gap", () => {
  const people = [
    personScore("near", { cells: [scoreCell("visits", { value: "7", gap: "1" })] }),
    personScore("lin", { cells: [scoreCell("visits"), scoreCell("rate")] }),
    personScore("over", { cells: [scoreCell("visits", { value: "9", gap: "0" })] }),
    personScore("none", { cells: [scoreCell("visits", { value: null, gap: null })] }),
  ];
  const gaps = openGaps(boardSheet(people, { items: [rate, visits] }), people);
  expect(gaps.map(({ person, item, cell }) => [person.name, item.key, cell.gap])).toEqual([
    ["lin", "visits", "3"],
    ["near", "visits", "1"],
  ]);
});

it("people are found by name, number, post and store", () => {
  const people = [personScore("林晓", { code: "E07" }), personScore("周敏", { post: "店长" })];
  expect(named(people, "e07").map(({ name }) => name)).toEqual(["林晓"]);
  expect(named(people, "店长").map(({ name }) => name)).toEqual(["周敏"]);
  expect(named(people, " ")).toHaveLength(2);
});
