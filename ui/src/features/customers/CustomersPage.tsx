import { TeamOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../../bindings";
import { useDrawers } from "../../components/address";
import type { Column } from "../../components/DataTable";
import { ExportButton } from "../../components/ExportButton";
import { useFilters } from "../../components/filters";
import { count, NO_FIGURE } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { ListBody } from "../../components/ListBody";
import { EmptyState, PageHead } from "../../components/Page";
import { SearchInput } from "../../components/SearchInput";
import screen from "../../components/screen.module.css";
import { useFigures } from "../../components/session";
import { useCustomers } from "./queries";

/** Who buys. */
export function CustomersPage() {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const customers = useCustomers(filters.text ?? "");
  const columns = useColumns();
  const { open } = useDrawers();
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("data.customers")}
        about={Boolean(customers.total) && t("customer.total", { total: count(customers.total) })}
        actions={
          customers.total !== 0 && (
            <ExportButton
              rows={{ what: "customers", text: filters.text ?? "" }}
              name={t("data.customers")}
            />
          )
        }
      />
      <ListBody
        label={t("data.customers")}
        testId="customer-row"
        rows={customers}
        columns={columns}
        rowKey={(row) => row.customer.id}
        onOpen={(row) => open("customer", row.customer.id)}
        filtered={Boolean(filters.text)}
        filters={
          <SearchInput
            value={filters.text ?? ""}
            placeholder={t("customer.search")}
            onChange={(text) => change({ text })}
          />
        }
        empty={
          <EmptyState
            icon={<TeamOutlined />}
            title={t("customer.none")}
            text={t("customer.none_text")}
          >
            <ImportButton />
          </EmptyState>
        }
      />
    </div>
  );
}

function useColumns(): Column<CustomerRow>[] {
  const { t } = useTranslation();
  const { full } = useFigures();
  return [
    {
      key: "name",
      title: t("customer.name"),
      width: "l",
      lead: true,
      render: ({ customer }) => customer.name || customer.outside_id || NO_FIGURE,
    },
    {
      key: "phone",
      title: t("customer.phone"),
      width: "l",
      render: ({ customer }) =>
        customer.phone || (customer.phone_hash ? t("customer.phone_hashed") : NO_FIGURE),
    },
    {
      key: "card",
      title: t("customer.card"),
      width: "m",
      render: ({ customer }) => customer.card || NO_FIGURE,
    },
    {
      key: "store",
      title: t("customer.home_store"),
      width: "fill",
      render: (row) => row.home_store,
    },
    {
      key: "first",
      title: t("customer.first_day"),
      width: "m",
      render: (row) => row.first_day ?? NO_FIGURE,
    },
    {
      key: "last",
      title: t("customer.last_day"),
      width: "m",
      render: (row) => row.last_day ?? NO_FIGURE,
    },
    {
      key: "orders",
      title: t("customer.orders"),
      width: "s",
      align: "end",
      render: (row) => count(row.orders),
    },
    {
      key: "gross",
      title: t("customer.gross"),
      width: "l",
      align: "end",
      render: (row) => full(row.gross_sales),
    },
  ];
}
