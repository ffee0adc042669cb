import { FileTextOutlined } from "@ant-design/icons";
import { DatePicker, Select, Tag } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { OrderRow } from "../../bindings";
import { useDrawers } from "../../components/address";
import type { Column } from "../../components/DataTable";
import { ExportButton } from "../../components/ExportButton";
import { type Filters, useFilters } from "../../components/filters";
import { count, moment, NO_FIGURE } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { ListBody } from "../../components/ListBody";
import { EmptyState, PageHead } from "../../components/Page";
import { SearchInput } from "../../components/SearchInput";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useFigures, useSigned } from "../../components/session";
import { KindPill } from "./KindPill";
import { orderFilter, useOrders } from "./queries";

/** Every document: sales, refunds, adjustments. */
export function OrdersPage() {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const scope = useScope();
  const filter = orderFilter(filters, scope.store_id);
  const orders = useOrders(filter);
  const columns = useColumns();
  const { open } = useDrawers();
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("data.orders")}
        about={Boolean(orders.total) && t("order.total", { total: count(orders.total) })}
        actions={
          orders.total !== 0 && (
            <ExportButton rows={{ what: "orders", filter }} name={t("data.orders")} />
          )
        }
      />
      <ListBody
        label={t("data.orders")}
        testId="order-row"
        rows={orders}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => open("order", row.id)}
        filtered={Object.keys(filters).length > 0}
        filters={<Tools filters={filters} change={change} store={filter.store_id} />}
        empty={
          <EmptyState
            icon={<FileTextOutlined />}
            title={t("order.none")}
            text={t("order.none_text")}
          >
            <ImportButton />
          </EmptyState>
        }
      />
    </div>
  );
}

type ToolsProps = {
  filters: Filters;
  change: (change: Record<string, string | null>) => void;
  store: string | null;
};

function Tools({ filters, change, store }: ToolsProps) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const kinds = (["sale", "refund", "adjustment"] as const).map((value) => ({
    value,
    label: t(`kind.${value}`),
  }));
  const chips = (["import_id", "product_id", "customer_id"] as const).filter(
    (name) => filters[name],
  );
  return (
    <>
      <SearchInput
        value={filters.text ?? ""}
        placeholder={t("order.search")}
        onChange={(text) => change({ text })}
      />
      {session.stores.length > 1 && (
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("order.any_store")}
          aria-label={t("order.store")}
          value={store ?? undefined}
          options={session.stores.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => change({ store_id: id ?? null })}
        />
      )}
      <Select
        allowClear
        placeholder={t("order.any_kind")}
        aria-label={t("order.kind")}
        value={filters.kind}
        options={kinds}
        onChange={(kind) => change({ kind: kind ?? null })}
      />
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        value={[day(filters.from), day(filters.to)]}
        onChange={(_, days) => change({ from: days?.[0] ?? null, to: days?.[1] ?? null })}
      />
      {chips.map((name) => (
        <Tag key={name} closable onClose={() => change({ [name]: null })}>
          {t(`order.only_${name}`)}
        </Tag>
      ))}
    </>
  );
}

function day(text: string | undefined) {
  return text ? dayjs(text) : null;
}

function useColumns(): Column<OrderRow>[] {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { full, short } = useFigures();
  return [
    { key: "number", title: t("order.number"), width: "l", render: (row) => row.number },
    {
      key: "at",
      title: t("order.at"),
      width: "l",
      render: (row) => moment(row.at, chain.time_zone),
    },
    {
      key: "kind",
      title: t("order.kind"),
      width: "m",
      render: (row) => <KindPill order={row} />,
      text: (row) => t(`kind.${row.kind}`),
    },
    { key: "store", title: t("order.store"), width: "fill", render: (row) => row.store_name },
    {
      key: "customer",
      title: t("order.customer"),
      width: "m",
      render: (row) => row.customer || <span className={screen.muted}>{t("order.guest")}</span>,
      text: (row) => row.customer || t("order.guest"),
    },
    {
      key: "employee",
      title: t("order.employee"),
      width: "m",
      render: (row) => row.employee || NO_FIGURE,
    },
    {
      key: "channel",
      title: t("order.channel"),
      width: "s",
      render: (row) => row.channel || NO_FIGURE,
    },
    {
      key: "units",
      title: t("order.units"),
      width: "s",
      align: "end",
      render: (row) => short(row.units, "units"),
    },
    {
      key: "amount",
      title: t("order.amount"),
      width: "m",
      align: "end",
      render: (row) => full(row.amount),
    },
  ];
}
