import { ArrowRightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RatingTask } from "../../../bindings";
import { count } from "../../../components/format";
import { Card } from "../../../components/Page";
import { MarkLine } from "./MarkLine";
import styles from "./marks.module.css";
import { isOpen, type Rated } from "./tasks";
import type { Drafts } from "./useDrafts";

type Props = {
  person: Rated;
  /** who else is open, if anybody */
  next: Rated | null;
  drafts: Drafts;
  onNext: (employee: string) => void;
};

/** Everything of one person that is to be marked; what was saved leads on to the next open line. */
export function PersonMarks({ person, next, drafts, onNext }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const { employee_id, name, store, tasks, done } = person;
  const save = async (task: RatingTask, line: HTMLElement | null) => {
    if (!(await drafts.save(task)) || !line) return;
    const lines = [...(list.current?.querySelectorAll<HTMLElement>("li") ?? [])];
    const after = lines.slice(lines.indexOf(line) + 1).find((one) => "open" in one.dataset);
    after?.querySelector<HTMLElement>("input, textarea")?.focus();
  };
  return (
    <Card
      fill
      flush
      testId="person-marks"
      title={[name, store].filter(Boolean).join(" · ")}
      aside={
        <>
          <span>
            {t("score_board.progress", { done: count(done), total: count(tasks.length) })}
          </span>
          {next && (
            <Button
              size="small"
              type={isOpen(person) ? "default" : "primary"}
              icon={<ArrowRightOutlined />}
              iconPlacement="end"
              data-testid="marks-next"
              onClick={() => onNext(next.employee_id)}
            >
              {t("score_board.next_person", { name: next.name })}
            </Button>
          )}
        </>
      }
    >
      <ul ref={list} className={styles.lines} data-id={employee_id}>
        {tasks.map((task) => (
          <MarkLine
            key={`${task.family_id}/${task.item}`}
            task={task}
            work={drafts.workOf(task)}
            onEdit={(change) => drafts.edit(task, change)}
            onSave={(line) => void save(task, line)}
          />
        ))}
      </ul>
    </Card>
  );
}
