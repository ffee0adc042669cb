import { useTranslation } from "react-i18next";
import type { PastScore, ScoreProof } from "../../bindings";
import { useFilters } from "../../components/filters";
import { inWords } from "../../components/kpi";
import { Card, Failed, Pill } from "../../components/Page";
import { periodWords, runs } from "./period";
import { useHistory } from "./queries";
import styles from "./side.module.css";
import { moved, score } from "./words";

/** The last periods with their scores and grades, and what moved each most. */
export function PastScores({ proof, employee }: { proof: ScoreProof; employee: string | null }) {
  const { t } = useTranslation();
  const { data, error } = useHistory(employee);
  const isOther = ({ period }: PastScore) => period.from !== proof.period.from;
  if (!error && !(data ?? []).some(isOther)) return null;
  return (
    <Card title={t("score.past")} testId="score-past">
      {error && <Failed error={error} />}
      <ul className={styles.list}>
        {data?.map((past) => (
          <Past key={past.period.from} past={past} proof={proof} />
        ))}
      </ul>
    </Card>
  );
}

function Past({ past, proof }: { past: PastScore; proof: ScoreProof }) {
  const { t, i18n } = useTranslation();
  const [, change] = useFilters();
  const { period, outcome } = past;
  const isNow = runs(period, proof.today);
  const isShown = period.from === proof.period.from && period.to === proof.period.to;
  return (
    <li>
      <button
        type="button"
        className={styles.past}
        aria-current={isShown ? "page" : undefined}
        data-testid="past-score"
        onClick={() => change({ day: isNow ? null : period.from, grain: null, item: null })}
      >
        <span>{periodWords(period, proof.today, i18n.language, t)}</span>
        <b>{score(past.total)}</b>
        <span className={styles.grade}>
          {past.grade && <Pill tone="tint">{past.grade}</Pill>}
          {!past.grade && outcome !== "scored" && (
            <Pill tone={outcome === "failed" ? "red" : "grey"}>{t(`kpi.outcome.${outcome}`)}</Pill>
          )}
        </span>
        <small>
          {isNow && `${t("score.so_far")}${past.mover ? " · " : ""}`}
          {past.mover && `${inWords(past.mover, i18n.language)} ${moved(past.moved)}`}
        </small>
      </button>
    </li>
  );
}
