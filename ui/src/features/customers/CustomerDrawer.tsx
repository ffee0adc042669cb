import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerProfile } from "../../bindings";
import { useDrawers } from "../../components/address";
import { DetailDrawer } from "../../components/DetailDrawer";
import { useDraft } from "../../components/draft";
import { FactStrip } from "../../components/FactStrip";
import { SaveBar } from "../../components/Field";
import { count, NO_FIGURE } from "../../components/format";
import { HistoryList } from "../../components/HistoryList";
import { Failed, Loading, Pill } from "../../components/Page";
import { useFigures } from "../../components/session";
import { CardForm } from "./CardForm";
import { Care } from "./Care";
import { Consents } from "./Consents";
import { ContactForm } from "./ContactForm";
import styles from "./customers.module.css";
import { Favourites } from "./Favourites";
import { Member } from "./Member";
import { Merged } from "./Merged";
import { NewCustomer } from "./NewCustomer";
import { Outlook } from "./Outlook";
import { Person } from "./Person";
import { useProfile, useSaveCustomer } from "./queries";
import { Reach } from "./Reach";
import { Rhythm } from "./Rhythm";
import { StagePill } from "./StagePill";
import { TagPills } from "./TagPills";
import { Timeline } from "./Timeline";

/** A customer in full: how to reach them, their rhythm, what they like, and all that happened. */
export function CustomerDrawer({ id }: { id: string }) {
  if (id === "new" || id.startsWith("new:")) return <NewCustomer typed={id.slice("new:".length)} />;
  return <Known id={id} />;
}

function Known({ id }: { id: string }) {
  const { t } = useTranslation();
  const { close } = useDrawers();
  const { data, error } = useProfile(id);
  if (data) return <Profile profile={data} onClose={close} />;
  return (
    <DetailDrawer title={t("customer.title")} onClose={close}>
      {error ? <Failed error={error} /> : <Loading />}
    </DetailDrawer>
  );
}

function Profile({ profile, onClose }: { profile: CustomerProfile; onClose: () => void }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const { row } = profile;
  const { id } = row.customer;
  const { draft, set, dirty, reset, saved } = useDraft(row.customer);
  const save = useSaveCustomer();
  const [logging, setLogging] = useState(false);
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
      note={
        <span className={styles.pills}>
          {row.stage && <StagePill stage={row.stage} />}
          {row.customer.level && <Pill tone="tint">{row.customer.level}</Pill>}
          <TagPills tags={row.tags} />
        </span>
      }
      extra={
        profile.may_log_contact && (
          <Button data-testid="log-contact" onClick={() => setLogging(true)}>
            {t("customer.log")}
          </Button>
        )
      }
      onClose={onClose}
      dirty={dirty}
      footer={dirty && bar}
      testId="customer-drawer"
    >
      <Reach profile={profile} />
      {logging && <ContactForm customer={id} onDone={() => setLogging(false)} />}
      <FactStrip
        facts={[
          [t("customer.net"), full(profile.net_sales)],
          [t("customer.orders"), count(row.orders)],
          [t("customer.average_order"), full(profile.average_order)],
          [t("customer.refunds"), profile.refunded === 0 ? NO_FIGURE : full(profile.refunds)],
        ]}
      />
      <Rhythm profile={profile} />
      <Outlook id={id} />
      <Care profile={profile} />
      <Timeline id={id} />
      <Favourites profile={profile} />
      <Consents profile={profile} />
      <Member profile={profile} />
      <CardForm profile={profile} draft={draft} set={set} />
      <Merged id={id} />
      <HistoryList table="customer" id={id} />
      <Person profile={profile} />
    </DetailDrawer>
  );
}
