import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Explored, ExploredPart, Question } from "../../bindings";
import { useDrawers } from "../../components/address";
import { type Column, DataTable } from "../../components/DataTable";
import { Delta } from "../../components/Delta";
import { count, NO_FIGURE, shortDay } from "../../components/format";
import { Loading } from "../../components/Page";
import { useFigures, useSigned } from "../../components/session";
import styles from "./explore.module.css";
import { isSpan } from "./question";

const TrendChart = lazy(() => import("../../components/TrendChart"));

type Props = { explored: Explored; question: Question; label: string };

/** The parts as a line, where they are spans of days, and as a table; each leads to its rows. */
export function Parts({ explored, question, label }: Props) {
  const { showRows } = useDrawers();
  const columns = useColumns(explored, question);
  const open = useCallback(
    (part: ExploredPart | undefined) => part?.slice && showRows(question.code, part.slice),
    [showRows, question.code],
  );
  // Of spans the newest stands on top; the line runs the other way.
  const rows = isSpan(question.by) ? [...explored.parts].reverse() : explored.parts;
  return (
    <>
      {isSpan(question.by) && explored.parts.length > 1 && (
        <Course explored={explored} question={question} open={open} />
      )}
      <div className={styles.parts}>
        <DataTable
          label={label}
          testId="explored-part"
          columns={columns}
          total={rows.length}
          row={(index) => rows[index]}
          rowKey={(part) => part.key || "none"}
          onOpen={open}
        />
      </div>
    </>
  );
}

type CourseProps = Omit<Props, "label"> & { open: (part: ExploredPart | undefined) => void };

function Course({ explored, question, open }: CourseProps) {
  const { t } = useTranslation();
  const points = useMemo(
    () => explored.parts.map(({ key, value, before }) => ({ day: key, value, before })),
    [explored.parts],
  );
  const onDay = useCallback(
    (day: string) => open(explored.parts.find((part) => part.key === day)),
    [open, explored.parts],
  );
  return (
    <Suspense fallback={<Loading />}>
      <TrendChart
        points={points}
        now={t("explore.now")}
        before={t("explore.before")}
        unit={explored.now.unit}
        spans={question.by !== "day"}
        compared={explored.before_period !== null}
        label={t("explore.course")}
        onDay={onDay}
      />
    </Suspense>
  );
}

function useColumns(explored: Explored, question: Question): Column<ExploredPart>[] {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { short } = useFigures();
  const unit = explored.now.unit;
  const name = (part: ExploredPart) =>
    isSpan(question.by)
      ? shortDay(part.key, chain.today)
      : part.name || t(`explore.no_${question.by}`, { defaultValue: NO_FIGURE });
  const part: Column<ExploredPart> = {
    key: "part",
    title: t(`explore.by_${question.by}`),
    width: "fill",
    lead: true,
    render: name,
  };
  const value: Column<ExploredPart> = {
    key: "value",
    title: t("explore.now"),
    width: "m",
    align: "end",
    render: (one) => short(one.value, unit),
  };
  const rows: Column<ExploredPart> = {
    key: "rows",
    title: t("explore.rows"),
    width: "s",
    align: "end",
    render: (one) => (one.rows > 0 ? count(one.rows) : NO_FIGURE),
  };
  if (!explored.before_period) return [part, value, rows];
  return [
    part,
    value,
    {
      key: "before",
      title: t("explore.before"),
      width: "m",
      align: "end",
      render: (one) => short(one.before, unit),
    },
    {
      key: "change",
      title: t("explore.change"),
      width: "m",
      align: "end",
      render: (one) => (
        <Delta change={one.change} direction={explored.direction} points={unit === "percent"} />
      ),
      text: (one) => one.change ?? "",
    },
    rows,
  ];
}
