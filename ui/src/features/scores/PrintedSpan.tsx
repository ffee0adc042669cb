import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { ProofItem, ProofSpan, ScoreProof } from "../../bindings";
import { span as daysOf, NO_FIGURE } from "../../components/format";
import { inWords, points } from "../../components/kpi";
import styles from "./print.module.css";
import { isBeside, placesOf } from "./tree";
import { added, score, useItemWords, useSteps } from "./words";

/** A stretch on paper: its items as lines, and below each how it is worked out. */
export function PrintedSpan({ proof, span }: { proof: ScoreProof; span: ProofSpan }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={styles.table}>
      {proof.spans.length > 1 && (
        <caption>
          {[daysOf(span.from, span.to, proof.today), span.post, span.store_name]
            .filter(Boolean)
            .join(" · ")}{" "}
          · {t("score.span_share", { share: points(span.share) })}
        </caption>
      )}
      <thead>
        <tr>
          {(["item", "target", "value", "score", "share", "adds"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`score.column_${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {span.groups.map((group) => (
          <Fragment key={group.key}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={3}>
                {inWords(group.name, i18n.language)}
              </th>
              <td>{score(group.score)}</td>
              <td>{t("score.weight", { weight: points(group.weight) })}</td>
              <td>{added(group.score === null ? null : group.contribution, placesOf(proof))}</td>
            </tr>
            {group.items.map((one) => (
              <PrintedItem key={one.item.key} proof={proof} span={span} one={one} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

type Props = { proof: ScoreProof; span: ProofSpan; one: ProofItem };

function PrintedItem({ proof, span, one }: Props) {
  const { t, i18n } = useTranslation();
  const words = useItemWords();
  const steps = useSteps(proof)(one, span);
  const isBlank = one.score === null;
  const share = isBeside(one) ? t("score.beside") : `${points(one.share)} %`;
  return (
    <>
      <tr>
        <th scope="row">{inWords(one.item.name, i18n.language)}</th>
        <td>{words.target(one)}</td>
        <td>{words.value(one)}</td>
        <td>{score(one.score)}</td>
        <td>{isBlank && !isBeside(one) ? NO_FIGURE : share}</td>
        <td>{added(isBlank ? null : one.contribution, placesOf(proof))}</td>
      </tr>
      <tr className={styles.how}>
        <td colSpan={6}>{steps.join(" ")}</td>
      </tr>
    </>
  );
}
