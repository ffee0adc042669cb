import { useTranslation } from "react-i18next";
import { useMay } from "../components/session";
import { TabbedLayout } from "./Tabs";

/** 数据: what comes in, and what is in. */
export function DataLayout() {
  const { t } = useTranslation();
  const sales = useMay("view_sales");
  const imports = useMay("import_sales");
  const identity = useMay("review_identity");
  const values = useMay("enter_values");
  const counts = useMay("take_stock");
  const entered = useMay("view_entered");
  const tab = (name: string, shown: boolean) =>
    shown ? [{ to: `/data/${name}`, name: t(`data.${name}`), testId: `tab-${name}` }] : [];
  const tabs = [
    ...tab("import", imports),
    ...tab("imports", sales),
    ...tab("gaps", imports),
    ...tab("orders", sales),
    ...tab("products", sales),
    ...tab("identity", identity),
    ...tab("stock-take", counts),
    ...tab("values", values),
    ...tab("explore", entered),
    ...tab("stages", sales),
    ...tab("metrics", true),
  ];
  return <TabbedLayout tabs={tabs} label={t("rail.data")} />;
}
