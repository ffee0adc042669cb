import { expect, it } from "vitest";
import type { HolderKind } from "../../../bindings";
import { goalLink, goalRow, keyResultRow } from "../../../testing/goals";
import { goalGraph, narrowed } from "./graph";
import { type Box, placed } from "./layout";
import { nextGoal } from "./walk";

const department = (id: string, standing: "on_track" | "behind" = "on_track") =>
  goalRow(id, { standing, holder_name: id }, { holder: "department", holder_id: id });

/** G-04: the company with one key result, three departments that support it, two links across. */
const chain = {
  rows: [
    goalRow("company", {
      standing: "on_track",
      key_results: [keyResultRow("gmv"), keyResultRow("untouched")],
    }),
    department("operations"),
    department("supply"),
    department("service", "behind"),
  ],
  links: [
    goalLink("operations", "gmv", "supports"),
    goalLink("supply", "gmv", "supports"),
    goalLink("service", "gmv", "supports"),
    goalLink("operations", "supply", "depends_on"),
    goalLink("operations", "service", "depends_on"),
  ],
};

it("a company, three departments and two links across make six edges (G-04)", () => {
  const { nodes, edges } = goalGraph(chain);
  expect(edges.length).toBe(6);
  expect(edges.map((edge) => edge.kind).sort()).toEqual([
    "belongs",
    "depends_on",
    "depends_on",
    "supports",
    "supports",
    "supports",
  ]);
  expect(nodes.map((node) => node.id)).toEqual([
    "company",
    "gmv",
    "operations",
    "supply",
    "service",
  ]);
});

it("one side of a dependency is marked when the other is behind, and it alone", () => {
  const marked = goalGraph(chain).nodes.filter((node) => node.troubles.length > 0);
  expect(marked.map((node) => [node.id, node.troubles])).toEqual([
    ["operations", [{ why: "behind", title: "service", note: "" }]],
  ]);
});

it("who is warned is marked from the limit on, not below (G-07)", () => {
  const troubled = (raw: string) => {
    const visitors = keyResultRow("visitors", { progress: { raw, counted: "100" } });
    const rows = [goalRow("a", { key_results: [visitors] }), department("supply")];
    const links = [goalLink("visitors", "supply", "warns", { note: "检查库存" })];
    return goalGraph({ rows, links }).nodes.find((node) => node.id === "supply")?.troubles;
  };
  const warned = [{ why: "overshoot", title: "visitors", note: "检查库存" }];
  expect(troubled("125")).toEqual(warned);
  expect(troubled("119")).toEqual([]);
});

it("what a filter leaves out takes its edges along", () => {
  const shown = narrowed(chain, { levels: ["department"], standings: [] });
  const { nodes, edges } = goalGraph(shown);
  expect(nodes.length).toBe(3);
  expect(edges.map((edge) => edge.kind)).toEqual(["depends_on", "depends_on"]);
  expect(narrowed(chain, { levels: [], standings: ["behind"] }).rows.length).toBe(1);
  expect(narrowed(chain, { levels: [], standings: [] }).rows.length).toBe(4);
});

type Sizes = readonly (readonly [HolderKind, number])[];

/** A chain of five levels; each objective supports as many of the level above. */
function largeChain(sizes: Sizes, linksOfEach = 1) {
  const rows: ReturnType<typeof goalRow>[] = [];
  const links: ReturnType<typeof goalLink>[] = [];
  let above: string[] = [];
  for (const [holder, count] of sizes) {
    const here = Array.from({ length: count }, (_, at) => `${holder}${at}`);
    for (const [at, id] of here.entries()) {
      rows.push(
        goalRow(id, { key_results: [keyResultRow(`kr-${id}`)] }, { holder, holder_id: `of-${id}` }),
      );
      // Every third supports a key result, every seventh nothing at all.
      for (let nth = 0; nth < linksOfEach; nth++) {
        const up = above[(at + nth * 5) % above.length];
        if (up && at % 7 !== 6) links.push(goalLink(id, at % 3 ? up : `kr-${up}`, "supports"));
      }
    }
    above = here;
  }
  return goalGraph({ rows, links });
}

