import {
  CheckCircleFilled,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  RightOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { ProofItem, ProofSpan, ScoreProof } from "../../bindings";
import { useDrawers } from "../../components/address";
import { useFilters } from "../../components/filters";
import { NO_FIGURE } from "../../components/format";
import { inWords, points } from "../../components/kpi";
import { Pill } from "../../components/Page";
import { ItemDetail } from "./ItemDetail";
import styles from "./proof.module.css";
import { shadeOf } from "./shades";
import { isBeside, placesOf, type Stretch } from "./tree";
import { placeOf } from "./useOpenItem";
import { added, score, useItemWords } from "./words";

type Props = {
  id: string;
  proof: ScoreProof;
  span: ProofSpan;
  one: ProofItem;
  shade: number;
  bar: Stretch | undefined;
};

/** An item in a line; opened, how it is worked out stands below it. */
export function ItemRows({ id, proof, span, one, shade, bar }: Props) {
  const { t } = useTranslation();
  const [filters] = useFilters();
  const words = useItemWords();
  const isOpen = filters.item === id;
  const isBlank = one.score === null;
  return (
    <>
      <tr
        id={placeOf(id)}
        className={styles.item}
        data-testid="proof-item"
        data-key={one.item.key}
        data-open={isOpen || undefined}
        data-blank={isBlank || undefined}
      >
        <th scope="row">
          <NameButton id={id} one={one} isOpen={isOpen} />
          {isBlank && span.outcome !== "no_data" && (
            <small className={styles.blank}>
              {t(isBeside(one) ? "score.without_beside" : `score.without_${span.blank}`)}
            </small>
          )}
        </th>
        <td className={styles.target} data-column="target">
          {words.target(one)}
        </td>
        <td>
          <Value one={one} />
        </td>
        <td>{score(one.score)}</td>
        <td>
          {isBeside(one) ? (
            <span title={t("score.beside_about")}>{t("score.beside")}</span>
          ) : isBlank ? (
            NO_FIGURE
          ) : (
            `${points(one.share)} %`
          )}
        </td>
        <td data-testid="item-adds" data-value={one.contribution}>
          {added(isBlank ? null : one.contribution, placesOf(proof))}
        </td>
        <td>{bar && !isBlank && <PartBar bar={bar} shade={shade} />}</td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={7} className={styles.detail}>
            <ItemDetail proof={proof} span={span} one={one} />
          </td>
        </tr>
      )}
    </>
  );
}

function NameButton({ id, one, isOpen }: { id: string; one: ProofItem; isOpen: boolean }) {
  const { t, i18n } = useTranslation();
  const [, change] = useFilters();
  return (
    <button
      type="button"
      className={styles.name}
      aria-expanded={isOpen}
      data-testid="open-item"
      onClick={() => change({ item: isOpen ? null : id })}
    >
      <RightOutlined className={styles.arrow} rotate={isOpen ? 90 : 0} />
      <Sign one={one} />
      <span className={styles.words}>{inWords(one.item.name, i18n.language)}</span>
      {one.item.is_veto && (
        <Pill tone={one.is_met === false ? "red" : "grey"}>{t("score.veto")}</Pill>
      )}
    </button>
  );
}

/** Whether the target is met, as a sign that is also said. */
function Sign({ one }: { one: ProofItem }) {
  const { t } = useTranslation();
  const state = one.is_met === null ? "blank" : one.is_met ? "met" : "missed";
  const label = t(`score.state_${state}`);
  return (
    <span className={styles.sign} data-state={state} role="img" aria-label={label} title={label}>
      {state === "met" && <CheckCircleFilled />}
      {state === "missed" && <ExclamationCircleFilled />}
      {state === "blank" && <MinusCircleOutlined />}
    </span>
  );
}

/** An item's value; where rows are behind it, a click shows them. */
function Value({ one }: { one: ProofItem }) {
  const { t, i18n } = useTranslation();
  const { showRows } = useDrawers();
  const words = useItemWords();
  const [source] = one.sources;
  const text = words.value(one);
  if (!source || one.value === null) return <span data-testid="item-value">{text}</span>;
  const label = t("figure.label", { name: inWords(source.name, i18n.language), value: text });
  return (
    <button
      type="button"
      className={styles.value}
      aria-label={label}
      title={t("figure.click_for_rows")}
      data-testid="item-value"
      data-value={one.value}
      onClick={() => showRows(source.code, source.slice)}
    >
      {text}
    </button>
  );
}

/** What an item adds, where it stands between nothing and the full score. */
function PartBar({ bar: { from, width, falls }, shade }: { bar: Stretch; shade: number }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      <i
        data-falls={falls || undefined}
        style={{
          left: `${from}%`,
          width: `${width}%`,
          opacity: falls ? undefined : shadeOf(shade),
        }}
      />
    </span>
  );
}
