import { useTranslation } from "react-i18next";
import type { KeyResultRow } from "../../../bindings";
import { useGoalFigures } from "../figures";
import { wholePercent } from "../ProgressBar";
import { StandingPill } from "../StandingPill";
import styles from "./review.module.css";

/** What each key result came to. */
export function FinalResults({ results }: { results: KeyResultRow[] }) {
  const { t } = useTranslation();
  const figure = useGoalFigures();
  return (
    <ul className={styles.results} aria-label={t("review.results")}>
      {results.map(({ key_result, unit, value, aim, progress, standing }) => (
        <li key={key_result.id}>
          <span className={styles.name}>{key_result.title}</span>
          <span className={styles.way}>
            {figure(value, key_result, unit)} → <b>{figure(aim, key_result, unit)}</b>
          </span>
          <span className={styles.percent}>{wholePercent(progress?.counted ?? null)}</span>
          <StandingPill standing={standing} />
        </li>
      ))}
    </ul>
  );
}
