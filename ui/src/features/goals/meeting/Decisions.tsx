import { useTranslation } from "react-i18next";
import type { SyncMeeting } from "../../../bindings";
import { Card } from "../../../components/Page";
import { byWeek } from "./agenda";
import { DecisionLine } from "./DecisionLine";
import styles from "./meeting.module.css";

/** What the meeting decided, and what earlier ones did that is still open. */
export function Decisions({ meeting }: { meeting: SyncMeeting }) {
  const { t } = useTranslation();
  const { now, earlier } = byWeek(meeting.decisions, meeting.week);
  const lines = (rows: typeof now) => (
    <ul>
      {rows.map((row) => (
        <DecisionLine key={row.todo.id} row={row} mayDecide={meeting.may_decide} />
      ))}
    </ul>
  );
  return (
    <Card title={t("decision.title")} testId="decisions">
      {now.length === 0 && <p className={styles.none}>{t("decision.none")}</p>}
      {lines(now)}
      {earlier.length > 0 && (
        <section className={styles.group}>
          <h3>{t("decision.earlier")}</h3>
          {lines(earlier)}
        </section>
      )}
    </Card>
  );
}
