import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { mapSize } from "../../../theme/tokens";
import type { Direction } from "./layout";
import styles from "./map.module.css";

export type AsideOnMap = Edge<{ words: string | null; direction: Direction }, "aside">;

type Ends = Pick<EdgeProps, "sourceX" | "sourceY" | "targetX" | "targetY">;

/** A bow that leaves both goals on their free side, and where its words stand. */
export function bow({ sourceX, sourceY, targetX, targetY }: Ends, direction: Direction) {
  const asRow = direction === "rows";
  const length = Math.abs(asRow ? targetX - sourceX : targetY - sourceY);
  const out = mapSize.swing.least + length * mapSize.swing.share;
  const [from, to] = asRow
    ? [Math.max(sourceY, targetY) + out, Math.max(sourceY, targetY) + out]
    : [Math.max(sourceX, targetX) + out, Math.max(sourceX, targetX) + out];
  const [c1, c2] = asRow
    ? [`${sourceX},${from}`, `${targetX},${to}`]
    : [`${from},${sourceY}`, `${to},${targetY}`];
  // The middle of a cubic is an eighth of its ends and three eighths of its handles.
  const middle = (a: number, b: number, c: number, d: number) => (a + 3 * b + 3 * c + d) / 8;
  return {
    path: `M${sourceX},${sourceY} C${c1} ${c2} ${targetX},${targetY}`,
    x: asRow ? (sourceX + targetX) / 2 : middle(sourceX, from, to, targetX),
    y: asRow ? middle(sourceY, from, to, targetY) : (sourceY + targetY) / 2,
  };
}

/** A link that goes sideways, with what it says. */
export function AsideEdge({ id, data, markerEnd, ...ends }: EdgeProps<AsideOnMap>) {
  const { path, x, y } = bow(ends, data?.direction ?? "rows");
  return (
    <>
      <BaseEdge id={id} path={path} markerEnd={markerEnd} />
      {data?.words && (
        <EdgeLabelRenderer>
          <span
            className={styles.edgeLabel}
            data-words=""
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {data.words}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
