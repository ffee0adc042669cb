import { CheckCircleFilled, EditFilled } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Bar } from "../../../components/Bar";
import { type Column, DataTable } from "../../../components/DataTable";
import { count } from "../../../components/format";
import { Card } from "../../../components/Page";
import { SearchInput } from "../../../components/SearchInput";
import styles from "./marks.module.css";
import { isOpen, type Rated } from "./tasks";
import type { Drafts } from "./useDrafts";

type Props = {
  people: Rated[];
  chosen: Rated;
  drafts: Drafts;
  onChoose: (employee: string) => void;
};

const sum = (people: Rated[], of: (one: Rated) => number) =>
  people.reduce((total, one) => total + of(one), 0);

/** Whom this person marks, and how far they are. */
export function PeopleToMark({ people, chosen, drafts, onChoose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const asked = text.trim().toLowerCase();
  const shown = people.filter(({ name, store }) =>
    [name, store].some((one) => one.toLowerCase().includes(asked)),
  );
  const total = sum(people, ({ tasks }) => tasks.length);
  const done = sum(people, (one) => one.done);
  const isUnsaved = ({ tasks }: Rated) => tasks.some((task) => drafts.workOf(task).draft);
  const columns: Column<Rated>[] = [
    {
      key: "person",
      title: t("score_board.person"),
      width: "fill",
      render: ({ name, store }) => (
        <span className={styles.person}>
          <b>{name}</b>
          <small>{store}</small>
        </span>
      ),
    },
    {
      key: "done",
      title: t("score_board.marked_of"),
      width: "m",
      align: "end",
      render: (one) => (
        <span className={styles.state} data-done={!isOpen(one) || undefined}>
          {isUnsaved(one) && (
            <EditFilled
              className={styles.unsaved}
              title={t("score_board.unsaved")}
              aria-label={t("score_board.unsaved")}
            />
          )}
          {!isOpen(one) && <CheckCircleFilled aria-label={t("score_board.all_marked")} />}
          {count(one.done)} / {count(one.tasks.length)}
        </span>
      ),
    },
  ];
  return (
    <Card fill flush>
      <div className={styles.progress} data-testid="marks-progress">
        <p>{t("score_board.progress", { done: count(done), total: count(total) })}</p>
        <Bar percent={(100 * done) / total} />
        <SearchInput value={text} placeholder={t("score_board.search_people")} onChange={setText} />
      </div>
      {shown.length === 0 && <p className={styles.nobody}>{t("common.nothing_found")}</p>}
      {shown.length > 0 && (
        <DataTable
          label={t("score_board.whom")}
          columns={columns}
          total={shown.length}
          row={(index) => shown[index]}
          rowKey={({ employee_id }) => employee_id}
          selected={chosen.employee_id}
          onOpen={({ employee_id }) => onChoose(employee_id)}
          testId="marks-person"
          tall
        />
      )}
    </Card>
  );
}
