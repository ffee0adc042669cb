import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../../bindings";
import { useDrawers, useGo } from "../../components/address";
import { DetailDrawer, Section } from "../../components/DetailDrawer";
import { useDraft } from "../../components/draft";
import { FactStrip } from "../../components/FactStrip";
import { SaveBar, TextField } from "../../components/Field";
import { count, moment, NO_FIGURE } from "../../components/format";
import { HistoryList } from "../../components/HistoryList";
import { Failed, Loading } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useFigures, useMay, useSigned } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import styles from "./customers.module.css";
import { Merged } from "./Merged";
import { Outlook } from "./Outlook";
import { useCustomer, useLatestOrders, useSaveCustomer } from "./queries";

/** One customer: how to reach them, what they bought, and who changed the card. */
export function CustomerDrawer({ id }: { id: string }) {
  const { t } = useTranslation();
  const { close } = useDrawers();
  const { data, error } = useCustomer(id);
  if (data) return <CustomerForm row={data} onClose={close} />;
  return (
    <DetailDrawer title={t("customer.title")} onClose={close}>
      {error ? <Failed error={error} /> : <Loading />}
    </DetailDrawer>
  );
}

function CustomerForm({ row, onClose }: { row: CustomerRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const { draft, set, dirty, reset, saved } = useDraft(row.customer);
  const save = useSaveCustomer();
  const may = useMay("edit_customer");
  // A masked number must not be written back over the real one.
  const seesPhone = useMay("reveal_customer_phone");
  const masked = may && !seesPhone ? t("customer.phone_masked") : undefined;
  const hashed = !draft.phone && draft.phone_hash ? t("customer.phone_hashed_text") : undefined;
  const text = (name: "name" | "phone" | "card", locked = false, hint?: string) => (
    <TextField
      label={t(`customer.${name}`)}
      value={draft[name]}
      disabled={!may || locked}
      onChange={(value) => set(name, value)}
      hint={hint}
      testId={`customer-${name}`}
    />
  );
  const bar = (
    <SaveBar
      dirty={dirty}
      saving={save.isPending}
      onReset={reset}
      onSave={() => save.mutate(draft, { onSuccess: saved })}
    />
  );
  return (
    <DetailDrawer
      title={row.customer.name || row.customer.outside_id || t("customer.title")}
      note={[row.home_store, row.customer.name && row.customer.outside_id]
        .filter(Boolean)
        .join(" · ")}
      onClose={onClose}
      dirty={dirty}
      footer={may && bar}
      testId="customer-drawer"
    >
      <FactStrip
        facts={[
          [t("customer.gross"), full(row.gross_sales)],
          [t("customer.orders"), count(row.orders)],
          [t("customer.first_day"), row.first_day ?? NO_FIGURE],
          [t("customer.last_day"), row.last_day ?? NO_FIGURE],
        ]}
      />
      <div className={screen.form}>
        <div className={screen.pair}>
          {text("name")}
          {text("phone", !seesPhone, hashed ?? masked)}
        </div>
        {text("card")}
        <TextField
          long
          label={t("customer.note")}
          value={draft.note}
          disabled={!may}
          onChange={(note) => set("note", note)}
        />
      </div>
      <Outlook id={row.customer.id} />
      <Merged id={row.customer.id} />
      <LatestOrders id={row.customer.id} />
      <HistoryList table="customer" id={row.customer.id} />
    </DetailDrawer>
  );
}

function LatestOrders({ id }: { id: string }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { full } = useFigures();
  const { open } = useDrawers();
  const go = useGo();
  const { data } = useLatestOrders(id);
  if (!data || data.total === 0) return null;
  const all = (
    <TextLink onClick={() => go("/data/orders", { filter: { customer_id: id } })}>
      {t("customer.all_orders", { total: count(data.total) })}
    </TextLink>
  );
  return (
    <Section title={t("customer.latest")} aside={all}>
      <ul className={styles.orders}>
        {data.rows.map((order) => (
          <li key={order.id}>
            <button type="button" onClick={() => open("order", order.id)}>
              <span className={screen.muted}>{moment(order.at, chain.time_zone)}</span>
              <span>{t(`kind.${order.kind}`)}</span>
              <span className={screen.muted}>{order.store_name}</span>
              <b>{full(order.amount)}</b>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
