import { useTranslation } from "react-i18next";
import { PageHead } from "../../components/Page";

export function SheetPage() {
  const { t } = useTranslation();
  return <PageHead title={t("kpi_sheets.title")} />;
}
