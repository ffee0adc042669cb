import { useTranslation } from "react-i18next";
import { useMay } from "../components/session";
import { TabbedLayout } from "./Tabs";

/** 客户: who buys, and what we know of them. */
export function CustomersLayout() {
  const { t } = useTranslation();
  const tab = (name: string, label: string, shown: boolean) =>
    shown ? [{ to: `/customers/${name}`, name: label, testId: `tab-customers-${name}` }] : [];
  const may = useMay("view_customers");
  const tabs = [
    ...tab("list", t("customer.list"), may),
    ...tab("leaving", t("customers.leaving"), may),
    ...tab("rfm", t("customers.rfm"), may),
    ...tab("tags", t("customer.tags_tab"), may),
    ...tab("levels", t("level.tab"), may),
  ];
  return <TabbedLayout tabs={tabs} label={t("rail.customers")} />;
}
