import { useTranslation } from "react-i18next";
import type { ScoreProof } from "../../bindings";
import { moment } from "../../components/format";
import { points } from "../../components/kpi";
import { useSigned } from "../../components/session";
import { PrintedHead } from "./PrintedHead";
import { PrintedSpan } from "./PrintedSpan";
import { periodWords } from "./period";
import styles from "./print.module.css";
import { fullOf, placesOf } from "./tree";
import { added } from "./words";

/** The proof on paper: every item with its sentences, and the hash by which it is known again. */
export function PrintedProof({ proof }: { proof: ScoreProof }) {
  const { t, i18n } = useTranslation();
  const { chain } = useSigned();
  const last = proof.spans.at(-1);
  if (!last) return null;
  return (
    <article className={styles.paper} data-testid="printed-proof">
      <PrintedHead proof={proof} span={last} />
      <p className={styles.score}>
        <b>{points(proof.total)}</b> {t("score.of_full", { full: fullOf(proof.scale) })}
        {proof.grade && ` · ${t("score.grade", { grade: proof.grade })}`}
        {proof.outcome && proof.outcome !== "scored" && ` · ${t(`kpi.outcome.${proof.outcome}`)}`}
        {` · ${periodWords(proof.period, proof.today, i18n.language, t)}`}
        {proof.period.to >= proof.today && ` · ${t("score.so_far")}`}
      </p>
      {proof.spans.map((span) => (
        <PrintedSpan key={span.from} proof={proof} span={span} />
      ))}
      <p className={styles.sum}>
        {t("score.sum")} <b>{added(proof.total, placesOf(proof))}</b>
      </p>
      <Signed proof={proof} />
      <footer className={styles.foot}>
        <p>{t("score.uses")}</p>
        <p>{t("score.printed", { chain: chain.name, day: proof.today })}</p>
        <p className={styles.hash}>{t("score.hash", { hash: proof.hash })}</p>
      </footer>
    </article>
  );
}

/** Whether both sides agreed, and where they sign. */
function Signed({ proof: { agreement } }: { proof: ScoreProof }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const when = (at: number | null | undefined) =>
    at ? moment(at, chain.time_zone) : t("score.not_agreed");
  return (
    <dl className={styles.signed}>
      <dt>{t("score.agreed_self")}</dt>
      <dd>{when(agreement?.employee_at)}</dd>
      <dt>{t("score.agreed_manager")}</dt>
      <dd>{when(agreement?.manager_at)}</dd>
      <dt>{t("score.sign_self")}</dt>
      <dd data-line />
      <dt>{t("score.sign_manager")}</dt>
      <dd data-line />
    </dl>
  );
}
