import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useFilters } from "../../../components/filters";
import { count } from "../../../components/format";
import screen from "../../../components/screen.module.css";
import { STANDING_LOOKS } from "../StandingPill";
import { BranchChip } from "./BranchChip";
import { trunkOf } from "./branch";
import { type GoalGraph, LEVELS, type Narrowing, STANDINGS } from "./graph";
import styles from "./map.module.css";
import type { GoalMap } from "./queries";
import { PERIODS, periodOf } from "./question";

type Props = {
  map: GoalMap;
  graph: GoalGraph;
  narrowing: Narrowing;
  onSeek: (goal: string) => void;
  onLeave: () => void;
};

/** Finding a goal, and which goals the map shows: when, at which level, standing how, of which branch. */
export function MapFilters({ map, graph, narrowing, onSeek, onLeave }: Props) {
  const { t } = useTranslation();
  const { rows, branch } = map;
  const [filters, change] = useFilters();
  const toggled = <T extends string>(chosen: T[], one: T) => {
    const next = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
    return next.length > 0 ? next.join() : null;
  };
  const levels = LEVELS.map((level) => ({
    level,
    goals: rows.filter((row) => row.objective.holder === level).length,
  })).filter(({ level, goals }) => goals > 0 || narrowing.levels.includes(level));
  const standings = STANDINGS.map((standing) => ({
    standing,
    goals: rows.filter((row) => row.standing === standing).length,
  })).filter(({ standing, goals }) => goals > 0 || narrowing.standings.includes(standing));
  return (
    <div className={`${screen.tools} ${styles.tools}`}>
      <Select
        showSearch={{ optionFilterProp: "label" }}
        className={styles.seek}
        value={null}
        placeholder={t("goal_map.seek")}
        aria-label={t("goal_map.seek")}
        data-testid="map-seek"
        popupMatchSelectWidth={false}
        notFoundContent={t("common.nothing_found")}
        options={graph.nodes.map((node) => ({
          value: node.id,
          label: [node.holderName, node.title].filter(Boolean).join(" · "),
        }))}
        onChange={(id: string | null) => id && onSeek(id)}
      />
      <Segmented
        value={periodOf(filters)}
        aria-label={t("goal_map.period")}
        data-testid="map-period"
        options={PERIODS.map((value) => ({ value, label: t(`goal_map.period_${value}`) }))}
        onChange={(period) => change({ period })}
      />
      {levels.length > 1 && (
        <fieldset className={styles.chips} aria-label={t("goal_map.levels")}>
          {levels.map(({ level, goals }) => (
            <button
              key={level}
              type="button"
              className={styles.chip}
              aria-pressed={narrowing.levels.includes(level)}
              data-testid={`map-level-${level}`}
              onClick={() => change({ level: toggled(narrowing.levels, level) })}
            >
              {t(`goal_level.${level}`)} <b>{count(goals)}</b>
            </button>
          ))}
        </fieldset>
      )}
      {standings.length > 1 && (
        <fieldset className={styles.chips} aria-label={t("goal_map.standings")}>
          {standings.map(({ standing, goals }) => (
            <button
              key={standing}
              type="button"
              className={styles.chip}
              data-tone={STANDING_LOOKS[standing].tone}
              aria-pressed={narrowing.standings.includes(standing)}
              data-testid={`map-standing-${standing}`}
              onClick={() => change({ standing: toggled(narrowing.standings, standing) })}
            >
              {STANDING_LOOKS[standing].icon} {t(`goal_standing.${standing}`)} <b>{count(goals)}</b>
            </button>
          ))}
        </fieldset>
      )}
      {branch !== null && <BranchChip title={trunkOf(map)?.title ?? null} onLeave={onLeave} />}
    </div>
  );
}
