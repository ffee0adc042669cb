import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalRow } from "../../bindings";
import { useAgreeGoal } from "./queries";

/** Agrees to an objective, or opens it again. */
export function AgreeButton({ row }: { row: GoalRow }) {
  const { t } = useTranslation();
  const { id, locked } = row.objective;
  const agree = useAgreeGoal(!locked);
  return (
    <Button loading={agree.isPending} data-testid="agree-goal" onClick={() => agree.mutate([id])}>
      {t(locked ? "goal.reopen" : "goal.agree")}
    </Button>
  );
}
