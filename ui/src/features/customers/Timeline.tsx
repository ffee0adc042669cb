import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TimelineRow } from "../../bindings";
import { useDrawers, useGo } from "../../components/address";
import { Section } from "../../components/DetailDrawer";
import { count, moment } from "../../components/format";
import { Failed } from "../../components/Page";
import { useFigures, useSigned } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import styles from "./customers.module.css";
import { useTimeline } from "./queries";

const STEP = 6;

/** Purchases and contacts of every channel, newest first. */
export function Timeline({ id }: { id: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(STEP);
  const { data, error } = useTimeline(id, shown);
  const go = useGo();
  const all = (
    <TextLink onClick={() => go("/data/orders", { filter: { customer_id: id } })}>
      {t("data.orders")}
    </TextLink>
  );
  if (error) return <Failed error={error} />;
  return (
    <Section title={t("customer.timeline")} aside={all}>
      {data?.total === 0 && <p className={styles.quiet}>{t("customer.timeline_none")}</p>}
      <ul className={styles.timeline} data-testid="timeline">
        {data?.rows.map((row) => (
          <Event key={row.id} row={row} />
        ))}
      </ul>
      {data && data.total > data.rows.length && (
        <TextLink onClick={() => setShown(shown + 8 * STEP)}>
          {t("customer.more")} ({count(data.total - data.rows.length)})
        </TextLink>
      )}
    </Section>
  );
}

function Event({ row }: { row: TimelineRow }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { full } = useFigures();
  const { open } = useDrawers();
  const when = <time>{moment(row.at, chain.time_zone)}</time>;
  if (!row.is_order)
    return (
      <li data-testid="timeline-contact">
        <div>
          {when}
          <span>{t(row.kind === "level" ? "level.changed" : `contact_kind.${row.kind}`)}</span>
          <b>{row.text}</b>
          <span>{row.employee}</span>
        </div>
      </li>
    );
  return (
    <li data-testid="timeline-order">
      <button type="button" onClick={() => open("order", row.id)}>
        {when}
        <span>{t(`kind.${row.kind}`)}</span>
        <span>{[row.store, row.channel].filter(Boolean).join(" · ")}</span>
        <b>{full(row.amount)}</b>
      </button>
    </li>
  );
}
