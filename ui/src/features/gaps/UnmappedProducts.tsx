import { useTranslation } from "react-i18next";
import type { Gaps } from "../../bindings";
import { useDrawers } from "../../components/address";
import { count, NO_FIGURE } from "../../components/format";
import { TextLink } from "../../components/TextLink";
import { GapTable } from "./GapTable";

/** Goods that came with orders and stand on no list; their drawer completes them. */
export function UnmappedProducts({ gaps }: { gaps: Gaps }) {
  const { t } = useTranslation();
  const { open } = useDrawers();
  return (
    <GapTable
      name="unmapped_products"
      rows={gaps.unmapped_products}
      rowKey={(row) => row.product_id}
      onOpen={(row) => open("product", row.product_id)}
      columns={[
        { key: "code", title: t("product.code"), width: "l", render: (row) => row.code },
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
          width: "m",
          align: "end",
          render: (row) => count(row.orders),
        },
        {
          key: "mend",
          title: "",
          width: "l",
          align: "end",
          render: (row) => (
            <TextLink onClick={() => open("product", row.product_id)}>
              {t("gaps.complete_product")}
            </TextLink>
          ),
        },
      ]}
    />
  );
}
