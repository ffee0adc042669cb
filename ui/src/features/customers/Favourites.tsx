import { useTranslation } from "react-i18next";
import type { CustomerProfile } from "../../bindings";
import { Section } from "../../components/DetailDrawer";
import { useFigures } from "../../components/session";
import styles from "./customers.module.css";

type Line = { name: string; detail: string; amount: string };

/** What they buy, and where. */
export function Favourites({ profile }: { profile: CustomerProfile }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  if (profile.row.orders === 0) return null;
  const liked = (rows: CustomerProfile["categories"]): Line[] =>
    rows.map((row) => ({
      name: row.name || t("customer.no_category"),
      detail: t("customer.units", { units: row.units }),
      amount: full(row.amount),
    }));
  const places = [...profile.stores, ...profile.channels].map((place) => ({
    name: place.name || t("customer.no_channel"),
    detail: t("customer.order_count", { count: place.orders }),
    amount: full(place.amount),
  }));
  return (
    <Section title={t("customer.favourites")}>
      <div className={styles.favourites} data-testid="favourites">
        <Lines title={t("customer.categories")} lines={liked(profile.categories)} />
        <Lines title={t("customer.products")} lines={liked(profile.products)} />
        <Lines title={t("customer.places")} lines={places} />
      </div>
    </Section>
  );
}

function Lines({ title, lines }: { title: string; lines: Line[] }) {
  return (
    <table className={styles.liked}>
      <caption>{title}</caption>
      <tbody>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a store and a channel may share a name
          <tr key={index}>
            <th scope="row">{line.name}</th>
            <td>{line.detail}</td>
            <td>{line.amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
