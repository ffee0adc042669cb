import { LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colours, fontFamily, type Mode, size } from "../theme/tokens";
import { useDevice } from "./device";
import { shortDay, weekday } from "./format";
import { useFigures, useSigned } from "./session";
import styles from "./TrendChart.module.css";

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export type TrendPoint = { day: string; value: string | null; before: string | null };
type Words = { now: string; before: string; weekdays: string[] };
type Texts = Words & {
  short: (value: string | null) => string;
  today: string;
  /** each point is a span of several days and has its label */
  spans?: boolean;
  /** there is a line of what was before */
  compared?: boolean;
};

const numbers = (values: (string | null)[]) =>
  values.map((value) => (value === null ? null : Number(value)));

/** How far two labels at the lines' ends step apart so that both can be read. */
export function labelSteps(now: (number | null)[], before: (number | null)[]): [number, number] {
  const [a, b] = [now.at(-1) ?? 0, before.at(-1) ?? 0];
  const highest = Math.max(1, ...now.map((one) => one ?? 0), ...before.map((one) => one ?? 0));
  if (Math.abs(a - b) > highest / 8) return [0, 0];
  return a >= b ? [-size.s2, size.s2] : [size.s2, -size.s2];
}

function line(
  name: string,
  points: (number | null)[],
  colour: string,
  dashed: boolean,
  labelStep: number,
) {
  return {
    type: "line" as const,
    name,
    data: points,
    showSymbol: points.filter((point) => point !== null).length < 2,
    symbolSize: size.s2,
    color: colour,
    lineStyle: { width: dashed ? 1.5 : 2, type: dashed ? ("dashed" as const) : ("solid" as const) },
    areaStyle: dashed ? undefined : { opacity: 0.07 },
    endLabel: {
      show: true,
      formatter: name,
      color: colour,
      fontSize: size["f-small"],
      offset: [0, labelStep],
    },
    emphasis: { disabled: true },
    animation: false,
  };
}

/** What the chart draws: this line, the same weekdays before, few marks, labels on the lines. */
export function trendOption(points: TrendPoint[], mode: Mode, texts: Texts) {
  const c = colours[mode];
  const now = numbers(points.map((point) => point.value));
  const before = numbers(points.map((point) => point.before));
  const steps = labelSteps(now, before);
  const compared = texts.compared !== false;
  const small = { color: c.muted, fontSize: size["f-small"], fontFamily };
  return {
    textStyle: { fontFamily },
    grid: { left: size.s12 + size.s3, right: size.rail, top: size.s3, bottom: size.s6 },
    xAxis: {
      type: "category" as const,
      data: points.map((point) => point.day),
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: c.line } },
      axisLabel: {
        ...small,
        // One label a week, on Mondays; of spans as many as there is room for.
        interval: texts.spans ? undefined : (_: number, day: string) => weekday(day) === 0,
        formatter: (day: string) => shortDay(day, texts.today),
      },
    },
    yAxis: {
      type: "value" as const,
      splitNumber: 3,
      splitLine: { lineStyle: { color: c["line-soft"] } },
      axisLabel: {
        ...small,
        formatter: (value: number) => texts.short(String(value)).replace(/\.00(?=\D|$)/, ""),
      },
    },
    tooltip: {
      trigger: "axis" as const,
      backgroundColor: c.surface,
      borderColor: c.line,
      textStyle: { color: c.text, fontSize: size["f-body"], fontFamily },
      formatter: (marks: { dataIndex: number }[]) => {
        const point = points[marks[0]?.dataIndex ?? 0];
        if (!point) return "";
        const day = texts.spans ? "" : ` ${texts.weekdays[weekday(point.day)]}`;
        return [
          `${point.day}${day}`,
          `${texts.now} <b>${texts.short(point.value)}</b>`,
          ...(compared ? [`${texts.before} ${texts.short(point.before)}`] : []),
        ].join("<br>");
      },
    },
    series: [
      ...(compared ? [line(texts.before, before, c.before, true, steps[1])] : []),
      line(texts.now, now, c.primary, false, steps[0]),
    ],
  };
}

/** Figures per day or span with those before; a click on a point shows its rows. */
export default function TrendChart({
  points,
  now,
  before,
  onDay,
  tall,
  unit = "money",
  spans,
  compared,
  label,
}: {
  points: TrendPoint[];
  now: string;
  before: string;
  onDay: (day: string) => void;
  tall?: boolean;
  unit?: string;
  spans?: boolean;
  compared?: boolean;
  label?: string;
}) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { mode } = useDevice();
  const { short } = useFigures();
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
    const weekdays = t("weekdays", { returnObjects: true }) as string[];
    const texts = {
      now,
      before,
      weekdays,
      short: (v: string | null) => short(v, unit),
      today: chain.today,
      spans,
      compared,
    };
    chart.current?.setOption(trendOption(points, mode, texts), true);
  });

  useEffect(() => {
    const drawn = chart.current;
    const clicked = ({ offsetX, offsetY }: { offsetX: number; offsetY: number }) => {
      const at = drawn?.convertFromPixel({ seriesIndex: 0 }, [offsetX, offsetY])?.[0];
      const point = points[Math.round(Number(at))];
      if (point) onDay(point.day);
    };
    drawn?.getZr().on("click", clicked);
    return () => void drawn?.getZr()?.off("click", clicked);
  }, [points, onDay]);

  return (
    <div
      ref={place}
      className={styles.chart}
      data-tall={tall || undefined}
      role="img"
      data-testid="trend-chart"
      aria-label={label ?? t("today.trend_label")}
    />
  );
}
