import { PlusOutlined, TeamOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../../bindings";
import { useDrawers } from "../../components/address";
import { BulkBar } from "../../components/choosing/BulkBar";
import { useChosen } from "../../components/choosing/chosen";
import { selecting } from "../../components/choosing/selecting";
import { ExportButton } from "../../components/ExportButton";
import { useFilters } from "../../components/filters";
import { count } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { ListBody } from "../../components/ListBody";
import { EmptyState, PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import { CustomerFilters } from "./CustomerFilters";
import { useColumns } from "./columns";
import { FilterChips, useChips } from "./FilterChips";
import { customerFilter, filterAddress } from "./filters";
import { useCustomers } from "./queries";

/** Who buys. */
export function CustomersPage() {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const filter = customerFilter(filters);
  const customers = useCustomers(filter);
  const columns = useColumns();
  const chosen = useChosen({ chosen: "found", filter }, customers.total);
  const { open } = useDrawers();
  const mayChoose = [useMay("edit_customer"), useMay("export_rows")].includes(true);
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("data.customers")}
        about={Boolean(customers.total) && t("customer.total", { total: count(customers.total) })}
        actions={
          <>
            {customers.total !== 0 && (
              <ExportButton rows={{ what: "customers", filter }} name={t("data.customers")} />
            )}
            <AddButton text="" />
          </>
        }
      />
      <ListBody
        label={t("data.customers")}
        testId="customer-row"
        rows={customers}
        columns={columns}
        select={
          mayChoose
            ? selecting(chosen, t("customer.select"), (row: CustomerRow) => row.customer)
            : undefined
        }
        rowKey={(row) => row.customer.id}
        onOpen={(row) => open("customer", row.customer.id)}
        filtered={Object.keys(filters).length > 0}
        filters={<CustomerFilters filters={filters} change={change} />}
        below={
          <>
            <FilterChips chips={useChips(filters)} change={change} />
            {chosen.count > 0 && (
              <BulkBar
                chosen={chosen}
                total={customers.total ?? chosen.count}
                name={t("data.customers")}
              />
            )}
          </>
        }
        nothing={
          <EmptyState
            icon={<TeamOutlined />}
            title={t("segment.nobody")}
            text={t("segment.nobody_text")}
          >
            <Button onClick={() => change(filterAddress(customerFilter({}), ""))}>
              {t("segment.clear")}
            </Button>
            {filter.text && <AddButton text={filter.text} />}
          </EmptyState>
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

/** Begins a new customer, with what was searched for. */
function AddButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const { open } = useDrawers();
  if (!useMay("add_customer")) return null;
  return (
    <Button
      type={text ? "default" : "primary"}
      icon={<PlusOutlined />}
      data-testid={text ? "add-found-none" : "add-customer"}
      onClick={() => open("customer", text ? `new:${text}` : "new")}
    >
      {text ? t("new_customer.command", { text }) : t("new_customer.title")}
    </Button>
  );
}
