import { useTranslation } from "react-i18next";
import type { ItemDifference, ScoreDifference, ScoreProof, SourceDifference } from "../../bindings";
import { useDrawers } from "../../components/address";
import { DetailDrawer, Section } from "../../components/DetailDrawer";
import { exact, moment, NO_FIGURE } from "../../components/format";
import { inWords, itemValue, points } from "../../components/kpi";
import { useMetricWords } from "../../components/metrics";
import { Failed, Loading, Pill } from "../../components/Page";
import { useFigures, useSigned } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { type Asked, useDifference } from "./queries";
import styles from "./side.module.css";

type Props = { asked: Asked; proof: ScoreProof; onClose: () => void };

/** Why a score that was kept would be another one now: the items, and the rows that came since. */
export function DifferenceDrawer({ asked, proof, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error } = useDifference(asked, true);
  return (
    <DetailDrawer
      wide
      testId="score-difference"
      title={t("score.difference")}
      note={proof.name}
      onClose={onClose}
    >
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && <Found found={data} />}
    </DetailDrawer>
  );
}

function Found({ found }: { found: ScoreDifference }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { kept, total, items, other_rules } = found;
  return (
    <>
      <p>
        {t("score.difference_about", {
          at: moment(kept.kept_at, chain.time_zone),
          before: points(kept.proof.total),
          after: points(total),
        })}{" "}
        {other_rules && t("score.other_rules")}
      </p>
      {items.map((item) => (
        <Item key={`${item.name.zh}${item.name.en}${item.before}`} item={item} />
      ))}
    </>
  );
}

function Item({ item }: { item: ItemDifference }) {
  const { t, i18n } = useTranslation();
  return (
    <Section
      title={inWords(item.name, i18n.language)}
      aside={t("score.adds_changed", { before: exact(item.before), after: exact(item.after) })}
    >
      <div data-testid="difference-item">
        <p>
          {t("score.value_changed", {
            before: itemValue(item.value_before, ""),
            after: itemValue(item.value_after, ""),
          })}
        </p>
        {item.sources.map((source) => (
          <Source key={`${source.code} ${source.slice.from}`} source={source} />
        ))}
      </div>
    </Section>
  );
}

function Source({ source }: { source: SourceDifference }) {
  const { t } = useTranslation();
  const { open, showRows } = useDrawers();
  const { short } = useFigures();
  const { name, metric } = useMetricWords(source.code);
  const value = (text: string | null) => (metric ? short(text, metric.unit) : itemValue(text, ""));
  return (
    <>
      <p className={styles.source}>
        <TextLink onClick={() => showRows(source.code, source.slice)}>{name}</TextLink>{" "}
        {value(source.before)} → {value(source.after)}
      </p>
      <ul className={styles.changes}>
        {source.rows.map((row) => (
          <li key={`${row.order_id} ${row.number} ${row.day}`} data-testid="changed-row">
            <span>{row.day}</span>
            {row.order_id ? (
              <TextLink onClick={() => open("order", row.order_id ?? "")}>{row.number}</TextLink>
            ) : (
              <span>{row.number || NO_FIGURE}</span>
            )}
            <Pill tone={row.is_voided ? "red" : "amber"}>
              {t(row.is_voided ? "score.row_voided" : "score.row_came")}
            </Pill>
          </li>
        ))}
      </ul>
      {source.rows.length === 0 && <p className={styles.quiet}>{t("score.no_changed_rows")}</p>}
    </>
  );
}
