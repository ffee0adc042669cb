import { useTranslation } from "react-i18next";
import type { BoardSheet } from "../../bindings";
import { count } from "../../components/format";
import { countsAnything, openGaps, totalPoints } from "./board";
import { GapList } from "./GapList";
import { GradeBar } from "./GradeBar";
import styles from "./scoreBoard.module.css";

/** The team in a few figures, and who lacks most of what can still be done. */
export function Summary({ sheet, runs }: { sheet: BoardSheet; runs: boolean }) {
  const { t } = useTranslation();
  const { people, grades } = sheet;
  const scoreless = people.filter(({ total }) => total === null).length;
  const facts: [string, string][] = [
    [t("score_board.people"), count(people.length)],
    [t("score_board.middle"), totalPoints(sheet.middle)],
  ];
  if (scoreless > 0) facts.push([t("score_board.scoreless"), count(scoreless)]);
  return (
    <section className={styles.band} aria-label={t("score_board.summary")} data-testid="summary">
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {grades.length > 0 && (
          <div>
            <dt>{t("score_board.grades")}</dt>
            <dd className={styles.gradesFact}>
              <GradeBar grades={grades} />
            </dd>
          </div>
        )}
      </dl>
      {countsAnything(sheet) && <GapList gaps={openGaps(sheet, people)} runs={runs} />}
    </section>
  );
}
