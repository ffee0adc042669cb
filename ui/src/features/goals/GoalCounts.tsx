import { useTranslation } from "react-i18next";
import type { GoalRow } from "../../bindings";
import { FactStrip } from "../../components/FactStrip";
import { count } from "../../components/format";
import styles from "./goals.module.css";
import { STANDING_LOOKS } from "./StandingPill";
import { tally } from "./tree";

const ALWAYS = ["met", "on_track", "at_risk", "behind", "no_data"] as const;
const ALL = ["met", "on_track", "at_risk", "behind", "missed", "no_data", "upcoming"] as const;

/** How many goals there are, how their key results stand, and how many are aligned upwards. */
export function GoalCounts({ rows }: { rows: GoalRow[] }) {
  const { t } = useTranslation();
  const found = tally(rows);
  const standings = ALL.filter(
    (standing) => found[standing] > 0 || ALWAYS.some((always) => always === standing),
  );
  return (
    <div data-testid="goal-counts">
      <FactStrip
        facts={[
          [t("goal.objectives"), count(found.objectives)],
          [t("goal.key_results"), count(found.results)],
          ...standings.map((standing): [string, React.ReactNode] => {
            const { tone, icon } = STANDING_LOOKS[standing];
            const total = found[standing];
            return [
              t(`goal_standing.${standing}`),
              <span key={standing} className={styles.count} data-tone={total > 0 ? tone : "grey"}>
                {icon} {count(total)}
              </span>,
            ];
          }),
          [
            t("goal.aligned"),
            found.below === 0
              ? t("goal.none_below")
              : t("goal.aligned_of", { aligned: count(found.aligned), total: count(found.below) }),
          ],
        ]}
      />
    </div>
  );
}
