import { useTranslation } from "react-i18next";
import type { CustomerProfile } from "../../bindings";
import { Facts, Section } from "../../components/DetailDrawer";
import { count } from "../../components/format";
import { useFigures } from "../../components/session";

/** What lists of members tell of them. */
export function Member({ profile }: { profile: CustomerProfile }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const { customer } = profile.row;
  const points = customer.points === null ? "" : count(customer.points);
  const all: [string, string][] = [
    [t("customer.level"), customer.level],
    [t("customer.points"), points],
    [t("customer.balance"), profile.balance === null ? "" : full(profile.balance)],
    [t("customer.joined_on"), customer.joined_on],
    [t("customer.birthday"), customer.birthday],
    [t("customer.gender"), customer.gender && t(`customer.${customer.gender}`)],
    [t("customer.email"), customer.email],
    [t("customer.we_chat"), customer.we_chat],
    [t("customer.address"), customer.address],
    [t("customer.referrer"), customer.referrer],
  ];
  const told = all.filter(([, value]) => value !== "");
  if (told.length === 0) return null;
  return (
    <Section title={t("customer.member")}>
      <Facts facts={told} />
    </Section>
  );
}
