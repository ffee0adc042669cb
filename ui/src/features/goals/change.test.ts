import { describe, expect, it } from "vitest";
import { keyResult, objective } from "../../testing/goals";
import { owner } from "../../testing/window";
import { asChange, begun, evenWeights, type GoalDraft, missing, numbersDiffer } from "./change";
import { aimOf } from "./sentence";

const draft = (change: Partial<GoalDraft> = {}): GoalDraft => ({
  objective: objective("o"),
  key_results: [keyResult("a")],
  supports: [],
  reason: "",
  ...change,
});

it.each([
  [3, 0, [34, 33, 33]],
  [2, 30, [35, 35]],
  [3, 100, [0, 0, 0]],
  [1, 0, [100]],
])("the weights of %s results beside %s are shared out", (results, taken, expected) => {
  const even = evenWeights(
    Array.from({ length: results }, (_, at) => keyResult(`r${at}`)),
    taken,
  );
  expect(even.map((one) => one.weight)).toEqual(expected);
});

describe("what changes a number", () => {
  const one = keyResult("a", { milestones: [{ title: "签约", due_on: null, done_on: null }] });
  const kept = draft({ key_results: [one, keyResult("b")] });
  const differs = (change: Partial<GoalDraft>) => numbersDiffer(kept, { ...kept, ...change });
  const [a, b] = kept.key_results as [typeof one, typeof one];

  it("is not a word, an order, a benchmark or a step that is done", () => {
    expect(differs({ objective: objective("o", { title: "别的", why: "" }) })).toBe(false);
    expect(differs({ key_results: [b, { ...a, title: "别的", benchmark: "40" }] })).toBe(false);
    const done = [{ title: "签约", due_on: null, done_on: "2026-11-22" }];
    expect(differs({ key_results: [{ ...a, milestones: done }, b] })).toBe(false);
  });

  it("is a target, a weight, a day, or a result more or less", () => {
    expect(differs({ key_results: [{ ...a, target: "6" }, b] })).toBe(true);
    expect(differs({ key_results: [{ ...a, weight: 50 }, b] })).toBe(true);
    expect(differs({ key_results: [a] })).toBe(true);
    expect(differs({ objective: objective("o", { ends_on: "2026-12-30" }) })).toBe(true);
  });
});

it("names every field that must be filled", () => {
  const blank = keyResult("a", { title: " ", metric: "", start: null, target: "" });
  const steps = keyResult("b", { source: "milestones", kind: "milestone", target: "" });
  const lacking = missing(
    draft({
      objective: objective("o", { title: "", holder: "store" }),
      key_results: [blank, steps],
    }),
    true,
  );
  const expected = ["a.metric", "a.start", "a.target", "a.title", "b.milestones"];
  expect([...lacking].sort()).toEqual([...expected, "holder_id", "reason", "title"]);
  expect(missing(draft(), false).size).toBe(0);
});

it("a reason goes with changed numbers alone, and steps are kept with nought", () => {
  const locked = objective("o", { locked: true, change_reason: "旧的" });
  const steps = keyResult("b", { source: "milestones", kind: "milestone", target: "" });
  const given = draft({ objective: locked, key_results: [steps], reason: "双11 提前" });
  expect(asChange(given, true).objective.change_reason).toBe("双11 提前");
  expect(asChange(given, false).objective.change_reason).toBe("旧的");
  expect(asChange(given, false).key_results[0]?.target).toBe("0");
});

it("a new goal is of the place its maker answers for", () => {
  const of = (reach: "chain" | "store" | "own", store_id: string | null) => {
    const session = { ...owner, store_id, grants: [{ operation: "edit_goal" as const, reach }] };
    const { holder, holder_id } = begun("o", session, "2026-11-22").objective;
    return [holder, holder_id];
  };
  expect(of("chain", null)).toEqual(["chain", null]);
  expect(of("store", "xuhui")).toEqual(["store", "xuhui"]);
  expect(of("own", "xuhui")).toEqual(["employee", "owner"]);
});

it.each([
  ["absolute", null, "100000000", "100000000"],
  ["increase_percent", "80", "30", "104"],
  ["decrease_percent", "50", "8", "46"],
  ["increase_points", "30", "5", "35"],
  ["decrease_points", "0.3", "0.1", "0.2"],
  ["increase_points", null, "5", null],
  ["at_least", null, "", null],
] as const)("%s from %s by %s aims at %s", (kind, start, target, aim) => {
  expect(aimOf({ kind, start, target })).toBe(aim);
});
