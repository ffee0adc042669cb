import { WarningFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { GoalPage, KeyResultRow } from "../../../bindings";
import { count } from "../../../components/format";
import { Calibration } from "./Calibration";
import { neededWord, stillOpen } from "./outlook";
import styles from "./result.module.css";
import { useValueWords } from "./values";

type Props = { page: GoalPage; row: KeyResultRow; sums: boolean };

/** What is to be expected, what the days left have to bring, and how hard the target is (D-05, D-22). */
export function Outlook({ page, row, sums }: Props) {
  const { t } = useTranslation();
  const words = useValueWords()(row);
  const outlook = stillOpen(page.outlook, page.goal.pace.days_left);
  const { difficulty } = page;
  if (!outlook && !difficulty) return null;
  const whole = (percent: string) => count(Math.round(Number(percent)));
  return (
    <>
      <ul className={styles.attainment} data-testid="outlook">
        {outlook && (
          <li title={words.full(outlook.expected)}>
            {t("goal_outlook.expected")} <b>{words.short(outlook.expected)}</b>
          </li>
        )}
        {outlook?.needed_per_day && !row.is_met && (
          <li title={words.full(outlook.needed_per_day)} data-testid="needed">
            {t(`goal_outlook.${neededWord(row, sums)}`)}{" "}
            <b>{words.short(outlook.needed_per_day)}</b>{" "}
            {outlook.needed_of_usual && (
              <span>{t("goal_outlook.of_usual", { percent: whole(outlook.needed_of_usual) })}</span>
            )}
          </li>
        )}
        {difficulty && (
          <li
            data-testid="difficulty"
            title={t("goal_outlook.percentile_hint", {
              percentile: whole(difficulty.percentile),
              median: words.short(difficulty.median),
              decile: words.short(difficulty.best_decile),
              best: words.short(difficulty.best),
            })}
          >
            {t("goal_outlook.difficulty")}{" "}
            <b>{t("goal_outlook.percentile", { percentile: whole(difficulty.percentile) })}</b>{" "}
            {!difficulty.is_never_reached && (
              <span>
                {t("goal_outlook.reached", {
                  periods: count(difficulty.periods),
                  reached: count(difficulty.reached),
                })}
              </span>
            )}
          </li>
        )}
      </ul>
      {outlook && !row.is_met && <Calibration />}
      {difficulty?.is_never_reached && (
        <p className={styles.never} data-testid="never-reached">
          <WarningFilled />{" "}
          {t("goal_outlook.never", {
            periods: count(difficulty.periods),
            best: words.short(difficulty.best),
          })}
        </p>
      )}
    </>
  );
}
