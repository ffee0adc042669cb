import { useTranslation } from "react-i18next";
import type { GoalPage, KeyResultRow } from "../../../bindings";
import { shortDay } from "../../../components/format";
import { Card, Pill } from "../../../components/Page";
import { TextLink } from "../../../components/TextLink";
import { confidenceOf } from "./confidence";
import styles from "./side.module.css";
import { useValueWords } from "./values";

type Props = { page: GoalPage; row: KeyResultRow; onSay: () => void };

/** What was said week by week, the newest first. */
export function CheckIns({ page, row, onSay }: Props) {
  const { t } = useTranslation();
  const words = useValueWords()(row);
  return (
    <Card title={t("goal_page.check_ins")} testId="check-ins">
      {page.check_ins.length === 0 && (
        <p className={styles.none}>
          {t("goal_page.no_check_ins")}{" "}
          {page.may_check_in && (
            <TextLink onClick={onSay}>{t("goal_page.first_check_in")}</TextLink>
          )}
        </p>
      )}
      <ul>
        {page.check_ins.map(({ check_in, employee_name }) => {
          const { word, tone } = confidenceOf(check_in.confidence);
          return (
            <li key={check_in.id} className={styles.checkIn} data-testid="check-in">
              <p className={styles.checkInHead}>
                <b>
                  {shortDay(check_in.day, page.today)} {employee_name}
                </b>
                <Pill tone={tone}>
                  {t("goal_page.sure", {
                    confidence: check_in.confidence,
                    word: t(`goal_page.sure_${word}`),
                  })}
                </Pill>
                {check_in.value !== null && (
                  <span className={styles.told}>{words.short(check_in.value)}</span>
                )}
              </p>
              {check_in.note && <p>{check_in.note}</p>}
              {check_in.obstacle && (
                <p className={styles.obstacle}>
                  {t("goal_page.obstacle")}
                  {t("common.colon")}
                  {check_in.obstacle}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
