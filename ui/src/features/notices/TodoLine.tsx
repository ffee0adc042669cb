import { ClockCircleOutlined, WarningFilled } from "@ant-design/icons";
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { TodoRow } from "../../bindings";
import { shortDay } from "../../components/format";
import { useSigned } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { useFinishTodo } from "../../components/todos";
import styles from "./notices.module.css";

/** One thing to do with its day; the box finishes it. */
export function TodoLine({ row, onOpen }: { row: TodoRow; onOpen: () => void }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const finish = useFinishTodo(true);
  const { todo, goal } = row;
  const day = shortDay(todo.due_on, chain.today);
  const late = todo.due_on < chain.today;
  const title = todo.kind === "sync_meeting" ? t("todo.prepare", { day }) : todo.title;
  return (
    <li className={styles.todo} data-testid="todo" data-kind={todo.kind}>
      <Checkbox
        checked={finish.isPending}
        disabled={finish.isPending}
        aria-label={t("todo.finish", { title })}
        data-testid="finish-todo"
        onChange={() => finish.mutate(todo.id)}
      />
      <div className={styles.todoWords}>
        <TextLink onClick={onOpen}>{title}</TextLink>
        <p className={styles.due} data-late={late || undefined}>
          {late ? <WarningFilled /> : <ClockCircleOutlined />}{" "}
          {t(late ? "todo.overdue" : "todo.due", { day })}
          {goal && ` · ${t("todo.about", { goal })}`}
        </p>
      </div>
    </li>
  );
}
