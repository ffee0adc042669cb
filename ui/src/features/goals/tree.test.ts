import { describe, expect, it } from "vitest";
import { goalRow, keyResultRow } from "../../testing/goals";
import { grow, lines, type Node } from "./tree";

const titles = (nodes: Node[]): unknown[] =>
  nodes.map((node) => [node.row.objective.id, titles(node.below)]);

describe("the tree", () => {
  it("puts an objective once, under the first it supports that is shown", () => {
    const chain = goalRow("chain", { key_results: [keyResultRow("gmv")] });
    const other = goalRow("other");
    const shop = goalRow("shop", { supports: ["hidden", "gmv", "other"] }, { holder: "store" });
    const person = goalRow("person", { supports: ["shop"] }, { holder: "employee" });
    const roots = grow([chain, other, shop, person]);
    expect(titles(roots)).toEqual([
      ["chain", [["shop", [["person", []]]]]],
      ["other", []],
    ]);
    expect(roots[0]?.below[0]?.toward).toBe("gmv");
    expect(roots[0]?.below[0]?.below[0]?.toward).toBeNull();
  });

  it("loses nothing in a loop that two devices closed", () => {
    const a = goalRow("a", { supports: ["c"] });
    const b = goalRow("b", { supports: ["a"] });
    const c = goalRow("c", { supports: ["b"] });
    const found = JSON.stringify(titles(grow([a, b, c])));
    for (const id of ["a", "b", "c"]) expect(found.split(`"${id}"`)).toHaveLength(2);
  });

  it("shows key results before what stands under them, and only of what is open", () => {
    const chain = goalRow("chain", {
      key_results: [keyResultRow("gmv")],
      shared: [{ key_result_id: "x", title: "复购率", weight: 30, counted: "60" }],
    });
    const shop = goalRow("shop", { supports: ["chain"], key_results: [keyResultRow("kr")] });
    const roots = grow([chain, shop]);
    const keys = (open: boolean[]) => lines(roots, (_, depth) => open[depth] ?? false);
    expect(keys([]).map((line) => line.key)).toEqual(["chain"]);
    expect(keys([true]).map((line) => line.key)).toEqual(["chain", "gmv", "chain x", "shop"]);
    expect(keys([true, true]).map((line) => [line.key, line.depth])).toEqual([
      ["chain", 0],
      ["gmv", 1],
      ["chain x", 1],
      ["shop", 1],
      ["kr", 2],
    ]);
  });

  it("stays quick with a thousand objectives", () => {
    const rows = Array.from({ length: 1000 }, (_, at) =>
      goalRow(`g${at}`, { supports: at === 0 ? [] : [`g${Math.floor((at - 1) / 3)}`] }),
    );
    const begun = performance.now();
    expect(lines(grow(rows), () => true)).toHaveLength(1000);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
