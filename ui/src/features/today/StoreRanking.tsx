import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TodayPage, TodayStore } from "../../bindings";
import { useMergeAddress } from "../../components/address";
import { Bar } from "../../components/Bar";
import { Delta } from "../../components/Delta";
import { Figure } from "../../components/Figure";
import { count } from "../../components/format";
import { Card } from "../../components/Page";
import { sliceOf } from "../../components/scope";
import styles from "./today.module.css";

type Order = "net_sales" | "change" | "orders" | "refund_rate";

function sorted(stores: TodayStore[], by: Order): TodayStore[] {
  const weight = (store: TodayStore) => {
    const value = store[by];
    return value === null ? Number.NEGATIVE_INFINITY : Number(value);
  };
  // The falling come first when sorted by change: they are what needs a look.
  const sign = by === "change" ? 1 : -1;
  return [...stores].sort((a, b) => sign * (weight(a) - weight(b)));
}

/** The stores of the scope, month to date; a store's name narrows the page to it. */
export function StoreRanking({ page }: { page: TodayPage }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<Order>("net_sales");
  const most = Math.max(...page.stores.map((store) => Number(store.net_sales ?? 0)), 1);
  const head = (column: Order, children: ReactNode) => (
    <th aria-sort={by === column ? "descending" : "none"}>
      <button type="button" onClick={() => setBy(column)} data-on={by === column || undefined}>
        {children}
        {by === column && " ↓"}
      </button>
    </th>
  );
  return (
    <Card
      title={t("today.stores")}
      aside={t("today.month_to", { day: page.month_period.to })}
      flush
    >
      <table className={styles.stores}>
        <thead>
          <tr>
            <th>{t("today.store")}</th>
            {head("net_sales", t("today.net_sales"))}
            <th aria-label={t("today.share")} />
            {head("change", t("today.change"))}
            {head("orders", t("today.orders"))}
            {head("refund_rate", t("today.refund_rate"))}
          </tr>
        </thead>
        <tbody>
          {sorted(page.stores, by).map((store) => (
            <StoreLine key={store.store_id} store={store} most={most} page={page} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function StoreLine({ store, most, page }: { store: TodayStore; most: number; page: TodayPage }) {
  const merge = useMergeAddress();
  const { from, to } = page.month_period;
  const slice = sliceOf({ region_id: null, store_id: store.store_id }, from, to);
  const share = Math.max(0, (Number(store.net_sales ?? 0) / most) * 100);
  return (
    <tr data-testid="store-line" data-name={store.name}>
      <td>
        <Button
          type="link"
          size="small"
          onClick={() => merge({ scope: `store:${store.store_id}` })}
        >
          {store.name}
        </Button>
      </td>
      <td>
        <Figure code="net_sales" unit="money" value={store.net_sales} slice={slice} />
      </td>
      <td>
        <Bar percent={share} />
      </td>
      <td>
        <Delta change={store.change} direction="higher" />
      </td>
      <td>{count(store.orders)}</td>
      <td>
        <Figure code="refund_rate" unit="percent" value={store.refund_rate} slice={slice} />
      </td>
    </tr>
  );
}
