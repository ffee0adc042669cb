import { ClockCircleOutlined, CloseCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { ProofSpan, ScoreProof } from "../../bindings";
import { inWords } from "../../components/kpi";
import styles from "./score.module.css";
import { namesOf } from "./tree";

/** What keeps a score from counting, in plain words; nothing where all is well. */
export function Outcomes({ proof }: { proof: ScoreProof }) {
  const told = proof.spans.filter(({ outcome }) => outcome !== "scored");
  // A stretch without data leaves its days to the others: that is told where the stretch stands.
  const shown = proof.outcome === "no_data" ? told.slice(-1) : told;
  return shown
    .filter(({ outcome }) => proof.outcome === "no_data" || outcome !== "no_data")
    .map((span) => <Outcome key={span.from} span={span} />);
}

function Outcome({ span }: { span: ProofSpan }) {
  const { t } = useTranslation();
  const names = useNames(span);
  const { outcome } = span;
  const isFailed = outcome === "failed";
  return (
    <p
      className={styles.outcome}
      data-tone={isFailed ? "red" : "amber"}
      data-testid="score-outcome"
      data-outcome={outcome}
    >
      {isFailed ? <CloseCircleFilled /> : <ClockCircleOutlined />}
      <span>
        {outcome === "no_data"
          ? t("score.no_data")
          : t(`score.outcome_${outcome}`, { names: names(isFailed ? span.failed : span.blanks) })}
      </span>
    </p>
  );
}

/** The names of a stretch's items and groups in a row. */
export function useNames(span: ProofSpan): (keys: string[]) => string {
  const { t, i18n } = useTranslation();
  return (keys) =>
    namesOf(span, keys)
      .map((name) => inWords(name, i18n.language))
      .join(t("common.comma"));
}
