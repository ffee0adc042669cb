import { useTranslation } from "react-i18next";
import type { LeftOut as Level } from "../../../bindings";
import { useGo } from "../../../components/address";
import { useFilters } from "../../../components/filters";
import { count } from "../../../components/format";
import { TextLink } from "../../../components/TextLink";
import styles from "./map.module.css";

type Props = {
  levels: Level[];
  /** whether a goal on the map leads to some of them */
  isReached: boolean;
};

/** How many goals had no room on the map, and where they can be seen. */
export function LeftOut({ levels, isReached }: Props) {
  const { t } = useTranslation();
  const go = useGo();
  const [{ period }] = useFilters();
  if (levels.length === 0) return null;
  const said = {
    goals: count(levels.reduce((sum, { goals }) => sum + goals, 0)),
    levels: levels
      .map(({ holder, goals }) => `${t(`goal_level.${holder}`)} ${count(goals)}`)
      .join(t("common.comma")),
  };
  return (
    <p className={styles.leftOut} data-testid="map-left-out">
      {isReached ? (
        t("goal_map.left_out_below", said)
      ) : (
        <>
          {t("goal_map.left_out", said)}{" "}
          <TextLink onClick={() => go("/goals/tree", period ? { filter: { period } } : {})}>
            {t("goal_map.see_tree")}
          </TextLink>
        </>
      )}
    </p>
  );
}
