import { mapSize } from "../../../theme/tokens";
import type { GoalGraph, MapNode } from "./graph";
import type { Box, Direction } from "./layout";

/**
 * Puts goals into their ranks, each in the middle of what stands under it, and no two on one place
 * (Wetherell and Shannon 1979). What supports several stands under the first; a link that passes a
 * rank keeps its way through it free.
 */
export function forest(
  nodes: MapNode[],
  up: GoalGraph["edges"],
  rankOf: (id: string) => number,
  direction: Direction,
): Map<string, Box> {
  const { above, below } = kinship(nodes, up, rankOf);
  const long = (node: MapNode) => mapSize[node.is][direction === "rows" ? "width" : "height"];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const begins = new Map<string, number>();
  const free: number[] = [];
  const freeAt = (rank: number) => free[rank] ?? 0;

  const take = (id: string, from: number) => {
    const rank = rankOf(id);
    const parent = above.get(id);
    const node = byId.get(id);
    if (!node) return;
    begins.set(id, from);
    for (let at = parent ? rankOf(parent) + 1 : rank; at <= rank; at += 1)
      free[at] = Math.max(freeAt(at), from + long(node) + mapSize.apart);
  };
  const move = (id: string, by: number) => {
    take(id, (begins.get(id) ?? 0) + by);
    for (const child of below.get(id) ?? []) move(child, by);
  };
  const middle = (id: string) => {
    const node = byId.get(id);
    return (begins.get(id) ?? 0) + (node ? long(node) / 2 : 0);
  };
  const place = (node: MapNode) => {
    const children = below.get(node.id) ?? [];
    const rank = rankOf(node.id);
    const parent = above.get(node.id);
    for (const child of children) {
      const found = byId.get(child);
      if (found) place(found);
    }
    let least = 0;
    for (let at = parent ? rankOf(parent) + 1 : rank; at <= rank; at += 1)
      least = Math.max(least, freeAt(at));
    const [first, last] = [children[0], children.at(-1)];
    if (first === undefined || last === undefined) {
      take(node.id, least);
      return;
    }
    const wanted = (middle(first) + middle(last) - long(node)) / 2;
    for (const child of children) if (least > wanted) move(child, least - wanted);
    take(node.id, Math.max(least, wanted));
  };
  for (const node of nodes) if (!above.has(node.id)) place(node);
  return boxesOf(nodes, begins, rankOf, direction);
}

/** What each goal stands under, and what stands under each. */
function kinship(nodes: MapNode[], up: GoalGraph["edges"], rankOf: (id: string) => number) {
  const known = new Set(nodes.map(({ id }) => id));
  const above = new Map<string, string>();
  const below = new Map<string, string[]>();
  for (const { from, to } of up) {
    // Ranks fall along the way up, but where two devices at once closed a loop.
    const fits = known.has(from) && known.has(to) && rankOf(from) > rankOf(to);
    if (!fits || above.has(from)) continue;
    above.set(from, to);
    below.set(to, [...(below.get(to) ?? []), from]);
  }
  return { above, below };
}

function boxesOf(
  nodes: MapNode[],
  begins: Map<string, number>,
  rankOf: (id: string) => number,
  direction: Direction,
): Map<string, Box> {
  const thick = (node: MapNode) => mapSize[node.is][direction === "rows" ? "height" : "width"];
  const thickest: number[] = [];
  for (const node of nodes) {
    const rank = rankOf(node.id);
    thickest[rank] = Math.max(thickest[rank] ?? 0, thick(node));
  }
  const starts: number[] = [];
  let next = 0;
  for (const [rank, own] of [...thickest].entries()) {
    starts[rank] = next;
    if (own !== undefined) next += own + mapSize[direction];
  }
  return new Map(
    nodes.map((node) => {
      const main = starts[rankOf(node.id)] ?? 0;
      const cross = begins.get(node.id) ?? 0;
      const place = direction === "rows" ? { x: cross, y: main } : { x: main, y: cross };
      return [node.id, { ...place, ...mapSize[node.is] }];
    }),
  );
}
