import { useTranslation } from "react-i18next";
import type { AlsoBought } from "../bindings";
import { useDrawers } from "./address";
import { Section } from "./DetailDrawer";
import { count } from "./format";
import styles from "./GoesTogether.module.css";

type Props = {
  title: string;
  about: string;
  found: AlsoBought[];
  /** whether each says with what it goes; on the page of that product it need not */
  because?: boolean;
};

/** Products that go with another one, or with what a customer has. */
export function GoesTogether({ title, about, found, because = false }: Props) {
  const { t } = useTranslation();
  const { open } = useDrawers();
  if (found.length === 0) return null;
  return (
    <Section title={title} aside={about}>
      <ul className={styles.list}>
        {found.map((one) => (
          <li key={one.product.id} data-testid="goes-together">
            <button type="button" onClick={() => open("product", one.product.id)}>
              <b>{one.product.name || one.product.code}</b>
              <span>
                {because &&
                  t("together.because", { product: one.because.name || one.because.code })}
              </span>
              <span>
                {t("together.share", { share: one.confidence, orders: count(one.baskets) })}
              </span>
              <span>{t("together.lift", { lift: one.lift })}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
