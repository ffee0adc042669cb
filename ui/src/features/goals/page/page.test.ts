import { expect, it } from "vitest";
import type { GoalPath } from "../../../bindings";
import { goalLink, goalRow, keyResultRow } from "../../../testing/goals";
import { linesOf } from "./chart";
import { confidenceOf } from "./confidence";
import { beginOf, linksOf } from "./links";
import { stateOf } from "./Milestones";
import { planLine } from "./plan";
import { influence } from "./sentence";
import { plainPercent, toldValue } from "./values";

const above = (id: string, objective_id = id, is_key_result = false): GoalPath => ({
  id,
  objective_id,
  title: id,
  holder_name: "",
  is_key_result,
});

it("a goal belongs to its objective, helps what is between, and reaches the furthest (G-03)", () => {
  const path = [above("mine"), above("department-kr", "d", true), above("d"), above("company")];
  const said = influence(path, "mine");
  expect(said.of?.id).toBe("mine");
  expect(said.helps.map(({ id }) => id)).toEqual(["department-kr", "d"]);
  expect(said.end?.id).toBe("company");
  expect(influence([above("mine")], "mine")).toEqual({ of: above("mine"), helps: [], end: null });
  expect(influence([], "mine")).toEqual({ of: null, helps: [], end: null });
});

const november = { begins_on: "2026-11-01", ends_on: "2026-11-30" };
const days = [
  { day: "2026-11-01", value: "30.5" },
  { day: "2026-11-10", value: null },
  { day: "2026-11-15", value: "31" },
];

it("the plan goes from the start to the aim, and a day without value is a hole", () => {
  const lines = linesOf(keyResultRow("a"), days, november, "2026-11-15");
  expect(lines.plan).toEqual([
    [-1, 30],
    [29, 35],
  ]);
  expect(lines.values).toEqual([
    [0, 30.5],
    [9, null],
    [14, 31],
  ]);
  expect(lines.today).toBe(14);
});

it("what was told after the last day is still drawn", () => {
  const told = [{ day: "2026-12-03", value: "92.5" }];
  expect(linesOf(keyResultRow("a"), told, november, "2026-12-05")).toMatchObject({
    last: 29,
    end: 32,
    values: [[32, 92.5]],
  });
});

it("what is only met or missed has no plan on the way, and a count begins at nothing", () => {
  const atLeast = keyResultRow("a", { aim: "95" }, { kind: "at_least", start: null });
  expect(linesOf(atLeast, [], november, "2026-12-05")).toMatchObject({
    plan: null,
    aim: 95,
    today: null,
  });
  const counted = keyResultRow("a", { aim: "20" }, { kind: "count", start: null });
  expect(linesOf(counted, [], november, "2026-11-01").plan).toEqual([
    [-1, 0],
    [29, 20],
  ]);
});

it("a level of the plan that nobody wrote down is told as missing (G-22)", () => {
  const line = planLine(
    { strategy: "国际化", planning: " ", critical_path: "独立站" },
    "销售额",
    "120 万",
  );
  expect(line.map(({ said }) => said)).toEqual(["国际化", null, "独立站", "销售额", "120 万"]);
});

it("links are seen from the end one stands at, and those that lead up are left out", () => {
  const rows = [
    goalRow("o", { key_results: [keyResultRow("kr")] }),
    goalRow("other", { holder_name: "供应链", key_results: [keyResultRow("stock")] }),
  ];
  const links = [
    goalLink("kr", "stock", "warns"),
    goalLink("other", "kr", "depends_on"),
    goalLink("other", "o", "supports"),
    goalLink("kr", "o", "depends_on"),
  ];
  const seen = linksOf({ rows, links }, ["o", "kr"], "全连锁");
  expect(seen.map(({ kind, isOwn, other }) => [kind, isOwn, other.id])).toEqual([
    ["warns", true, "stock"],
    ["depends_on", false, "other"],
  ]);
});

it("only objectives share, and only key results warn", () => {
  expect(beginOf("shares", { objective: "o", result: "kr" })).toBe("o");
  expect(beginOf("warns", { objective: "o", result: null })).toBeNull();
  expect(beginOf("depends_on", { objective: "o", result: "kr" })).toBe("kr");
  expect(beginOf("depends_on", { objective: "o", result: null })).toBe("o");
});

it("a milestone is late from the day after it was due", () => {
  expect(stateOf({ title: "a", due_on: "2026-11-22", done_on: null }, "2026-11-22")).toBe("open");
  expect(stateOf({ title: "a", due_on: "2026-11-21", done_on: null }, "2026-11-22")).toBe("late");
  expect(stateOf({ title: "a", due_on: "2026-11-01", done_on: "2026-11-09" }, "2026-11-22")).toBe(
    "done",
  );
});

it("every confidence has its word", () => {
  const words = Array.from({ length: 11 }, (_, at) => confidenceOf(at).word);
  expect([...new Set(words)]).toEqual(["unlikely", "unsure", "likely", "certain"]);
});

it("told values carry the unit people gave, and no data is no zero", () => {
  expect(toldValue("350000", "次")).toBe("350,000 次");
  expect(toldValue("92.5", "%")).toBe("92.5 %");
  expect(toldValue(null, "%")).toBe("—");
  expect(["35.00 %", "31.80 %", "100.00 %", "100 %", "0.00 %"].map(plainPercent)).toEqual([
    "35 %",
    "31.8 %",
    "100 %",
    "100 %",
    "0 %",
  ]);
});