function overlapsOf(boxes: Map<string, Box>): [Box, Box][] {
  const all = [...boxes.values()];
  return all.flatMap((a, at) =>
    all
      .slice(at + 1)
      .filter(
        (b) =>
          a.x < b.x + b.width &&
          b.x < a.x + a.width &&
          a.y < b.y + b.height &&
          b.y < a.y + a.height,
      )
      .map((b): [Box, Box] => [a, b]),
  );
}

it("150 objectives stand in their levels and none lies on another", () => {
  const graph = largeChain([
    ["chain", 1],
    ["region", 5],
    ["department", 12],
    ["store", 32],
    ["employee", 100],
  ]);
  expect(graph.nodes.filter((node) => node.is === "objective").length).toBe(150);
  const { boxes, direction, levels } = placed(graph);
  expect(direction).toBe("columns");
  expect(overlapsOf(boxes)).toEqual([]);
  expect(levels.map(({ level }) => level)).toEqual([
    "chain",
    "region",
    "department",
    "store",
    "employee",
  ]);
  for (const level of levels) {
    const objectives = graph.nodes.filter((n) => n.is === "objective" && n.level === level.level);
    const columns = new Set(objectives.map((node) => boxes.get(node.id)?.x));
    expect(columns.size, `${level.level} stands in one column`).toBe(1);
  }
});

it("300 objectives with two links each stand behind all they support, none on another", () => {
  const graph = largeChain(
    [
      ["chain", 2],
      ["region", 8],
      ["department", 15],
      ["store", 75],
      ["employee", 200],
    ],
    2,
  );
  const { boxes, levels } = placed(graph);
  expect(graph.nodes.filter((node) => node.is === "objective").length).toBe(300);
  expect(graph.edges.filter((edge) => edge.kind === "supports").length).toBeGreaterThan(500);
  expect(graph.nodes.filter((node) => !boxes.has(node.id))).toEqual([]);
  expect(overlapsOf(boxes)).toEqual([]);
  const before = graph.edges.filter((edge) => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    return !from || !to || from.x < to.x + to.width;
  });
  expect(before, "what supports stands behind what it supports").toEqual([]);
  expect(new Set(levels.map(({ at }) => at)).size, "each level has its own column").toBe(5);
});

it("what supports a goal of its own level stands below it, and a loop is drawn all the same", () => {
  const rows = [department("first"), department("second"), department("third")];
  const links = [goalLink("second", "first", "supports"), goalLink("third", "second", "supports")];
  const { boxes } = placed(goalGraph({ rows, links }));
  const tops = rows.map(({ objective }) => boxes.get(objective.id)?.y ?? 0);
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  expect(new Set(tops).size).toBe(3);
  const loop = [...links, goalLink("first", "third", "supports")];
  const round = placed(goalGraph({ rows, links: loop }));
  expect(round.boxes.size).toBe(3);
  expect(overlapsOf(round.boxes)).toEqual([]);
});

it("few goals stand below what they support, and arrows walk along the edges", () => {
  const graph = goalGraph(chain);
  const map = placed(graph);
  const { boxes } = map;
  expect(map.direction).toBe("rows");
  const top = (id: string) => boxes.get(id)?.y ?? 0;
  expect(top("company")).toBeLessThan(top("gmv"));
  expect(top("gmv")).toBeLessThan(top("supply"));
  const go = (from: string, arrow: Parameters<typeof nextGoal>[1]) =>
    nextGoal(from, arrow, map, graph.edges);
  expect(go("company", "ArrowDown")).toBe("gmv");
  expect(go("supply", "ArrowUp")).toBe("gmv");
  expect(go("gmv", "ArrowUp")).toBe("company");
  expect(go("company", "ArrowUp")).toBeNull();
  const row = ["operations", "supply", "service"].sort(
    (a, b) => (boxes.get(a)?.x ?? 0) - (boxes.get(b)?.x ?? 0),
  );
  expect(go(row[0] ?? "", "ArrowRight")).toBe(row[1]);
});
