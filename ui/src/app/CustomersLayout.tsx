import { useTranslation } from "react-i18next";
import { TabbedLayout } from "./Tabs";

/** 客户: who is leaving, and who is who. */
export function CustomersLayout() {
  const { t } = useTranslation();
  const tabs = ["leaving", "rfm"].map((name) => ({
    to: `/customers/${name}`,
    name: t(`customers.${name}`),
    testId: `tab-${name}`,
  }));
  return <TabbedLayout tabs={tabs} label={t("rail.customers")} />;
}
