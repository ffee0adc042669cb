import { useTranslation } from "react-i18next";
import { useMay, useSigned } from "../components/session";
import { GOAL_SCREENS } from "./goalScreens";
import { TabbedLayout } from "./Tabs";

/** 目标: what everybody wants to reach, and how far they are. */
export function GoalsLayout() {
  const { t } = useTranslation();
  const { grants } = useSigned().session;
  const sees = useMay("view_goals");
  const tabs = GOAL_SCREENS.filter(({ needs }) =>
    grants.some(({ operation }) => operation === needs),
  ).map(({ name, to, title }) => ({ to, name: t(title), testId: `tab-goals-${name}` }));
  return <TabbedLayout tabs={tabs} label={t("rail.goals")} also={sees ? ["/goals/goal"] : []} />;
}
