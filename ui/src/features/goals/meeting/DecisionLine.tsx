import { WarningFilled } from "@ant-design/icons";
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { TodoRow } from "../../../bindings";
import { shortDay } from "../../../components/format";
import { useSigned } from "../../../components/session";
import { TextLink } from "../../../components/TextLink";
import { useFinishTodo } from "../../../components/todos";
import { useOpenGoal } from "../page/useOpenGoal";
import styles from "./meeting.module.css";

type Props = { row: TodoRow; mayDecide: boolean };

/** A decision: what, who, until when; the box says that it is done. */
export function DecisionLine({ row, mayDecide }: Props) {
  const { t } = useTranslation();
  const { chain, session } = useSigned();
  const open = useOpenGoal();
  const { todo, owner_name: owner, goal } = row;
  const isDone = todo.done_on !== null;
  const finish = useFinishTodo(!isDone);
  const late = !isDone && todo.due_on < chain.today;
  const may = mayDecide || todo.owner_id === session.employee_id;
  const state = isDone ? "done" : late ? "late" : "due";
  const day = shortDay(todo.done_on ?? todo.due_on, chain.today);
  const { goal_id } = todo;
  return (
    <li className={styles.decision} data-testid="decision" data-done={isDone || undefined}>
      <Checkbox
        checked={isDone}
        disabled={!may || finish.isPending}
        aria-label={t("todo.finish", { title: todo.title })}
        data-testid="finish-decision"
        onChange={() => finish.mutate(todo.id)}
      />
      <div className={styles.decided}>
        <p className={styles.what}>{todo.title}</p>
        <p className={styles.quiet} data-late={late || undefined}>
          {late && <WarningFilled />} {t(`decision.${state}`, { owner, day })}
        </p>
        {goal && goal_id && (
          <p className={styles.quiet}>
            <TextLink onClick={() => open(goal_id)}>{goal}</TextLink>
          </p>
        )}
      </div>
    </li>
  );
}
