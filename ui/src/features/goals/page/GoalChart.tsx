import { CustomChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { GoalOutlook, KeyResultDay, KeyResultRow, Objective } from "../../../bindings";
import { useDevice } from "../../../components/device";
import { goalOption, linesOf } from "./chart";
import styles from "./result.module.css";
import { useValueWords } from "./values";

use([
  CustomChart,
  LineChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

type Props = {
  row: KeyResultRow;
  days: KeyResultDay[];
  objective: Objective;
  today: string;
  /** null where nothing can be expected */
  outlook: GoalOutlook | null;
  /** whether the days add up to the value */
  sums: boolean;
};

/** The value of a key result by day against its aim and the way that was planned. */
export default function GoalChart({ row, days, objective, today, outlook, sums }: Props) {
  const { t } = useTranslation();
  const { mode } = useDevice();
  const words = useValueWords()(row);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);

  useEffect(() => {
    if (!place.current) return;
    const drawn = init(place.current, null, { renderer: "svg" });
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    const option = goalOption(linesOf(row, days, objective, today, outlook, sums), mode, {
      value: (value) => words.short(value).replace(/\.00(?=\D|$)/, ""),
      now: t("goal_page.now"),
      aim: t("goal_page.aim"),
      start: t("goal_page.start"),
      plan: t("goal_page.plan"),
      forecast: t("goal_outlook.forecast"),
      today: t("goal_page.today"),
      day: today,
      begins_on: objective.begins_on,
    });
    chart.current?.setOption(option, true);
  });

  const last = days.findLast((day) => day.value !== null);
  return (
    <div
      ref={place}
      className={styles.chart}
      role="img"
      data-testid="goal-chart"
      aria-label={t("goal_page.chart_label", {
        start: words.short(row.key_result.start),
        day: last?.day ?? today,
        value: words.short(last?.value),
        aim: words.short(row.aim),
      })}
    />
  );
}
