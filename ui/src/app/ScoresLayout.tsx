import { useTranslation } from "react-i18next";
import { useMay, useSigned } from "../components/session";
import { scoreScreensOf } from "./scoreScreens";
import { TabbedLayout } from "./Tabs";

const SHEET = "/scores/sheet";

/** 绩效: what people are measured by, and what they came to. */
export function ScoresLayout() {
  const { t } = useTranslation();
  const { grants, stores } = useSigned().session;
  const edits = useMay("edit_kpi_sheet");
  const tabs = scoreScreensOf(grants, stores.length).map(({ name, to, title }) => ({
    to,
    name: t(title),
    opens: name === "sheets" ? SHEET : undefined,
    testId: `tab-scores-${name}`,
  }));
  return <TabbedLayout tabs={tabs} label={t("rail.scores")} also={edits ? [SHEET] : []} />;
}
