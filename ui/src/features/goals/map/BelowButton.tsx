import { useTranslation } from "react-i18next";
import { count } from "../../../components/format";
import styles from "./map.module.css";

type Props = {
  goals: number;
  /** whether the tab key reaches it: it does at the goal where the keyboard is */
  current: boolean;
};

/** How many goals below one had no room; the map hears the click and shows them. */
export function BelowButton({ goals, current }: Props) {
  const { t } = useTranslation();
  const says = t("goal_map.see_below", { goals: count(goals) });
  return (
    <button
      type="button"
      className={styles.below}
      data-below=""
      data-words=""
      data-testid="map-below"
      tabIndex={current ? 0 : -1}
      aria-label={says}
      title={says}
    >
      +{count(goals)}
    </button>
  );
}

/** Whether a click meant the goals below rather than the goal. */
export const isBelow = (clicked: EventTarget) =>
  clicked instanceof Element && clicked.closest("[data-below]") !== null;
