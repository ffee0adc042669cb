import { useTranslation } from "react-i18next";
import { wholePercent } from "../ProgressBar";
import type { GoalGraph } from "./graph";
import styles from "./map.module.css";
import { useTroubleWords } from "./words";

/** The map as a list, for those who hear it; the tab key goes to the map itself. */
export function GoalList({ graph, onOpen }: { graph: GoalGraph; onOpen: (goal: string) => void }) {
  const { t } = useTranslation();
  const troubleWords = useTroubleWords();
  const titles = new Map(graph.nodes.map((node) => [node.id, node.title]));
  return (
    <ul className={styles.heard} aria-label={t("goal_map.as_list")} data-testid="map-list">
      {graph.nodes.map((goal) => {
        const links = graph.edges
          .filter((edge) => edge.from === goal.id)
          .map((edge) => `${t(`goal_map.kind_${edge.kind}`)} ${titles.get(edge.to)}`);
        const says = [
          t(`goal_level.${goal.level}`),
          goal.holderName,
          t(`goal_standing.${goal.standing}`),
          wholePercent(goal.progress),
          ...goal.troubles.map(troubleWords),
          ...links,
        ];
        return (
          <li key={goal.id}>
            <button type="button" tabIndex={-1} onClick={() => onOpen(goal.id)}>
              {goal.title}
            </button>{" "}
            {says.filter(Boolean).join(t("common.comma"))}
          </li>
        );
      })}
    </ul>
  );
}
