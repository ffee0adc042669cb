import { LineChartOutlined } from "@ant-design/icons";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { GoalPage, KeyResultDay, KeyResultRow } from "../../../bindings";
import { useDrawers } from "../../../components/address";
import { count } from "../../../components/format";
import { useMetrics, useMetricWords } from "../../../components/metrics";
import { Card, EmptyState, Loading } from "../../../components/Page";
import { TextLink } from "../../../components/TextLink";
import { Attainment } from "./Attainment";
import { Figures } from "./Figures";
import { Milestones } from "./Milestones";
import { Outlook } from "./Outlook";
import { addsUp, stillOpen } from "./outlook";
import { useRowCount } from "./queries";
import styles from "./result.module.css";
import { resultFigures } from "./resultFigures";
import { useValueWords } from "./values";

const GoalChart = lazy(() => import("./GoalChart"));

type Props = { page: GoalPage; row: KeyResultRow };

/** A key result: its figures, and its course or its milestones. */
export function ResultCard({ page, row }: Props) {
  const { t } = useTranslation();
  const words = useValueWords()(row);
  const days = courseOf(page, row);
  const isDrawn = days.some((day) => day.value !== null);
  const metrics = useMetrics().data;
  const sums = addsUp(metrics?.find(({ code }) => code === row.key_result.metric));
  return (
    <Card testId="result-card">
      <div className={styles.resultHead}>
        <Figures figures={resultFigures(page, row, words, t)} />
        <Source page={page} row={row} />
      </div>
      <Attainment row={row} />
      <Outlook page={page} row={row} sums={sums} />
      {row.key_result.source === "milestones" && (
        <Milestones milestones={row.key_result.milestones} today={page.today} />
      )}
      {row.key_result.source !== "milestones" && isDrawn && (
        <Suspense fallback={<Loading />}>
          <GoalChart
            row={row}
            days={days}
            objective={page.goal.objective}
            today={page.today}
            outlook={stillOpen(page.outlook, page.goal.pace.days_left)}
            sums={sums}
          />
        </Suspense>
      )}
      {row.key_result.source !== "milestones" && !isDrawn && <NoCourse page={page} row={row} />}
    </Card>
  );
}

/** The values by day: those of the metric, or those told in check-ins. */
function courseOf(page: GoalPage, row: KeyResultRow): KeyResultDay[] {
  if (row.key_result.source !== "check_in") return page.days;
  const told = page.check_ins.map(({ check_in: { day, value } }) => ({ day, value }));
  return told.filter((day) => day.value !== null).reverse();
}

/** Where the value comes from, and how many rows it is made of. */
function Source({ page: { slice }, row }: Props) {
  const { t } = useTranslation();
  const { showRows } = useDrawers();
  const { key_result } = row;
  const { name, definition } = useMetricWords(key_result.metric);
  const rows = useRowCount(key_result.metric, slice);
  if (key_result.source !== "metric")
    return (
      <div className={styles.source}>
        <span>{t("goal_page.source")}</span>
        <p>{t(`goal_page.source_${key_result.source}`)}</p>
      </div>
    );
  return (
    <div className={styles.source}>
      <span>{t("goal_page.source")}</span>
      <p title={definition}>{row.lost_metric ? t("goal_page.lost_metric") : name}</p>
      {slice && rows !== null && (
        <TextLink onClick={() => showRows(key_result.metric, slice)}>
          {t("goal_page.rows_behind", { rows: count(rows) })} ›
        </TextLink>
      )}
    </div>
  );
}

function NoCourse({ page, row }: Props) {
  const { t } = useTranslation();
  const { source } = row.key_result;
  const upcoming = !page.goal.pace.has_begun;
  const why = upcoming ? "upcoming" : source;
  return (
    <EmptyState
      icon={<LineChartOutlined />}
      title={t(upcoming ? "goal_page.not_begun" : "goal_page.no_course")}
      text={t(`goal_page.no_course_${why}`, { day: page.goal.objective.begins_on })}
    />
  );
}
