import { useTranslation } from "react-i18next";
import type { GoalRow, KeyResultRow, Standing } from "../../../bindings";
import { type Column, DataTable } from "../../../components/DataTable";
import { count, NO_FIGURE } from "../../../components/format";
import { ProgressBar, wholePercent } from "../ProgressBar";
import { StandingPill } from "../StandingPill";
import styles from "./result.module.css";
import { useOpenGoal } from "./useOpenGoal";
import { useValueWords } from "./values";

export type ResultLine = {
  id: string;
  whose: string;
  title: string;
  owner: string;
  result: KeyResultRow | null;
  progress: string | null;
  planned: string;
  standing: Standing;
  weight: number | null;
};

/** A line for each key result of an objective; one for an objective that has none. */
export function linesOf(goal: GoalRow, wholeChain: string): ResultLine[] {
  const shared = { whose: goal.holder_name || wholeChain, planned: goal.pace.planned };
  const lines = goal.key_results.map((result) => ({
    ...shared,
    id: result.key_result.id,
    title: result.key_result.title,
    owner: result.owner_name,
    result,
    progress: result.progress?.counted ?? null,
    standing: result.standing,
    weight: result.key_result.weight,
  }));
  if (lines.length > 0) return lines;
  const { id, title } = goal.objective;
  const { owner_name: owner, progress, standing } = goal;
  return [{ ...shared, id, title, owner, result: null, progress, standing, weight: null }];
}

type Props = { label: string; lines: ResultLine[]; of: "others" | "own"; testId: string };

/** Key results below each other: where each began, is and shall be, and how it stands. */
export function ResultTable({ label, lines, of, testId }: Props) {
  const open = useOpenGoal();
  const columns = useColumns(of);
  return (
    <div className={styles.table} style={{ "--rows": lines.length + 1 } as React.CSSProperties}>
      <DataTable
        label={label}
        columns={columns}
        total={lines.length}
        row={(at) => lines[at]}
        rowKey={(line) => line.id}
        onOpen={(line) => open(line.id)}
        testId={testId}
      />
    </div>
  );
}

function useColumns(of: Props["of"]): Column<ResultLine>[] {
  const { t } = useTranslation();
  const words = useValueWords();
  const value = (line: ResultLine, which: "start" | "value" | "aim") => {
    if (!line.result) return NO_FIGURE;
    const said = which === "start" ? line.result.key_result.start : line.result[which];
    return words(line.result).short(said);
  };
  const whose: Column<ResultLine> = {
    key: "whose",
    title: t("goal_page.whose"),
    width: "s",
    lead: true,
    render: (line) => <span title={line.whose}>{line.whose}</span>,
  };
  const weight: Column<ResultLine> = {
    key: "weight",
    title: t("goal_page.weight"),
    width: "xs",
    align: "end",
    render: (line) => (line.weight === null ? NO_FIGURE : `${count(line.weight)} %`),
  };
  return [
    ...(of === "others" ? [whose] : []),
    {
      key: "title",
      title: t("goal_page.result"),
      width: "fill",
      lead: of === "own" || undefined,
      render: (line) => <span title={line.title}>{line.title}</span>,
    },
    { key: "owner", title: t("goal_page.owner"), width: "s", render: (line) => line.owner },
    ...(of === "own" ? [weight] : []),
    ...(["start", "value", "aim"] as const).map(
      (which): Column<ResultLine> => ({
        key: which,
        title: t(`goal_page.${which === "value" ? "now" : which}`),
        width: "m",
        align: "end",
        render: (line) => value(line, which),
      }),
    ),
    {
      key: "progress",
      title: t("goal_page.progress"),
      width: "l",
      render: (line) => (
        <span className={styles.barCell}>
          <ProgressBar done={line.progress} planned={line.planned} standing={line.standing} />
          <b className={styles.percent}>{wholePercent(line.progress)}</b>
        </span>
      ),
      text: (line) => wholePercent(line.progress),
    },
    {
      key: "standing",
      title: t("goal_page.standing"),
      width: "m",
      render: (line) => <StandingPill standing={line.standing} />,
      text: (line) => t(`goal_standing.${line.standing}`),
    },
  ];
}
