import { AimOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/Page";
import { EVERYTHING } from "./filters";

type Props = {
  narrowed: boolean;
  /** goals of all days were asked for */
  allDays: boolean;
  onEverything: (change: Record<string, string | null>) => void;
  onNew: (() => void) | null;
  onTemplates: (() => void) | null;
};

/** No goal to show: what goals are and how to begin, or how to see those that are elsewhere. */
export function NoGoals({ narrowed, allDays, onEverything, onNew, onTemplates }: Props) {
  const { t } = useTranslation();
  const everything = (
    <Button onClick={() => onEverything(EVERYTHING)} data-testid="goals-everything">
      {t("goal.show_all")}
    </Button>
  );
  if (narrowed)
    return (
      <EmptyState title={t("common.nothing_found")} text={t("common.nothing_found_text")}>
        {everything}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<AimOutlined />}
      title={t(allDays ? "goal.none" : "goal.none_in_period")}
      text={t("goal.none_text")}
    >
      {onTemplates && (
        <Button type="primary" onClick={onTemplates} data-testid="goal-templates">
          {t("goal_template.begin")}
        </Button>
      )}
      {onNew && (
        <Button onClick={onNew} data-testid="new-goal">
          {t("goal.new")}
        </Button>
      )}
      {!allDays && everything}
    </EmptyState>
  );
}
