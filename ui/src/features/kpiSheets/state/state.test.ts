import { expect, it } from "vitest";
import type { KpiSheet } from "../../../bindings";
import { sheet } from "../../../testing/kpiSheets";
import { addGroup, addItem, moveGroup, moveItem, removeGroup, removeItem, setItem } from "./change";
import { begin, isDirty, type State, type Step, stepped } from "./draft";
import { lastWhole } from "./periods";
import { editedOf, itemsOf, whole } from "./sheet";
import { standingOf, usualBeginning } from "./versions";
import { filledUp, fillGroup, groupSum, itemSum, sumOf } from "./weights";

const content = whole(sheet().content);
const order = (of = content) =>
  of.groups.map(({ key, items }) => [key, ...items.map((i) => i.key)]);
const run = (state: State, ...steps: Step[]) => steps.reduce(stepped, state);

it("sums weights without the errors of binary fractions, and says what is missing", () => {
  expect(sumOf(["33.3", "33.3", "33.4"])).toEqual({ sum: "100", missing: "0", isFull: true });
  expect(sumOf(["0.1", "0.2"])).toMatchObject({ sum: "0.3", missing: "99.7" });
  expect(sumOf(["60", "50"])).toMatchObject({ missing: "-10", isFull: false });
  expect(groupSum(content).isFull).toBe(true);
});

it("points beside the weights do not count among them", () => {
  const [group] = content.groups;
  if (!group) throw new Error("no group");
  const bonus = { ...group.items[0], key: "bonus", weight: "7" } as (typeof group.items)[number];
  bonus.curve = { kind: "bonus", step: "1", points: "1", most: "5" };
  const all = { ...group, items: [...group.items, bonus] };
  expect(itemSum(all).sum).toBe("100");
  expect(fillGroup(all).items.at(-1)?.weight).toBe("7");
});

it("fills weights up to 100 in the same proportions", () => {
  expect(filledUp(["30", "20"])).toEqual(["60", "40"]);
  expect(filledUp(["1", "1", "1"])).toEqual(["34", "33", "33"]);
  expect(filledUp(["0", "0"])).toEqual(["50", "50"]);
  expect(filledUp([])).toEqual([]);
});

it("a new group and a new item have keys that nothing else has", () => {
  const grown = addItem(addItem(addGroup(content), "group_1"), "group_1");
  expect(order(grown).at(-1)).toEqual(["group_1", "item_1", "item_2"]);
  expect(order(addGroup(grown)).at(-1)).toEqual(["group_2"]);
});

it("groups and items go up and down; an item at an end goes into the group beside it", () => {
  expect(order(moveGroup(content, "sales", 1))).toEqual([
    ["service", "attitude"],
    ["sales", "net", "growth"],
  ]);
  expect(moveGroup(content, "sales", -1).groups).toEqual(content.groups);
  expect(order(moveItem(content, "net", 1))[0]).toEqual(["sales", "growth", "net"]);
  expect(order(moveItem(content, "growth", 1))).toEqual([
    ["sales", "net"],
    ["service", "growth", "attitude"],
  ]);
  expect(order(moveItem(content, "net", -1))).toEqual(order());
});

it("takes groups and items away", () => {
  expect(order(removeItem(content, "net"))[0]).toEqual(["sales", "growth"]);
  expect(order(removeGroup(content, "sales"))).toEqual([["service", "attitude"]]);
});

it("steps can be taken back one by one, and what is the same is no step", () => {
  const kept = editedOf(sheet());
  const weigh = (weight: string): Step => ({
    do: "change",
    to: (now) => ({ ...now, content: setItem(now.content, "net", { weight }) }),
  });
  const state = run(begin(kept), weigh("50"), weigh("40"), weigh("40"));
  expect(state.past).toHaveLength(2);
  const weightOf = (of: State) => itemsOf(of.now.content)[0]?.weight;
  expect(weightOf(run(state, { do: "undo" }))).toBe("50");
  expect(isDirty(run(state, { do: "undo" }, { do: "undo" }))).toBe(false);
  expect(isDirty(run(state, { do: "saved", as: state.now }))).toBe(false);
  expect(weightOf(run(state, { do: "reset" }, { do: "undo" }))).toBe("40");
});

it("what somebody else kept shows at once, unless it would take work away", () => {
  const kept = editedOf(sheet());
  const other = { ...kept, change_reason: "other" };
  const read: Step = { do: "read", kept: other };
  expect(run(begin(kept), read).now).toEqual(other);
  const mine: Step = { do: "change", to: (now) => ({ ...now, cycle: "quarter" }) };
  expect(run(begin(kept), mine, read).now).toMatchObject({ cycle: "quarter", change_reason: "" });
});

it("the reason of a version that counts is not that of the next", () => {
  const published = sheet({ published_from: "2026-01-01", change_reason: "because" });
  expect(editedOf(published).change_reason).toBe("");
  expect(editedOf(sheet({ change_reason: "because" })).change_reason).toBe("because");
});

it("knows what a version is today", () => {
  const at = (id: string, from: string | null, change: Partial<KpiSheet> = {}) =>
    sheet({ id, published_from: from, ...change });
  const all = [at("d", null), at("n", "2026-12-01"), at("c", "2026-10-01"), at("p", "2026-01-01")];
  const told = all.map((one) => standingOf(one, all, "2026-11-22"));
  expect(told).toEqual(["draft", "coming", "current", "past"]);
  const gone = at("r", "2026-01-01", { retired_from: "2026-11-01" });
  expect(standingOf(gone, [gone], "2026-11-22")).toBe("retired");
});

it("a first version counts from this month, others from the next, always later than the last", () => {
  expect(usualBeginning(null, "2026-11-22")).toBe("2026-11-01");
  expect(usualBeginning("2026-10-01", "2026-12-22")).toBe("2027-01-01");
  expect(usualBeginning("2026-12-01", "2026-11-22")).toBe("2026-12-02");
});

it("finds the last whole week, month, quarter and year", () => {
  expect(lastWhole("week", "2026-11-22")).toEqual({ from: "2026-11-09", to: "2026-11-15" });
  expect(lastWhole("month", "2026-01-05")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
  expect(lastWhole("quarter", "2026-11-22")).toEqual({ from: "2026-07-01", to: "2026-09-30" });
  expect(lastWhole("quarter", "2026-02-01")).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  expect(lastWhole("year", "2026-11-22")).toEqual({ from: "2025-01-01", to: "2025-12-31" });
});
