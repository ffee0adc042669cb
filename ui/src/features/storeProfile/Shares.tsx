import { useTranslation } from "react-i18next";
import type { ProfileCustomers, StoreProfile } from "../../bindings";
import { useGo } from "../../components/address";
import { Bar } from "../../components/Bar";
import { Section } from "../../components/DetailDrawer";
import { count, NO_FIGURE } from "../../components/format";
import screen from "../../components/screen.module.css";
import { useFigures } from "../../components/session";
import styles from "./storeProfile.module.css";

type Share = {
  key: string;
  name: string;
  value: string;
  share: string | null;
  onOpen: () => void;
};

/** Parts of a whole, each with its bar; a click leads to what stands behind it. */
function Bars({ shares, testId }: { shares: Share[]; testId: string }) {
  const { short } = useFigures();
  const most = Math.max(...shares.map(({ share }) => Number(share ?? 0)), 1);
  return (
    <ul className={styles.shares}>
      {shares.map(({ key, name, value, share, onOpen }) => (
        <li key={key}>
          <button type="button" className={styles.share} onClick={onOpen} data-testid={testId}>
            <span title={name}>{name}</span>
            <Bar percent={(Number(share ?? 0) / most) * 100} />
            <b>{value}</b>
            <span>{share === null ? NO_FIGURE : short(share, "percent")}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What sells most; a category leads to its course in the explorer. */
export function Categories({ profile }: { profile: StoreProfile }) {
  const { t } = useTranslation();
  const { short } = useFigures();
  const go = useGo();
  const { from, to } = profile;
  const explore = (category: string) =>
    go("/data/explore", {
      scope: `store:${profile.store.id}`,
      filter: { code: "net_sales", period: "custom", by: "week", from, to, category },
    });
  return (
    <Section title={t("profile.categories")}>
      {profile.categories.length === 0 && <p className={screen.muted}>{t("profile.no_sales")}</p>}
      <Bars
        testId="profile-category"
        shares={profile.categories.map(({ name, net_sales, share }) => ({
          key: name,
          name: name || t("profile.no_category"),
          value: short(net_sales, "money"),
          share,
          onOpen: () => explore(name),
        }))}
      />
    </Section>
  );
}

type CustomersProps = { profile: StoreProfile; customers: ProfileCustomers };

/** How long ago they came, and of which kind they are; each part leads to its customers. */
export function Customers({ profile, customers }: CustomersProps) {
  const { t } = useTranslation();
  const go = useGo();
  const scope = `store:${profile.store.id}`;
  const people = (total: number) => t("profile.customer_count", { total: count(total) });
  if (customers.customers === 0)
    return (
      <Section title={t("profile.recency")}>
        <p className={screen.muted}>{t("profile.no_customers")}</p>
      </Section>
    );
  return (
    <>
      <Section
        title={t("profile.recency")}
        aside={t("profile.recency_aside", { total: count(customers.customers) })}
      >
        <Bars
          testId="profile-recency"
          shares={customers.recency.map((part) => ({
            key: String(part.class),
            name:
              part.to_days === null
                ? t("profile.days_from", { from: count(part.from_days) })
                : t("profile.days_between", {
                    from: count(part.from_days),
                    to: count(part.to_days),
                  }),
            value: people(part.customers),
            share: part.share,
            onOpen: () => go("/customers/rfm", { scope, filter: { recency: String(part.class) } }),
          }))}
        />
      </Section>
      <Section title={t("profile.segments")}>
        <Bars
          testId="profile-segment"
          shares={customers.segments.map((part) => ({
            key: part.code,
            name: t(`rfm_part.${part.code}`),
            value: people(part.customers),
            share: part.customer_share,
            onOpen: () => go("/customers/rfm", { scope, filter: { segment: part.code } }),
          }))}
        />
      </Section>
    </>
  );
}
