import { useTranslation } from "react-i18next";
import type { GoalRow, Standing } from "../../../bindings";
import { wholePercent } from "../ProgressBar";
import { STANDING_LOOKS } from "../StandingPill";
import styles from "./page.module.css";
import { useOpenGoal } from "./useOpenGoal";

type Choice = { id: string; title: string; progress: string | null; standing: Standing };

/** The objective as a whole, and each of its key results beside it. */
export function ResultSwitch({ goal, shown }: { goal: GoalRow; shown: string }) {
  const { t } = useTranslation();
  const open = useOpenGoal();
  const { id, title } = goal.objective;
  const choices: Choice[] = [
    { id, title, progress: goal.progress, standing: goal.standing },
    ...goal.key_results.map(({ key_result, progress, standing }) => ({
      id: key_result.id,
      title: key_result.title,
      progress: progress?.counted ?? null,
      standing,
    })),
  ];
  return (
    <nav className={styles.switch} aria-label={t("goal_page.sisters")} data-testid="result-switch">
      {choices.map((choice, at) => (
        <button
          key={choice.id}
          type="button"
          className={styles.choice}
          aria-current={choice.id === shown ? "page" : undefined}
          data-testid="result-choice"
          title={choice.title}
          onClick={() => open(choice.id)}
        >
          <small>{at === 0 ? t("goal_page.objective") : t("goal_page.nth", { at })}</small>
          <span className={styles.choiceTitle}>{choice.title}</span>
          <span className={styles.choiceState} data-tone={STANDING_LOOKS[choice.standing].tone}>
            <span role="img" aria-label={t(`goal_standing.${choice.standing}`)}>
              {STANDING_LOOKS[choice.standing].icon}
            </span>{" "}
            {wholePercent(choice.progress)}
          </span>
        </button>
      ))}
    </nav>
  );
}
