import { useTranslation } from "react-i18next";
import type { GoalTally } from "../../bindings";
import { FactStrip } from "../../components/FactStrip";
import { count } from "../../components/format";
import styles from "./goals.module.css";
import { STANDING_LOOKS } from "./StandingPill";

const ALWAYS = ["met", "on_track", "at_risk", "behind", "no_data"] as const;
const ALL = ["met", "on_track", "at_risk", "behind", "missed", "no_data", "upcoming"] as const;

/** How many goals there are, how their key results stand, and how many are aligned upwards. */
export function GoalCounts({ tally }: { tally: GoalTally }) {
  const { t } = useTranslation();
  const standing = new Map(tally.standings);
  const standings = ALL.filter(
    (one) => standing.has(one) || ALWAYS.some((always) => always === one),
  );
  return (
    <div data-testid="goal-counts">
      <FactStrip
        facts={[
          [t("goal.objectives"), count(tally.objectives)],
          [t("goal.key_results"), count(tally.key_results)],
          ...standings.map((one): [string, React.ReactNode] => {
            const { tone, icon } = STANDING_LOOKS[one];
            const total = standing.get(one) ?? 0;
            return [
              t(`goal_standing.${one}`),
              <span key={one} className={styles.count} data-tone={total > 0 ? tone : "grey"}>
                {icon} {count(total)}
              </span>,
            ];
          }),
          [
            t("goal.aligned"),
            tally.below === 0
              ? t("goal.none_below")
              : t("goal.aligned_of", { aligned: count(tally.aligned), total: count(tally.below) }),
          ],
        ]}
      />
    </div>
  );
}
