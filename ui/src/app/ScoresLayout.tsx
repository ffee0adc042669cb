import { useTranslation } from "react-i18next";
import { useMay, useSigned } from "../components/session";
import { SCORE_SCREENS } from "./scoreScreens";
import { TabbedLayout } from "./Tabs";

/** 绩效: what people are measured by, and what they came to. */
export function ScoresLayout() {
  const { t } = useTranslation();
  const { grants } = useSigned().session;
  const edits = useMay("edit_kpi_sheet");
  const tabs = SCORE_SCREENS.filter(({ needs }) =>
    grants.some(({ operation }) => operation === needs),
  ).map(({ name, to, title }) => ({ to, name: t(title), testId: `tab-scores-${name}` }));
  return (
    <TabbedLayout tabs={tabs} label={t("rail.scores")} also={edits ? ["/scores/sheet"] : []} />
  );
}
