import { useTranslation } from "react-i18next";
import type { Gaps } from "../../bindings";
import { useDrawers } from "../../components/address";
import { count, NO_FIGURE } from "../../components/format";
import { ProductSelect } from "../../components/ProductSelect";
import { useMay } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { GapTable } from "./GapTable";
import styles from "./gaps.module.css";
import { useNameProduct } from "./queries";

/**
 * Goods that came with orders and stand on no list: another code of a product, said once, or a
 * product of their own, which their drawer completes.
 */
export function UnmappedProducts({ gaps }: { gaps: Gaps }) {
  const { t } = useTranslation();
  const { open } = useDrawers();
  const name = useNameProduct();
  const may = useMay("edit_mapping");
  return (
    <GapTable
      name="unmapped_products"
      rows={gaps.unmapped_products}
      rowKey={(row) => row.product_id}
      columns={[
        { key: "code", title: t("product.code"), width: "m", render: (row) => row.code },
        {
          key: "name",
          title: t("product.name"),
          width: "fill",
          lead: true,
          render: (row) => row.name || NO_FIGURE,
        },
        {
          key: "seen",
          title: t("gaps.first_seen"),
          width: "m",
          render: (row) => row.first_seen ?? NO_FIGURE,
        },
        {
          key: "orders",
          title: t("customer.orders"),
          width: "s",
          align: "end",
          render: (row) => count(row.orders),
        },
        {
          key: "is",
          title: t("gaps.is_product"),
          width: "xl",
          render: ({ product_id, code, name: called }) => (
            <ProductSelect
              className={styles.select}
              disabled={!may}
              label={t("gaps.which_product", { code })}
              placeholder={t("gaps.choose_product")}
              asked={{ id: product_id, name: called }}
              testId="name-product"
              onChange={(product) => name.mutate({ code, product })}
            />
          ),
        },
        {
          key: "own",
          title: "",
          width: "m",
          align: "end",
          render: (row) => (
            <TextLink onClick={() => open("product", row.product_id)}>
              {t("gaps.own_product")}
            </TextLink>
          ),
        },
      ]}
    />
  );
}
