import { useTranslation } from "react-i18next";
import type { ProofSpan, ScoreProof } from "../../bindings";
import { inWords } from "../../components/kpi";
import styles from "./print.module.css";
import { useSheet } from "./queries";

/** What stands above a sheet in print: its name and document, and who it is about. */
export function PrintedHead({ proof, span }: { proof: ScoreProof; span: ProofSpan }) {
  const { t, i18n } = useTranslation();
  const head = useSheet(span.family_id, span.sheet_id)?.head;
  const facts: [string, string | undefined][] = [
    [t("score.head_file_number"), head?.file_number],
    [t("score.head_written_by"), head?.written_by],
    [t("score.head_checked_by"), head?.checked_by],
    [t("score.head_approved_by"), head?.approved_by],
    [t("score.head_name"), proof.name],
    [t("score.head_code"), proof.code],
    [t("score.head_post"), span.post],
    [t("score.head_store"), span.store_name],
    [t("score.head_from"), proof.period.from],
    [t("score.head_to"), proof.period.to],
  ];
  return (
    <header className={styles.head}>
      <h1>{inWords(span.sheet_name, i18n.language)}</h1>
      <p>{t("score.printed_title", { version: span.version })}</p>
      <dl>
        {facts
          .filter(([, told]) => told)
          .map(([name, told]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{told}</dd>
            </div>
          ))}
      </dl>
    </header>
  );
}
