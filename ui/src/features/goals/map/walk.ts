import type { MapEdge } from "./graph";
import type { Box, Placed } from "./layout";

const ARROWS = {
  ArrowUp: { sideways: false, sign: -1 },
  ArrowDown: { sideways: false, sign: 1 },
  ArrowLeft: { sideways: true, sign: -1 },
  ArrowRight: { sideways: true, sign: 1 },
} as const;
export type Arrow = keyof typeof ARROWS;

export const isArrow = (key: string): key is Arrow => key in ARROWS;

type Map = Pick<Placed, "boxes" | "direction">;

/**
 * Where an arrow key leads from a goal. From level to level it goes along an edge, and where there
 * is none to the nearest goal there; within a level it goes to the neighbour.
 */
export function nextGoal(
  from: string,
  arrow: Arrow,
  { boxes, direction }: Map,
  edges: MapEdge[],
): string | null {
  const here = boxes.get(from);
  if (!here) return null;
  const others = [...boxes.keys()].filter((id) => id !== from);
  const alongLevel = ARROWS[arrow].sideways === (direction === "rows");
  const way = (id: string) => {
    const there = boxes.get(id);
    return there ? wayTo(here, there, arrow, alongLevel) : null;
  };
  const linked = edges.flatMap((edge) => {
    if (edge.from === from) return [edge.to];
    return edge.to === from ? [edge.from] : [];
  });
  return (alongLevel ? null : nearest(linked, way)) ?? nearest(others, way);
}

function nearest(ids: string[], way: (id: string) => number | null): string | null {
  let best: { id: string; way: number } | null = null;
  for (const id of ids) {
    const far = way(id);
    if (far !== null && (best === null || far < best.way)) best = { id, way: far };
  }
  return best?.id ?? null;
}

/** How far a goal is on the side of the arrow; nothing when it is not there. */
function wayTo(here: Box, there: Box, arrow: Arrow, alongLevel: boolean): number | null {
  const { sideways, sign } = ARROWS[arrow];
  const dx = there.x + there.width / 2 - (here.x + here.width / 2);
  const dy = there.y + there.height / 2 - (here.y + here.height / 2);
  const along = sign * (sideways ? dx : dy);
  const across = Math.abs(sideways ? dy : dx);
  const size = sideways ? "height" : "width";
  const isBeside = across < (here[size] + there[size]) / 2;
  const isAhead = along > (sideways ? here.width : here.height) / 2;
  return isAhead && (isBeside || !alongLevel) ? along + across : null;
}
