import { CheckCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { count } from "../../components/format";
import { inWords, itemValue } from "../../components/kpi";
import type { OpenGap } from "./board";
import styles from "./scoreBoard.module.css";
import { useOpenScore } from "./useOpenScore";

const SHOWN = 6;

/** Who lacks most of a target that is counted: what a manager says to whom today. */
export function GapList({ gaps, runs }: { gaps: OpenGap[]; runs: boolean }) {
  const { t, i18n } = useTranslation();
  const open = useOpenScore();
  return (
    <div className={styles.gaps} data-testid="gaps">
      <h2 className={styles.gapsHead}>
        {t(runs ? "score_board.gaps" : "score_board.gaps_past")}
        {gaps.length > SHOWN && (
          <span>{t("score_board.gaps_shown", { shown: SHOWN, total: count(gaps.length) })}</span>
        )}
      </h2>
      {gaps.length === 0 && (
        <p className={styles.noGaps}>
          <CheckCircleFilled /> {t("score_board.no_gaps")}
        </p>
      )}
      <ul>
        {gaps.slice(0, SHOWN).map(({ person, item, cell }) => {
          const unit = inWords(item.unit, i18n.language);
          const name = inWords(item.name, i18n.language);
          const gap = t("score_board.gap", { gap: itemValue(cell.gap, unit) });
          const far = `${itemValue(cell.value, "")} / ${itemValue(cell.target, "")}`;
          return (
            <li key={person.employee_id}>
              <button
                type="button"
                className={styles.gap}
                title={`${person.name} ${gap} ${name} (${far})`}
                data-testid="gap"
                data-id={person.employee_id}
                onClick={() => open(person.employee_id, item.key)}
              >
                <b className={styles.gapWho}>{person.name}</b>
                <em className={styles.gapBy}>{gap}</em>
                <span className={styles.gapItem}>{name}</span>
                <small className={styles.gapFar}>{far}</small>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
