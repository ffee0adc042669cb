import { TeamOutlined } from "@ant-design/icons";
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../../bindings";
import { useDrawers } from "../../components/address";
import type { Column } from "../../components/DataTable";
import { ExportButton } from "../../components/ExportButton";
import { useFilters } from "../../components/filters";
import { count } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { ListBody } from "../../components/ListBody";
import { EmptyState, PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import { BulkBar } from "./BulkBar";
import { CustomerFilters } from "./CustomerFilters";
import { type Chosen, useChosen } from "./chosen";
import { useColumns } from "./columns";
import { customerFilter, useCustomers } from "./queries";

/** Who buys. */
export function CustomersPage() {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const filter = customerFilter(filters);
  const customers = useCustomers(filter);
  const columns = useColumns();
  const chosen = useChosen(filter, customers.total);
  const { open } = useDrawers();
  const mayEdit = useMay("edit_customer");
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("data.customers")}
        about={Boolean(customers.total) && t("customer.total", { total: count(customers.total) })}
        actions={
          customers.total !== 0 && (
            <ExportButton rows={{ what: "customers", filter }} name={t("data.customers")} />
          )
        }
      />
      <ListBody
        label={t("data.customers")}
        testId="customer-row"
        rows={customers}
        columns={columns}
        select={mayEdit ? selecting(chosen, t("customer.select")) : undefined}
        rowKey={(row) => row.customer.id}
        onOpen={(row) => open("customer", row.customer.id)}
        filtered={Object.keys(filters).length > 0}
        filters={<CustomerFilters filters={filters} change={change} />}
        below={
          chosen.count > 0 && <BulkBar chosen={chosen} total={customers.total ?? chosen.count} />
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

/** The column in which people are selected; a click in it opens nobody. */
function selecting(chosen: Chosen, label: string): Column<CustomerRow> {
  return {
    key: "select",
    title: (
      <Checkbox
        checked={chosen.found}
        indeterminate={!chosen.found && chosen.count > 0}
        aria-label={label}
        data-testid="choose-found"
        onChange={chosen.found ? chosen.none : chosen.all}
      />
    ),
    width: "check",
    render: ({ customer }) => (
      // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the click from the row
      // biome-ignore lint/a11y/useKeyWithClickEvents: the checkbox inside hears the keyboard
      <span onClick={(event) => event.stopPropagation()}>
        <Checkbox
          checked={chosen.has(customer.id)}
          aria-label={`${label} ${customer.name}`}
          data-testid="choose-row"
          onChange={() => chosen.toggle(customer.id)}
        />
      </span>
    ),
  };
}
