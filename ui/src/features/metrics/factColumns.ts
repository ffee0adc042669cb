import type { TFunction } from "i18next";
import type { MeasureUnit, MetricRow, RowColumn } from "../../bindings";
import type { Column } from "../../components/DataTable";
import { NO_FIGURE } from "../../components/format";

/** The unit by which a figure is written, for what a measure is counted in. */
const writtenAs: Record<MeasureUnit, string> = {
  money: "money",
  count: "count",
  goods: "units",
  minutes: "count",
  days: "count",
  plain: "count",
};

type Full = (value: string | null | undefined, unit?: string) => string;

/** The columns of facts: where and when, the product where one is named, and what the source says. */
export function factColumns(told: RowColumn[], t: TFunction, full: Full): Column<MetricRow>[] {
  const own = told.map(({ name, unit }, at): Column<MetricRow> => {
    const title = t(`fact_column.${name}`);
    if (unit === null)
      return {
        key: name,
        title,
        width: "m",
        render: (row) =>
          (name === "sentiment" ? mood(row.cells[at], t) : row.cells[at]) ?? NO_FIGURE,
      };
    return {
      key: name,
      title,
      width: "s",
      align: "end",
      render: (row) => full(row.cells[at], writtenAs[unit]),
    };
  });
  return [
    { key: "day", title: t("fact_column.day"), width: "m", lead: true, render: (row) => row.day },
    { key: "store", title: t("order.store"), width: "m", render: (row) => row.store_name },
    {
      key: "product",
      title: t("fact_column.product"),
      width: "m",
      render: (row) => row.number || NO_FIGURE,
    },
    ...own,
  ];
}

function mood(word: string | null | undefined, t: TFunction): string | null | undefined {
  return word ? t(`fact_column.sentiment_${word}`, { defaultValue: word }) : word;
}
