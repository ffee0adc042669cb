import { useTranslation } from "react-i18next";
import type { GoalGraph, MapEdge } from "./graph";
import styles from "./map.module.css";

const KINDS: MapEdge["kind"][] = ["supports", "belongs", "depends_on", "warns", "shares"];

/** What the lines mean, as far as there are such lines. */
export function Legend({ graph }: { graph: GoalGraph }) {
  const { t } = useTranslation();
  const kinds = KINDS.filter((kind) => graph.edges.some((edge) => edge.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <ul className={styles.legend}>
      {kinds.map((kind) => (
        <li key={kind}>
          <svg className={styles[kind]} viewBox="0 0 24 8" aria-hidden="true">
            <path className="react-flow__edge-path" d="M0 4H24" />
          </svg>
          {t(`goal_map.kind_${kind}`)}
        </li>
      ))}
    </ul>
  );
}
