import { useTranslation } from "react-i18next";
import { PageHead } from "../../components/Page";

export function MarksPage() {
  const { t } = useTranslation();
  return <PageHead title={t("score_board.title")} />;
}
