import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { NoticeRow, TodoRow } from "../../bindings";
import { useGo } from "../../components/address";
import { Failed, Loading } from "../../components/Page";
import { NoticeLine } from "./NoticeLine";
import styles from "./notices.module.css";
import { useNotices, useReadNotices, useTodos } from "./queries";
import { TodoLine } from "./TodoLine";

/** The notices, the newest first, and under them what one has to do. */
export function NoticePanel({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation();
  const go = useGo();
  const notices = useNotices();
  const todos = useTodos();
  const read = useReadNotices();
  const unread = (notices.data ?? []).filter(({ notice }) => notice.read_on === null);
  const openGoal = (id: string) => {
    onLeave();
    go("/goals/goal", { id });
  };
  const openNotice = ({ notice }: NoticeRow) => {
    if (notice.read_on === null) read.mutate([notice.id]);
    openGoal(notice.goal_id);
  };
  const openTodo = ({ todo }: TodoRow) => {
    if (todo.kind === "decision" && todo.goal_id) return openGoal(todo.goal_id);
    onLeave();
    go("/goals/meeting", { filter: { week: todo.week } });
  };
  const error = notices.error ?? todos.error;
  return (
    <div className={styles.panel} data-testid="notice-panel">
      {error && <Failed error={error} />}
      <div className={styles.head}>
        <h2>{t("notice.title")}</h2>
        {unread.length > 0 && (
          <Button
            type="text"
            size="small"
            loading={read.isPending}
            data-testid="read-all"
            onClick={() => read.mutate(unread.map(({ notice }) => notice.id))}
          >
            {t("notice.all_read")}
          </Button>
        )}
      </div>
      {!notices.data && !error && <Loading />}
      {notices.data?.length === 0 && <p className={styles.none}>{t("notice.none")}</p>}
      <ul className={styles.notices}>
        {notices.data?.map((row) => (
          <NoticeLine key={row.notice.id} row={row} onOpen={() => openNotice(row)} />
        ))}
      </ul>
      <div className={styles.head}>
        <h2>{t("todo.title")}</h2>
      </div>
      {todos.data?.length === 0 && <p className={styles.none}>{t("todo.none")}</p>}
      <ul className={styles.todos}>
        {todos.data?.map((row) => (
          <TodoLine key={row.todo.id} row={row} onOpen={() => openTodo(row)} />
        ))}
      </ul>
    </div>
  );
}
