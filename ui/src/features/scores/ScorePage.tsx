import { useTranslation } from "react-i18next";
import { PageHead } from "../../components/Page";

export function ScorePage() {
  const { t } = useTranslation();
  return <PageHead title={t("score.title")} />;
}
