import { useTranslation } from "react-i18next";
import type { MetricRow, RowColumn, RowsOf } from "../../bindings";
import { openDetail, type RowsAddress, useAddress, useDrawers } from "../../components/address";
import { type Column, DataTable } from "../../components/DataTable";
import { DetailDrawer } from "../../components/DetailDrawer";
import { ExportButton } from "../../components/ExportButton";
import { count, moment, NO_FIGURE } from "../../components/format";
import { useMetricWords } from "../../components/metrics";
import { EmptyState, Failed, Loading } from "../../components/Page";
import { useFigures, useSigned } from "../../components/session";
import { factColumns } from "./factColumns";
import styles from "./metrics.module.css";
import { useMetricRows } from "./queries";
import { useMetricValue } from "./useMetricValue";

/** What a number is made of: its definition, its value, and every document or customer behind it. */
export function RowsDrawer({ rows: { code, slice } }: { rows: RowsAddress }) {
  const { t } = useTranslation();
  const { closeRows } = useDrawers();
  const words = useMetricWords(code);
  const { short, full } = useFigures();
  const rows = useMetricRows(code, slice);
  const answer = useMetricValue(code, slice);
  const unit = words.metric?.unit ?? "money";
  const when = slice.from === slice.to ? slice.from : `${slice.from} – ${slice.to}`;
  const sum = rows.extra?.sum ?? null;
  return (
    <DetailDrawer
      wide
      testId="rows-drawer"
      onClose={closeRows}
      title={words.name}
      note={when}
      footer={
        <div className={styles.foot}>
          <span>{t("rows.total", { total: count(rows.total) })}</span>
          {rows.extra?.of !== "facts" && (
            <span data-testid="rows-sum" data-value={sum ?? ""}>
              {t("rows.sum")} <b>{full(sum)}</b>
            </span>
          )}
          <ExportButton
            rows={{ what: "metric_rows", code, slice }}
            name={`${words.name} ${when}`}
          />
        </div>
      }
    >
      <p className={styles.definition}>
        <b className={styles.value} title={full(answer, unit)}>
          {short(answer, unit)}
        </b>
        <span>{words.definition}</span>
      </p>
      {rows.error !== undefined && rows.error !== null && <Failed error={rows.error} />}
      {rows.loading && <Loading />}
      {rows.total === 0 && <EmptyState title={t("rows.none")} text={t("rows.none_text")} />}
      {(rows.total ?? 0) > 0 && <RowsTable rows={rows} name={words.name} />}
    </DetailDrawer>
  );
}

function RowsTable({ rows, name }: { rows: ReturnType<typeof useMetricRows>; name: string }) {
  const { open } = useDrawers();
  const selected = openDetail(useAddress())?.id;
  const columns = useColumns(rows.extra?.of ?? "documents", rows.extra?.columns ?? []);
  return (
    <DataTable
      bleed
      label={name}
      testId="metric-row"
      columns={columns}
      total={rows.total ?? 0}
      row={rows.row}
      rowKey={(row) =>
        row.order_id ?? row.customer_id ?? [row.day, row.store_name, row.number, row.cells].join()
      }
      onShow={rows.show}
      selected={selected}
      onOpen={(row) => {
        if (row.order_id) open("order", row.order_id);
        else if (row.customer_id) open("customer", row.customer_id);
        else if (row.product_id) open("product", row.product_id);
      }}
    />
  );
}

function useColumns(of: RowsOf, told: RowColumn[]): Column<MetricRow>[] {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { full, short } = useFigures();
  const at: Column<MetricRow> = {
    key: "at",
    title: t("order.at"),
    width: "l",
    render: (row) => moment(row.at, chain.time_zone),
  };
  const customer: Column<MetricRow> = {
    key: "customer",
    title: t("order.customer"),
    width: "m",
    render: (row) => row.customer || (row.order_id ? t("order.guest") : NO_FIGURE),
  };
  const units: Column<MetricRow> = {
    key: "units",
    title: t("order.units"),
    width: "xs",
    align: "end",
    render: (row) => short(row.units, "units"),
  };
  const amount: Column<MetricRow> = {
    key: "amount",
    title: t("order.amount"),
    width: "m",
    align: "end",
    render: (row) => full(row.amount),
  };
  const store: Column<MetricRow> = {
    key: "store",
    title: t("order.store"),
    width: "fill",
    render: (row) => row.store_name,
  };
  if (of === "facts") return factColumns(told, t, full);
  if (of === "customers") return [{ ...customer, lead: true }, store, at, units, amount];
  const number: Column<MetricRow> = {
    key: "number",
    title: t("order.number"),
    width: "l",
    render: (row) => row.number,
  };
  const kind: Column<MetricRow> = {
    key: "kind",
    title: t("order.kind"),
    width: "xs",
    render: (row) => (row.kind ? t(`kind.${row.kind}`) : NO_FIGURE),
  };
  return [number, at, store, kind, customer, units, amount];
}
