import { Button } from "antd";
import { Trans, useTranslation } from "react-i18next";
import type { Product } from "../../bindings";
import { useDrawers } from "../../components/address";
import { Section } from "../../components/DetailDrawer";
import { useMay } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import styles from "./products.module.css";
import { useForgetCode, useProductNames } from "./queries";

/** What files call the product besides its own code, each with the way to part them again. */
export function OtherCodes({ product }: { product: Product }) {
  const { t } = useTranslation();
  const { data } = useProductNames(product.id);
  if (!data || data.names.length === 0) return null;
  return (
    <Section title={t("product.other_codes")} aside={t("product.other_codes_text")}>
      <ul className={styles.codes}>
        {data.names.map(({ text, name }) => (
          <li key={text} data-testid="other-code">
            <b>{text}</b>
            <span>{name}</span>
            <Forget code={text} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** For which product this one's code stands, when people said so. */
export function StandsFor({ product }: { product: Product }) {
  const { t } = useTranslation();
  const { open } = useDrawers();
  const other = useProductNames(product.id).data?.stands_for;
  if (!other) return null;
  return (
    <p className={styles.standing} data-testid="stands-for">
      <span>
        <Trans
          t={t}
          i18nKey="product.stands_for"
          values={{ name: other.name || other.code }}
          components={{
            a: <TextLink onClick={() => open("product", other.id)}>{other.name}</TextLink>,
          }}
        />
      </span>
      <Forget code={product.code} />
    </p>
  );
}

function Forget({ code }: { code: string }) {
  const { t } = useTranslation();
  const forget = useForgetCode();
  if (!useMay("edit_mapping")) return null;
  return (
    <Button
      size="small"
      loading={forget.isPending}
      aria-label={t("product.part_code", { code })}
      data-testid="forget-code"
      onClick={() => forget.mutate(code)}
    >
      {t("product.part")}
    </Button>
  );
}
