import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import type { OrderDetail, OrderLine } from "../../bindings";
import { useDrawers, useGo } from "../../components/address";
import { DetailDrawer, Facts, Section } from "../../components/DetailDrawer";
import { moment, NO_FIGURE } from "../../components/format";
import { HistoryList } from "../../components/HistoryList";
import { Failed, Loading, Pill } from "../../components/Page";
import { useFigures, useMay, useSigned } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { KindPill } from "./KindPill";
import styles from "./orders.module.css";
import { Payments } from "./Payments";
import { useOrder, useVoidOrder } from "./queries";

/** One document: who, where, every line, how it was paid, and what happened to it since. */
export function OrderDrawer({ id }: { id: string }) {
  const { t } = useTranslation();
  const { close } = useDrawers();
  const { data, error } = useOrder(id);
  const voidable = useMay("void_order") && data?.can_void;
  return (
    <DetailDrawer
      title={data ? data.order.number : t("order.title")}
      note={data && <KindPill order={data.order} />}
      onClose={close}
      footer={voidable && <VoidButton id={id} />}
      testId="order-drawer"
    >
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <OrderFacts detail={data} />
          <Lines lines={data.lines} total={data.order.amount} />
          {data.payments && <Payments payments={data.payments} net={data.order.amount} />}
          <HistoryList table="order" id={id} />
        </>
      )}
    </DetailDrawer>
  );
}

function OrderFacts({ detail }: { detail: OrderDetail }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { open } = useDrawers();
  const go = useGo();
  const { order, customer_id, import_id } = detail;
  const buyer = customer_id ? (
    <TextLink onClick={() => open("customer", customer_id)}>
      {order.customer || t("order.customer")}
    </TextLink>
  ) : (
    t("order.guest")
  );
  const origin = import_id ? (
    <TextLink onClick={() => go("/data/orders", { filter: { import_id } })}>
      {t("order.see_import")}
    </TextLink>
  ) : (
    NO_FIGURE
  );
  return (
    <Facts
      facts={[
        [t("order.at"), moment(order.at, chain.time_zone)],
        [t("order.store"), order.store_name],
        [t("order.customer"), buyer],
        [t("order.employee"), order.employee || NO_FIGURE],
        [t("order.channel"), order.channel || NO_FIGURE],
        [t("order.from_import"), origin],
      ]}
    />
  );
}

function VoidButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const voiding = useVoidOrder();
  return (
    <Popconfirm
      title={t("order.void_title")}
      description={t("order.void_text")}
      okText={t("order.void")}
      cancelText={t("common.cancel")}
      onConfirm={() => voiding.mutate(id)}
    >
      <Button danger loading={voiding.isPending} data-testid="void-order">
        {t("order.void")}
      </Button>
    </Popconfirm>
  );
}

function Lines({ lines, total }: { lines: OrderLine[]; total: string }) {
  const { t } = useTranslation();
  const { full, short } = useFigures();
  const { open } = useDrawers();
  return (
    <Section title={t("order.lines")} aside={t("order.line_count", { count: lines.length })}>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th>{t("product.name")}</th>
            <th>{t("order.quantity")}</th>
            <th>{t("order.price")}</th>
            <th>{t("order.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line_no}>
              <td>
                <button
                  type="button"
                  disabled={line.product_id === null}
                  onClick={() => line.product_id && open("product", line.product_id)}
                >
                  {line.name || line.code || NO_FIGURE}
                </button>
                <small>
                  {line.code}
                  {line.told_code && <span>{t("order.told_code", { code: line.told_code })}</span>}
                  {line.kind && line.kind !== "goods" && (
                    <Pill tone="grey">{t(`product_kind.${line.kind}`)}</Pill>
                  )}
                </small>
              </td>
              <td>{short(line.quantity, "units")}</td>
              <td>{full(line.unit_price)}</td>
              <td>{full(line.amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={3}>{t("order.sum")}</th>
            <td>{full(total)}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}
