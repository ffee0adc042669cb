import { expect, it } from "vitest";
import type { PlanPart } from "../../../bindings";
import { goalLink, goalRow, keyResultRow } from "../../../testing/goals";
import { bottleneckOf, demandOf, dependencyOf, fifthMore, lastMonth, warnedBy } from "./demand";
import { canBeBrokenDown, spread, sumOf, targetsOf } from "./share";

const part = (store_id: string, change: Partial<PlanPart> = {}): PlanPart => ({
  store_id,
  store_name: store_id,
  objective_id: `part-${store_id}`,
  owner_id: "owner",
  owner_name: "王芳",
  before: null,
  proposed: "0",
  planned: null,
  locked: false,
  ...change,
});

const parts = [part("a"), part("b"), part("c", { locked: true, planned: "100" })];

it("the difference is spread by size over what is not agreed, to the last cent", () => {
  const targets = targetsOf(parts, { a: "100", b: "200", c: "999" });
  expect(sumOf(targets, "500", 2)).toEqual({ sum: "400.00", off: "100.00", sign: -1 });
  expect(spread(targets, "500", 2)).toEqual({ a: "133.33", b: "266.67" });
  const even = targetsOf(parts, { a: "133.33", b: "266.67" });
  expect(sumOf(even, "500", 2)).toEqual({ sum: "500.00", off: "0.00", sign: 0 });
});

it("whole things are spread as whole things, and evenly while nobody has one", () => {
  const three = targetsOf([part("a"), part("b"), part("c")], {});
  expect(spread(three, "10", 0)).toEqual({ a: "4", b: "3", c: "3" });
});

it("nothing is spread when more is agreed than the aim", () => {
  expect(spread(targetsOf(parts, { a: "1", b: "1" }), "90", 2)).toBeNull();
});

it("only what a metric tells of more than one store is broken down", () => {
  const slice = keyResultRow("a").key_result.slice;
  expect(canBeBrokenDown(keyResultRow("a"))).toBe(true);
  expect(canBeBrokenDown(keyResultRow("a", {}, { source: "check_in" }))).toBe(false);
  expect(canBeBrokenDown(keyResultRow("a", {}, { slice: { ...slice, store_id: "x" } }))).toBe(
    false,
  );
  expect(canBeBrokenDown(keyResultRow("a", { aim: null }))).toBe(false);
});

it("what is left empty does not bind, and nothing is tried without visitors (D-21)", () => {
  expect(demandOf({ visitors: "10000" })).toBeNull();
  expect(demandOf({ visitors: "12000", conversion_percent: "3.6" })).toMatchObject({
    units_per_order: "0",
    service_minutes: "0",
  });
  expect(dependencyOf({ order_capacity: "400" })).toEqual({
    order_capacity: "400",
    stock_units: null,
    service_hours: null,
  });
  expect(fifthMore("10000")).toBe("12000");
  expect(lastMonth(null, "2026-03-15")).toMatchObject({ from: "2026-02-01", to: "2026-02-28" });
});

it("the bottleneck says how many orders are too many, and whom it touches (D-21)", () => {
  const short = { resource: "orders" as const, needed: "432", available: "400", orders: 400 };
  const found = {
    orders: 432,
    capacities: [{ ...short, is_short: true }],
    bottleneck: "orders" as const,
  };
  expect(bottleneckOf(found)).toEqual({ resource: "orders", orders: 400, missing: 32 });
  expect(bottleneckOf({ ...found, bottleneck: null })).toBeNull();
  const rows = [
    goalRow("traffic", { key_results: [keyResultRow("kr")] }),
    goalRow("supply", { holder_name: "供应链" }, { title: "爆款不断货" }),
  ];
  const links = [goalLink("kr", "supply", "warns"), goalLink("traffic", "supply", "depends_on")];
  expect(warnedBy({ rows, links }, ["traffic", "kr"], "全连锁")).toMatchObject([
    { id: "supply", whose: "供应链", title: "爆款不断货" },
  ]);
});
