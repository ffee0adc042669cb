import { useTranslation } from "react-i18next";
import type { StockTakeRow } from "../../bindings";
import { type Column, DataTable } from "../../components/DataTable";
import { useMetricWords } from "../../components/metrics";
import { Card, EmptyState, Failed, Loading } from "../../components/Page";
import { useFigures } from "../../components/session";
import { useStockTakes } from "./queries";

type Props = { onOpen: (store: string, day: string) => void };

/** The counts there are; opening one goes on with it. */
export function Earlier({ onOpen }: Props) {
  const { t } = useTranslation();
  const { full, count } = useFigures();
  const kinds = useMetricWords("sku_count_difference").name;
  const value = useMetricWords("sku_value_difference").name;
  const { data, error } = useStockTakes();
  const columns: Column<StockTakeRow>[] = [
    { key: "day", title: t("column.day"), width: "m", lead: true, render: (row) => row.day },
    { key: "store", title: t("column.store"), width: "l", render: (row) => row.store_name },
    {
      key: "lines",
      title: t("stock_take.lines"),
      width: "s",
      align: "end",
      render: (row) => count(row.lines),
    },
    {
      key: "kinds",
      title: kinds,
      width: "m",
      align: "end",
      render: (row) => full(row.totals?.sku_count_difference, "percent"),
    },
    {
      key: "value",
      title: value,
      width: "m",
      align: "end",
      render: (row) => full(row.totals?.sku_value_difference, "percent"),
    },
  ];
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  return (
    <Card fill flush title={t("stock_take.earlier")}>
      {data.length === 0 ? (
        <EmptyState title={t("stock_take.none")} text={t("stock_take.none_text")} />
      ) : (
        <DataTable
          label={t("stock_take.earlier")}
          columns={columns}
          total={data.length}
          row={(index) => data[index]}
          rowKey={(row) => `${row.store_id} ${row.day}`}
          onOpen={(row) => onOpen(row.store_id, row.day)}
          testId="stock-take-row"
        />
      )}
    </Card>
  );
}
