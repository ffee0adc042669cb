import { RightOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { ProofItem, ProofSource } from "../../bindings";
import { useDrawers } from "../../components/address";
import { Figure } from "../../components/Figure";
import { exact, span } from "../../components/format";
import { inWords } from "../../components/kpi";
import { formulaInWords } from "../../components/metrics";
import { useSigned } from "../../components/session";
import styles from "./detail.module.css";
import { useMeasures } from "./queries";

/** The metrics behind an item. */
export function Sources({ one, today }: { one: ProofItem; today: string }) {
  const { t } = useTranslation();
  if (one.sources.length === 0) return null;
  const { source } = one.item;
  const aim = (at: number) => (source.kind === "worst" ? source.of[at]?.target : undefined);
  return (
    <>
      <h3>{t("score.sources")}</h3>
      <ul>
        {one.sources.map((each, at) => (
          <Source
            key={`${each.code} ${each.slice.from}`}
            source={each}
            today={today}
            aim={aim(at)}
          />
        ))}
      </ul>
    </>
  );
}

type Props = { source: ProofSource; today: string; aim: string | undefined };

/** A metric: its value, the rows behind it, and how it is made of measures. */
function Source({ source, today, aim }: Props) {
  const { t, i18n } = useTranslation();
  const { language } = useSigned();
  const { showRows } = useDrawers();
  const measures = useMeasures();
  const { code, unit, value, slice, rows, version } = source;
  return (
    <li className={styles.line} data-testid="item-source" data-code={code}>
      <span>{inWords(source.name, i18n.language)}</span>
      <Figure code={code} unit={unit} value={value} slice={slice} testId="source-value" />
      <button
        type="button"
        className={styles.rows}
        data-testid="source-rows"
        onClick={() => showRows(code, slice)}
      >
        {t("score.rows", { count: rows })} <RightOutlined />
      </button>
      <small className={styles.quiet}>
        {t("score.formula", { formula: formulaInWords(source.formula, measures, language) })}
      </small>
      <small className={styles.quiet}>
        {[
          span(slice.from, slice.to, today),
          aim && t("score.aim", { aim: exact(aim) }),
          version > 1 && t("score.version", { version }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </small>
    </li>
  );
}
