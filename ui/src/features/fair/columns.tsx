import { useTranslation } from "react-i18next";
import type { ComparedStore, StoreComparison } from "../../bindings";
import type { Column } from "../../components/DataTable";
import { Figure } from "../../components/Figure";
import { count, NO_FIGURE } from "../../components/format";
import { RangeBar } from "../../components/RangeBar";
import { useFigures } from "../../components/session";
import styles from "./fair.module.css";

/** The columns of the comparison; ranges of all rows share one scale. */
export function useComparisonColumns(found: StoreComparison): Column<ComparedStore>[] {
  const { t } = useTranslation();
  const { short, full } = useFigures();
  const scale = scaleOf(found);
  return [
    {
      key: "store",
      title: t("fair.store"),
      width: "xl",
      lead: true,
      text: (store) => store.name,
      render: (store) => (
        <span className={styles.store}>
          <span>{store.name}</span>
          <small>
            {t(`trade_area.${store.trade_area}`)} · {t(`store_format.${store.format}`)}
          </small>
        </span>
      ),
    },
    {
      key: "value",
      title: t("fair.value"),
      width: "m",
      align: "end",
      render: ({ value, slice }) => (
        <Figure
          code={found.code}
          unit={found.unit}
          value={value}
          slice={slice}
          testId="fair-value"
        />
      ),
    },
    {
      key: "expected",
      title: t("fair.expected"),
      width: "m",
      align: "end",
      render: ({ fair }) =>
        fair ? (
          <span
            title={`${full(fair.expected, found.unit)} · ${t(`fair.from_${fair.by}`)} · ${t(fair.by_own_kind ? "fair.own_kind" : "fair.all_kinds")}`}
          >
            {short(fair.expected, found.unit)}
          </span>
        ) : (
          NO_FIGURE
        ),
    },
    {
      key: "index",
      title: t("fair.index"),
      width: "s",
      align: "end",
      render: ({ fair }) =>
        fair ? (
          <span title={t("fair.index_title", { index: fair.index, kept: fair.kept })}>
            {short(fair.adjusted, "ratio")}
          </span>
        ) : (
          NO_FIGURE
        ),
    },
    {
      key: "range",
      title: t("fair.range"),
      width: "fill",
      text: ({ fair }) => (fair ? `${fair.low} – ${fair.high}` : NO_FIGURE),
      render: ({ fair }) =>
        fair && found.average !== null ? (
          <RangeBar
            low={Number(fair.low)}
            at={Number(fair.adjusted)}
            high={Number(fair.high)}
            average={Number(found.average)}
            scale={scale}
            label={t("fair.range_label", {
              low: short(fair.low, "ratio"),
              high: short(fair.high, "ratio"),
            })}
          />
        ) : (
          NO_FIGURE
        ),
    },
    {
      key: "rank",
      title: t("fair.rank"),
      width: "m",
      align: "end",
      text: (store) => ranks(store),
      render: (store) => <span title={t("fair.rank_title")}>{ranks(store)}</span>,
    },
    {
      key: "days",
      title: t("fair.days"),
      width: "s",
      align: "end",
      render: ({ days }) => count(days),
    },
  ];
}

const ranks = ({ rank, fair }: ComparedStore) => `${rank} → ${fair?.rank ?? NO_FIGURE}`;

/** From the lowest to the highest end of all ranges. */
function scaleOf({ stores, average }: StoreComparison): { from: number; to: number } {
  const ends = stores.flatMap(({ fair }) => (fair ? [Number(fair.low), Number(fair.high)] : []));
  const all = [...ends, Number(average ?? 1)];
  return { from: Math.min(...all), to: Math.max(...all) };
}
