import { useTranslation } from "react-i18next";
import type { ProofSpan, ScoreProof } from "../../bindings";
import { span as daysOf } from "../../components/format";
import { inWords, points } from "../../components/kpi";
import { Card, Pill } from "../../components/Page";
import { GroupRows } from "./GroupRows";
import styles from "./proof.module.css";
import { placesOf, type Stretch, stretches } from "./tree";
import { added } from "./words";

const COLUMNS = ["item", "target", "value", "score", "share", "adds"] as const;

/** The score as a tree: stretches, groups, items; what the items add is the score. */
export function Proof({ proof }: { proof: ScoreProof }) {
  const { t } = useTranslation();
  const places = placesOf(proof);
  const bars = stretches(proof);
  return (
    <Card
      title={t("score.proof")}
      aside={
        <span title={proof.hash} data-testid="score-hash">
          {t("score.adds_up")} · {t("score.hash", { hash: shortHash(proof.hash) })}
        </span>
      }
      flush
      testId="score-proof"
    >
      <table className={styles.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`score.column_${column}`)}
              </th>
            ))}
            <th data-column="bar" aria-label={t("score.column_bar")} />
          </tr>
        </thead>
        {proof.spans.map((span, at) => (
          <SpanRows key={span.from} proof={proof} span={span} at={at} bars={bars} />
        ))}
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>
              {t("score.sum")}
            </th>
            <td data-testid="proof-sum">{added(proof.total, places)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </Card>
  );
}

/** The first and last digits of a hash. */
export const shortHash = (hash: string): string =>
  hash.length > 10 ? `${hash.slice(0, 4)}…${hash.slice(-4)}` : hash;

type SpanProps = {
  proof: ScoreProof;
  span: ProofSpan;
  at: number;
  bars: Map<string, Stretch>;
};

function SpanRows({ proof, span, at, bars }: SpanProps) {
  return (
    <tbody>
      {proof.spans.length > 1 && <SpanHead proof={proof} span={span} />}
      {span.groups.map((group, place) => (
        <GroupRows
          key={group.key}
          proof={proof}
          at={at}
          span={span}
          group={group}
          shade={proof.spans.length > 1 ? at : place}
          bars={bars}
        />
      ))}
    </tbody>
  );
}

/** A stretch: its days, where and as what, by which sheet, and what part of the score it is. */
function SpanHead({ proof, span }: { proof: ScoreProof; span: ProofSpan }) {
  const { t, i18n } = useTranslation();
  const sheet = t("score.sheet_line", {
    name: inWords(span.sheet_name, i18n.language),
    version: span.version,
  });
  return (
    <tr className={styles.span} data-testid="proof-span">
      <th scope="colgroup" colSpan={5}>
        {[daysOf(span.from, span.to, proof.today), span.post, span.store_name]
          .filter(Boolean)
          .join(" · ")}{" "}
        {span.outcome !== "scored" && (
          <Pill tone={span.outcome === "failed" ? "red" : "grey"}>
            {t(`kpi.outcome.${span.outcome}`)}
          </Pill>
        )}
        <small className={styles.note}>
          {sheet} ·{" "}
          {span.outcome === "no_data"
            ? t("score.span_without")
            : t("score.span_share", { share: points(span.share) })}
        </small>
      </th>
      <td>{added(span.total, placesOf(proof))}</td>
      <td />
    </tr>
  );
}
