import { TagsOutlined } from "@ant-design/icons";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ProductFilter, ProductKind, ProductRow } from "../../bindings";
import { useDrawers } from "../../components/address";
import type { Column } from "../../components/DataTable";
import { ExportButton } from "../../components/ExportButton";
import { useFilters } from "../../components/filters";
import { count, NO_FIGURE } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { ListBody } from "../../components/ListBody";
import { EmptyState, PageHead, Pill } from "../../components/Page";
import { SearchInput } from "../../components/SearchInput";
import screen from "../../components/screen.module.css";
import { useFigures } from "../../components/session";
import { PRODUCT_KINDS, useProducts } from "./queries";

/** What the chain sells, and what else stands on its documents. */
export function ProductsPage() {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const filter: ProductFilter = {
    text: filters.text ?? "",
    category: filters.category ?? null,
    kind: (filters.kind as ProductKind | undefined) ?? null,
  };
  const products = useProducts(filter);
  const columns = useColumns();
  const { open } = useDrawers();
  const categories = products.extra?.categories ?? [];
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("data.products")}
        about={Boolean(products.total) && t("product.total", { total: count(products.total) })}
        actions={
          products.total !== 0 && (
            <ExportButton rows={{ what: "products", filter }} name={t("data.products")} />
          )
        }
      />
      <ListBody
        label={t("data.products")}
        testId="product-row"
        rows={products}
        columns={columns}
        rowKey={(row) => row.product.id}
        onOpen={(row) => open("product", row.product.id)}
        filtered={Object.keys(filters).length > 0}
        filters={
          <>
            <SearchInput
              value={filters.text ?? ""}
              placeholder={t("product.search")}
              onChange={(text) => change({ text })}
            />
            <Select
              allowClear
              showSearch
              placeholder={t("product.any_category")}
              aria-label={t("product.category")}
              value={filters.category}
              options={categories.filter(Boolean).map((value) => ({ value, label: value }))}
              onChange={(category) => change({ category: category ?? null })}
            />
            <Select
              allowClear
              placeholder={t("product.any_kind")}
              aria-label={t("product.kind")}
              value={filters.kind}
              options={PRODUCT_KINDS.map((value) => ({ value, label: t(`product_kind.${value}`) }))}
              onChange={(kind) => change({ kind: kind ?? null })}
            />
          </>
        }
        empty={
          <EmptyState
            icon={<TagsOutlined />}
            title={t("product.none")}
            text={t("product.none_text")}
          >
            <ImportButton />
          </EmptyState>
        }
      />
    </div>
  );
}

function useColumns(): Column<ProductRow>[] {
  const { t } = useTranslation();
  const { full, short } = useFigures();
  return [
    {
      key: "name",
      title: t("product.name"),
      width: "fill",
      lead: true,
      render: ({ product }) => product.name || NO_FIGURE,
    },
    { key: "code", title: t("product.code"), width: "m", render: ({ product }) => product.code },
    {
      key: "category",
      title: t("product.category"),
      width: "l",
      render: ({ product }) => product.category || NO_FIGURE,
    },
    {
      key: "kind",
      title: t("product.kind"),
      width: "m",
      text: ({ product }) => t(`product_kind.${product.kind}`),
      render: ({ product }) => {
        const word = t(`product_kind.${product.kind}`);
        return product.kind === "goods" ? word : <Pill tone="amber">{word}</Pill>;
      },
    },
    {
      key: "units",
      title: t("product.units_90d"),
      width: "m",
      align: "end",
      render: (row) => short(row.units_90d, "units"),
    },
    {
      key: "net",
      title: t("product.net_90d"),
      width: "l",
      align: "end",
      render: (row) => full(row.net_sales_90d),
    },
  ];
}
