import { type Edge, MarkerType } from "@xyflow/react";
import { colours, type Mode, mapSize, size } from "../../../theme/tokens";
import type { AsideOnMap } from "./AsideEdge";
import type { GoalOnMap } from "./GoalNode";
import type { GoalGraph, MapEdge } from "./graph";
import type { LevelOnMap } from "./LevelNode";
import type { Direction, Placed } from "./layout";
import styles from "./map.module.css";

/** The goals and the names of their levels, where the layout put them. */
export function nodesOf(
  graph: GoalGraph,
  map: Placed,
  current: string | null,
  trunk: string | null,
) {
  const goals = graph.nodes.flatMap((goal): GoalOnMap[] => {
    const box = map.boxes.get(goal.id);
    if (!box) return [];
    return [
      {
        id: goal.id,
        type: "goal",
        position: { x: box.x, y: box.y },
        width: box.width,
        height: box.height,
        data: {
          goal,
          direction: map.direction,
          current: goal.id === current,
          isTrunk: goal.id === trunk,
        },
      },
    ];
  });
  const boxes = [...map.boxes.values()];
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const levels = map.levels.map(({ level, at }): LevelOnMap => {
    const position =
      map.direction === "rows" ? { x: left - mapSize.level, y: at } : { x: at, y: top - size.s8 };
    return { id: `level:${level}`, type: "level", position, data: { level }, selectable: false };
  });
  return [...levels, ...goals];
}

const SIDEWAYS: MapEdge["kind"][] = ["depends_on", "warns", "shares"];

/** Within a row a link swings out below it, within a column beside it; else past what is between. */
function swingOf(edge: MapEdge, { boxes, direction }: Placed): Direction {
  const main = direction === "rows" ? "y" : "x";
  const sameRank = boxes.get(edge.from)?.[main] === boxes.get(edge.to)?.[main];
  if (sameRank) return direction;
  return direction === "rows" ? "columns" : "rows";
}

/** The links as lines; those of the goal one looks at stand out. */
export function edgesOf(
  graph: GoalGraph,
  map: Placed,
  words: (edge: MapEdge) => string | null,
  lit: string | null,
  mode: Mode,
): (Edge | AsideOnMap)[] {
  const c = colours[mode];
  return graph.edges.map((edge) => {
    const aside = SIDEWAYS.includes(edge.kind);
    const swing = swingOf(edge, map);
    const isLit = lit !== null && (edge.from === lit || edge.to === lit);
    const arrow = edge.kind === "supports" || edge.kind === "warns";
    const usual = edge.kind === "warns" ? c.amber : c.edge;
    return {
      id: edge.id,
      type: aside ? "aside" : "default",
      source: edge.from,
      target: edge.to,
      sourceHandle: aside ? swing : "up",
      targetHandle: aside ? `${swing}_in` : "down",
      className: [styles[edge.kind], isLit ? styles.lit : ""].join(" "),
      zIndex: isLit || aside ? 1 : 0,
      data: { words: words(edge), direction: swing },
      markerEnd: arrow
        ? { type: MarkerType.ArrowClosed, color: isLit ? c.primary : usual }
        : undefined,
    };
  });
}
