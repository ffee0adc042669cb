import { useTranslation } from "react-i18next";
import { useMay } from "../components/session";
import { TabbedLayout } from "./Tabs";

/** 目标: what everybody wants to reach, and how far they are. */
export function GoalsLayout() {
  const { t } = useTranslation();
  const tab = (name: string, label: string, shown: boolean) =>
    shown ? [{ to: `/goals/${name}`, name: label, testId: `tab-goals-${name}` }] : [];
  const may = useMay("view_goals");
  const edits = useMay("edit_goal");
  const tabs = [
    ...tab("tree", t("goal.tree_tab"), may),
    ...tab("map", t("goal_map.title"), may),
    ...tab("plan", t("plan.title"), edits),
    ...tab("meeting", t("meeting.title"), may),
    ...tab("review", t("review.title"), may),
    ...tab("promotions", t("promotion.title"), may),
  ];
  return <TabbedLayout tabs={tabs} label={t("rail.goals")} also={may ? ["/goals/goal"] : []} />;
}
