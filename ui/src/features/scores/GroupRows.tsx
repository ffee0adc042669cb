import { useTranslation } from "react-i18next";
import type { ProofGroup, ProofSpan, ScoreProof } from "../../bindings";
import { inWords, points } from "../../components/kpi";
import { Pill } from "../../components/Page";
import { ItemRows } from "./ItemRows";
import styles from "./proof.module.css";
import { itemId, placesOf, type Stretch } from "./tree";
import { added, score } from "./words";

type Props = {
  proof: ScoreProof;
  at: number;
  span: ProofSpan;
  group: ProofGroup;
  shade: number;
  bars: Map<string, Stretch>;
};

/** A group with its items. */
export function GroupRows({ proof, at, span, group, shade, bars }: Props) {
  const { t, i18n } = useTranslation();
  const { must_reach } = group;
  return (
    <>
      <tr className={styles.group} data-testid="proof-group">
        <th scope="rowgroup">
          {inWords(group.name, i18n.language)}{" "}
          {must_reach !== null && span.failed.includes(group.key) && (
            <span className={styles.note}>
              <Pill tone="red">{t("score.below_must", { score: points(must_reach) })}</Pill>
            </span>
          )}
          {must_reach !== null && !span.failed.includes(group.key) && (
            <small className={styles.note}>
              {t("score.must_reach", { score: points(must_reach) })}
            </small>
          )}
        </th>
        <td />
        <td />
        <td>{score(group.score)}</td>
        <td title={t("score.weight_about")}>
          {t("score.weight", { weight: points(group.weight) })}
        </td>
        <td>{added(group.score === null ? null : group.contribution, placesOf(proof))}</td>
        <td />
      </tr>
      {group.items.map((one) => (
        <ItemRows
          key={one.item.key}
          id={itemId(at, one)}
          proof={proof}
          span={span}
          one={one}
          shade={shade}
          bar={bars.get(itemId(at, one))}
        />
      ))}
    </>
  );
}
