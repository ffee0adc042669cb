import { AimOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalPage } from "../../../bindings";
import { count } from "../../../components/format";
import { Card, EmptyState } from "../../../components/Page";
import { TextLink } from "../../../components/TextLink";
import { wholePercent } from "../ProgressBar";
import { Figures } from "./Figures";
import { linesOf, ResultTable } from "./ResultTable";
import styles from "./result.module.css";
import { objectiveFigures } from "./resultFigures";
import { useEdit } from "./useEdit";
import { useOpenGoal } from "./useOpenGoal";

/** An objective: how far its key results bring it, and each of them. */
export function ObjectiveCard({ page }: { page: GoalPage }) {
  const { t } = useTranslation();
  const edit = useEdit(page);
  const open = useOpenGoal();
  const { goal } = page;
  if (goal.key_results.length === 0 && goal.shared.length === 0)
    return (
      <Card testId="objective-card">
        <EmptyState
          icon={<AimOutlined />}
          title={t("goal_page.no_results")}
          text={t("goal_page.no_results_text")}
        >
          {edit && (
            <Button type="primary" onClick={edit}>
              {t("goal_page.add_results")}
            </Button>
          )}
        </EmptyState>
      </Card>
    );
  return (
    <Card flush testId="objective-card">
      <div className={styles.objectiveHead}>
        <Figures figures={objectiveFigures(page, t)} />
      </div>
      {goal.key_results.length > 0 && (
        <ResultTable
          label={t("goal_page.results")}
          lines={linesOf(goal, t("goal_level.chain"))}
          of="own"
          testId="result-row"
        />
      )}
      {goal.shared.length > 0 && (
        <ul className={styles.shared}>
          {goal.shared.map((one) => (
            <li key={one.key_result_id}>
              {t("goal_page.shared", { weight: count(one.weight) })}{" "}
              <TextLink onClick={() => open(one.key_result_id)}>{one.title}</TextLink>{" "}
              <b className={styles.counted}>{wholePercent(one.counted)}</b>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
