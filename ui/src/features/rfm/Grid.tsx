import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { RfmCell, RfmFilter, RfmPage } from "../../bindings";
import { count, grouped } from "../../components/format";
import { Card } from "../../components/Page";
import { useFigures } from "../../components/session";
import styles from "./rfm.module.css";

const CLASSES = [1, 2, 3, 4, 5];
const LATEST_FIRST = [5, 4, 3, 2, 1];

type Props = {
  page: RfmPage;
  filter: RfmFilter;
  onChoose: (recency: number, frequency: number) => void;
};

/** Five classes of recency by five of frequency; the fuller a cell, the deeper its colour. */
export function Grid({ page, filter, onChoose }: Props) {
  const { t } = useTranslation();
  const { short } = useFigures();
  const most = Math.max(...page.grid.map((cell) => cell.customers), 1);
  const at = (recency: number, frequency: number) =>
    page.grid.find((cell) => cell.recency === recency && cell.frequency === frequency);
  const chosen = (recency: number, frequency: number) =>
    filter.recency === recency && filter.frequency === frequency;
  const cellText = (cell: RfmCell) =>
    t("rfm.cell", { customers: count(cell.customers), amount: short(cell.amount, "money") });
  return (
    <Card title={t("rfm.grid")} aside={t("rfm.grid_aside")} fill testId="rfm-grid">
      <div className={styles.grid}>
        <span className={styles.corner}>{t("rfm.recency")}</span>
        {CLASSES.map((frequency) => (
          <span key={frequency} className={styles.axis} data-top>
            {span(t, "rfm.orders", page.limits.orders, frequency)}
          </span>
        ))}
        {LATEST_FIRST.map((recency) => [
          <span key={`axis-${recency}`} className={styles.axis}>
            {span(t, "rfm.days", page.limits.recency_days, 6 - recency)}
          </span>,
          ...CLASSES.map((frequency) => {
            const cell = at(recency, frequency);
            if (!cell) return <span key={frequency} className={styles.cell} data-empty />;
            const depth = { "--depth": `${8 + (52 * cell.customers) / most}%` } as CSSProperties;
            return (
              <button
                key={frequency}
                type="button"
                className={styles.cell}
                style={depth}
                data-chosen={chosen(recency, frequency) || undefined}
                data-testid="rfm-cell"
                aria-label={cellText(cell)}
                onClick={() => onChoose(recency, frequency)}
              >
                <b>{count(cell.customers)}</b>
                <small>{short(cell.amount, "money")}</small>
              </button>
            );
          }),
        ])}
      </div>
      <p className={styles.foot}>{t("rfm.foot")}</p>
    </Card>
  );
}

type Translate = (key: string, values: Record<string, string>) => string;

/** The values of a class in words: up to, between, or from a limit on. */
function span(t: Translate, key: string, limits: number[], at: number): string {
  const whole = (limit: number | undefined) => grouped(String(Math.ceil(limit ?? 0)));
  const below = (limit: number | undefined) => grouped(String(Math.ceil(limit ?? 0) - 1));
  if (at === 1) return t(`${key}_to`, { to: below(limits[0]) });
  if (at === 5) return t(`${key}_from`, { from: whole(limits[3]) });
  const from = whole(limits[at - 2]);
  const to = below(limits[at - 1]);
  return from === to ? t(`${key}_one`, { one: from }) : t(`${key}_between`, { from, to });
}
