import dagre from "@dagrejs/dagre";
import type { HolderKind } from "../../../bindings";
import { mapSize } from "../../../theme/tokens";
import { type GoalGraph, LEVELS, type MapNode } from "./graph";

export type Box = { x: number; y: number; width: number; height: number };
/** Levels as rows from the top down, or as columns from the left on. */
export type Direction = "rows" | "columns";
export type Placed = { boxes: Map<string, Box>; direction: Direction; levels: LevelPlace[] };
export type LevelPlace = { level: HolderKind; at: number };

/** A level of more objectives than this stands below each other rather than side by side. */
const WIDEST_ROW = 6;
const ROOT = "root";

/** Puts the goals in levels, each below what it supports, without any two of them overlapping. */
export function placed(graph: GoalGraph): Placed {
  const direction = directionOf(graph.nodes);
  const asRow = direction === "rows";
  const drawn = new dagre.graphlib.Graph({ multigraph: true });
  drawn.setGraph({ rankdir: asRow ? "TB" : "LR", nodesep: mapSize.apart, ranksep: mapSize.levels });
  drawn.setDefaultEdgeLabel(() => ({}));
  drawn.setNode(ROOT, { width: 1, height: 1 });
  const ranks = ranksOf(graph.nodes);
  for (const node of graph.nodes) drawn.setNode(node.id, { ...mapSize[node.is] });
  const hung = new Set<string>();
  for (const edge of graph.edges) {
    if (edge.kind !== "belongs" && edge.kind !== "supports") continue;
    const apart = (ranks.get(edge.from) ?? 0) - (ranks.get(edge.to) ?? 0);
    drawn.setEdge(edge.to, edge.from, { minlen: Math.max(1, apart) }, edge.id);
    hung.add(edge.from);
  }
  for (const node of graph.nodes)
    if (!hung.has(node.id))
      drawn.setEdge(ROOT, node.id, { minlen: (ranks.get(node.id) ?? 0) + 1, weight: 0 });
  dagre.layout(drawn);
  const boxes = new Map<string, Box>();
  for (const { id, is } of graph.nodes) {
    const { width, height } = mapSize[is];
    const { x, y } = drawn.node(id) as { x: number; y: number };
    boxes.set(id, { x: x - width / 2, y: y - height / 2, width, height });
  }
  return { boxes, direction, levels: levelsOf(graph.nodes, boxes, asRow) };
}

function directionOf(nodes: MapNode[]): Direction {
  const counts = LEVELS.map(
    (level) => nodes.filter((node) => node.is === "objective" && node.level === level).length,
  );
  return Math.max(...counts) > WIDEST_ROW ? "columns" : "rows";
}

/** Two ranks for each level that there is: its objectives, and under them their key results. */
function ranksOf(nodes: MapNode[]): Map<string, number> {
  const present = LEVELS.filter((level) => nodes.some((node) => node.level === level));
  return new Map(
    nodes.map((node) => {
      const rank = 2 * present.indexOf(node.level) + (node.is === "key_result" ? 1 : 0);
      return [node.id, rank];
    }),
  );
}

/** Where each level begins. */
function levelsOf(nodes: MapNode[], boxes: Map<string, Box>, asRow: boolean): LevelPlace[] {
  return LEVELS.flatMap((level) => {
    const ats = nodes
      .filter((node) => node.is === "objective" && node.level === level)
      .flatMap((node) => boxes.get(node.id) ?? [])
      .map((box) => (asRow ? box.y : box.x));
    return ats.length > 0 ? [{ level, at: Math.min(...ats) }] : [];
  });
}
