import { useTranslation } from "react-i18next";
import type { CustomerProfile } from "../../bindings";
import styles from "./customers.module.css";
import { Reveal } from "./Reveal";

/** How and where this person can be met, on one line under the name. */
export function Reach({ profile }: { profile: CustomerProfile }) {
  const { t } = useTranslation();
  const { customer, home_store } = profile.row;
  const facts = [
    home_store,
    customer.birthday && `${t("customer.birthday")} ${customer.birthday}`,
    customer.joined_on && `${t("customer.joined_on")} ${customer.joined_on}`,
    profile.assigned_to,
    customer.erased_on && t("customer.erased_on", { day: customer.erased_on }),
    customer.do_not_contact && !customer.erased_on && t("customer.do_not_contact"),
  ];
  return (
    <p className={styles.reach}>
      {customer.phone && <Reveal profile={profile} />}
      {facts.filter(Boolean).map((fact) => (
        <span key={String(fact)}>{fact}</span>
      ))}
    </p>
  );
}
