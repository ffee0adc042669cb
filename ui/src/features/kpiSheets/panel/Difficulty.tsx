import { useTranslation } from "react-i18next";
import type { KpiContent, KpiItem, SheetDifficulty } from "../../../bindings";
import { Bar } from "../../../components/Bar";
import { count } from "../../../components/format";
import { inWords, itemValue, targetWords } from "../../../components/kpi";
import { EmptyState, Failed, Loading } from "../../../components/Page";
import { useDifficulty } from "../queries";
import { itemsOf } from "../state/sheet";
import styles from "./panel.module.css";

type Props = { family: string; content: KpiContent; onShow: (key: string) => void };

/** How hard each target is, by what the people measured reached in the last six months. */
export function Difficulty({ family, content, onShow }: Props) {
  const { t } = useTranslation();
  const { data, error } = useDifficulty(family, content);
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  if (data.every(({ values }) => values === 0))
    return <EmptyState title={t("kpi_sheets.no_past")} text={t("kpi_sheets.no_past_text")} />;
  const items = new Map(itemsOf(content).map((item) => [item.key, item]));
  return (
    <div data-testid="difficulty">
      <p className={styles.note}>{t("kpi_sheets.difficulty_about")}</p>
      <ul className={styles.difficulties}>
        {data.map((one) => {
          const item = items.get(one.key);
          return item && <Line key={one.key} one={one} item={item} onShow={onShow} />;
        })}
      </ul>
    </div>
  );
}

type LineProps = { one: SheetDifficulty; item: KpiItem; onShow: (key: string) => void };

function Line({ one, item, onShow }: LineProps) {
  const { t, i18n } = useTranslation();
  const unit = inWords(item.unit, i18n.language);
  return (
    <li data-testid="difficulty-item" data-key={item.key}>
      <button type="button" onClick={() => onShow(item.key)}>
        <span className={styles.line}>
          <b>{inWords(item.name, i18n.language)}</b>
          <span className={styles.grow} />
          <span>
            {targetWords(item.target, t)} {item.target.kind === "ratio" ? "" : unit}
          </span>
        </span>
        {one.values === 0 ? (
          <span className={styles.note}>{t("kpi_sheets.no_past_item")}</span>
        ) : (
          <>
            <Bar percent={(one.met / one.values) * 100} />
            <span className={styles.line}>
              <span>
                {t("kpi_sheets.met_in", { met: count(one.met), values: count(one.values) })}
              </span>
              <span className={styles.grow} />
              <span className={styles.note}>
                {t("kpi_sheets.middle_value", { value: itemValue(one.middle, unit) })}
              </span>
            </span>
          </>
        )}
      </button>
    </li>
  );
}
