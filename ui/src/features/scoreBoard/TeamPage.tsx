import { useTranslation } from "react-i18next";
import { PageHead } from "../../components/Page";

export function TeamPage() {
  const { t } = useTranslation();
  return <PageHead title={t("score_board.title")} />;
}
