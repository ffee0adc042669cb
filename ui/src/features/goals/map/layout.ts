import type { HolderKind } from "../../../bindings";
import { mapSize } from "../../../theme/tokens";
import { forest } from "./forest";
import { type GoalGraph, LEVELS, type MapNode } from "./graph";

export type Box = { x: number; y: number; width: number; height: number };
/** Levels as rows from the top down, or as columns from the left on. */
export type Direction = "rows" | "columns";
export type Placed = { boxes: Map<string, Box>; direction: Direction; levels: LevelPlace[] };
export type LevelPlace = { level: HolderKind; at: number };

/** A level of more objectives than this stands below each other rather than side by side. */
const WIDEST_ROW = 6;

/**
 * Puts the goals in levels, each below what it supports, without any two of them overlapping. What
 * hangs on nothing and has nothing hanging on it stands at the end of its level.
 */
export function placed(graph: GoalGraph): Placed {
  const direction = directionOf(graph.nodes);
  const alone = aloneOf(graph);
  const ranks = ranksOf(graph);
  const hanging = graph.nodes.filter((node) => !alone.has(node.id));
  const up = graph.edges.filter(leadsUp);
  const boxes = forest(hanging, up, (id) => ranks.get(id) ?? 0, direction);
  for (const node of graph.nodes)
    if (!boxes.has(node.id)) boxes.set(node.id, atTheEnd(node, graph.nodes, boxes, direction));
  return { boxes, direction, levels: levelsOf(graph.nodes, boxes, direction === "rows") };
}

function directionOf(nodes: MapNode[]): Direction {
  const counts = LEVELS.map(
    (level) => nodes.filter((node) => node.is === "objective" && node.level === level).length,
  );
  return Math.max(...counts) > WIDEST_ROW ? "columns" : "rows";
}

const leadsUp = (edge: GoalGraph["edges"][number]) =>
  edge.kind === "belongs" || edge.kind === "supports";

/** The goals no edge up or down touches, but one of each level that has no others. */
function aloneOf({ nodes, edges }: GoalGraph): Set<string> {
  const held = new Set(edges.filter(leadsUp).flatMap((edge) => [edge.from, edge.to]));
  const levels = new Set(nodes.filter((node) => held.has(node.id)).map((node) => node.level));
  const alone = new Set<string>();
  for (const node of nodes) {
    if (held.has(node.id)) continue;
    if (levels.has(node.level)) alone.add(node.id);
    levels.add(node.level);
  }
  return alone;
}

/** The next free place of a level, behind everything that reaches into its row or column. */
function atTheEnd(
  node: MapNode,
  nodes: MapNode[],
  boxes: Map<string, Box>,
  direction: Direction,
): Box {
  const [main, cross] = direction === "rows" ? (["y", "x"] as const) : (["x", "y"] as const);
  const [thick, long] =
    direction === "rows" ? (["height", "width"] as const) : (["width", "height"] as const);
  const size = mapSize[node.is];
  const level = nodes.filter((one) => one.is === "objective" && one.level === node.level);
  const at = Math.min(...level.flatMap((one) => boxes.get(one.id)?.[main] ?? []));
  const beside = [...boxes.values()].filter(
    (box) => box[main] < at + size[thick] && at < box[main] + box[thick],
  );
  const end = Math.max(...beside.map((box) => box[cross] + box[long]));
  const place = { x: 0, y: 0, ...size };
  place[main] = at;
  place[cross] = end + mapSize.apart;
  return place;
}

/**
 * Two ranks for each level that there is: its objectives, and under them their key results. What
 * supports a goal of its own level stands a rank below it.
 */
function ranksOf({ nodes, edges }: GoalGraph): Map<string, number> {
  const present = LEVELS.filter((level) => nodes.some((node) => node.level === level));
  const above = new Map<string, string[]>();
  for (const { from, to } of edges.filter(leadsUp))
    above.set(from, [...(above.get(from) ?? []), to]);
  const usual = new Map(
    nodes.map((node) => {
      const rank = 2 * present.indexOf(node.level) + (node.is === "key_result" ? 1 : 0);
      return [node.id, rank];
    }),
  );
  const ranks = new Map<string, number>();
  const rankOf = (id: string): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    const own = usual.get(id) ?? 0;
    // Two devices at once can close a loop: it ends where it began.
    ranks.set(id, own);
    const rank = Math.max(own, ...(above.get(id) ?? []).map((goal) => rankOf(goal) + 1));
    ranks.set(id, rank);
    return rank;
  };
  for (const { id } of nodes) rankOf(id);
  return ranks;
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
