import { useTranslation } from "react-i18next";
import { PageHead } from "../../components/Page";

export function SheetsPage() {
  const { t } = useTranslation();
  return <PageHead title={t("kpi_sheets.title")} />;
}
