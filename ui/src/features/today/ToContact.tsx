import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BirthdayRow, CustomerRow, LeavingRow } from "../../bindings";
import { useDrawers, useGo } from "../../components/address";
import { count, NO_FIGURE } from "../../components/format";
import { Card } from "../../components/Page";
import type { Scope } from "../../components/scope";
import { useFigures, useSigned } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";
import styles from "./today.module.css";

const SHOWN = { offset: 0, limit: 4 };
const WEEK = 7;

function useContacts({ region_id, store_id }: Scope, assigned_to: string | null, wanted: boolean) {
  const scope = { region_id, store_id, assigned_to };
  const key = [region_id, store_id, assigned_to] as const;
  const { data: leaving } = useQuery({
    queryKey: about(["customers", "orders"], "leaving-first", ...key),
    queryFn: () => ipc.leaving(scope, "own_rhythm", "at_risk", SHOWN),
    enabled: wanted,
  });
  const { data: birthdays } = useQuery({
    queryKey: about(["customers", "orders"], "birthdays", ...key),
    queryFn: () => ipc.birthdays(scope, WEEK, SHOWN),
    enabled: wanted,
  });
  const total = leaving && birthdays ? leaving.total + birthdays.total : null;
  return { leaving, birthdays, total };
}

/**
 * Whom to call today: who is leaving with most money, and whose birthday is near. Who sells sees
 * the customers they look after, and those of the store while they look after nobody.
 */
export function ToContact({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const go = useGo();
  const { own_only, employee_id } = useSigned().session;
  const mine = useContacts(scope, employee_id, own_only);
  const noneMine = own_only && mine.total === 0;
  const store = useContacts(scope, null, !own_only || noneMine);
  const { leaving, birthdays } = own_only && !noneMine ? mine : store;
  const title = own_only ? (noneMine ? "attention.of_store" : "attention.mine") : null;
  const gone = leaving?.total ?? 0;
  const born = birthdays?.total ?? 0;
  if (gone + born === 0) return null;
  const all = (
    <TextLink onClick={() => go("/customers/leaving")}>
      {t("today.all_leaving", { total: count(gone) })}
    </TextLink>
  );
  return (
    <Card title={t(title ?? "today.to_contact")} aside={gone > 0 && all} testId="to-contact">
      <div className={styles.contacts}>
        {gone > 0 && (
          <ul>
            {leaving?.rows.map((row) => (
              <Leaving key={row.customer.customer.id} row={row} />
            ))}
          </ul>
        )}
        {born > 0 && (
          <ul>
            {birthdays?.rows.map((row) => (
              <Birthday key={row.customer.customer.id} row={row} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function Leaving({ row }: { row: LeavingRow }) {
  const { t } = useTranslation();
  const { short } = useFigures();
  const silent = count(row.silent_days);
  const why =
    row.usual_gap_days === null
      ? t("leaving.why_once", { silent })
      : t("leaving.why", { gap: count(row.usual_gap_days), silent });
  const risk = t("today.at_risk", { amount: short(row.at_risk, "money") });
  return <Person row={row.customer} why={why} figure={risk} testId="contact-leaving" />;
}

function Birthday({ row }: { row: BirthdayRow }) {
  const { t } = useTranslation();
  const { short } = useFigures();
  const why = t("today.birthday", { day: row.day.slice(5) });
  const paid = t("today.paid", { amount: short(row.customer.gross_sales, "money") });
  return <Person row={row.customer} why={why} figure={paid} testId="contact-birthday" />;
}

type PersonProps = { row: CustomerRow; why: ReactNode; figure: ReactNode; testId: string };

function Person({ row: { customer, home_store }, why, figure, testId }: PersonProps) {
  const { open } = useDrawers();
  return (
    <li>
      <button
        type="button"
        className={styles.contact}
        onClick={() => open("customer", customer.id)}
        data-testid={testId}
      >
        <b>{customer.name || customer.outside_id || NO_FIGURE}</b>
        <span>{customer.phone || home_store}</span>
        <span>{why}</span>
        <span>{figure}</span>
      </button>
    </li>
  );
}
