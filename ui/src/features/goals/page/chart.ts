import type { GoalOutlook, KeyResultDay, KeyResultRow } from "../../../bindings";
import { addDays, shortDay } from "../../../components/format";
import { colours, fontFamily, type Mode, size } from "../../../theme/tokens";
import { BESIDE, forecastSeries } from "./forecast";

export type Point = [number, number | null];

/** What the chart of a key result draws, by the days since its period began. */
export type Lines = {
  /** the last day of the period; the first is 0 */
  last: number;
  /** where the chart ends: with the period, or with what was told after it */
  end: number;
  values: Point[];
  /** from the start, the evening before the first day, to the aim: by weekdays and promotions, or evenly */
  plan: [number, number][] | null;
  /** what is expected of the days to come, with the ninth decile below and above */
  coming: { at: number; value: number; low: number; high: number }[];
  aim: number | null;
  start: number | null;
  /** where today is, while the period runs */
  today: number | null;
};

type Days = { begins_on: string; ends_on: string };

const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
const numberOf = (text: string | null) => (text === null ? null : Number(text));

/** What is only met or missed has no plan on the way, unless somebody said where it began. */
const isThreshold = (row: KeyResultRow) =>
  row.key_result.kind === "at_least" || row.key_result.kind === "at_most";

export function linesOf(
  row: KeyResultRow,
  days: KeyResultDay[],
  span: Days,
  now: string,
  outlook: GoalOutlook | null = null,
  sums = false,
): Lines {
  const last = daysBetween(span.begins_on, span.ends_on);
  const aim = numberOf(row.aim);
  const said = numberOf(row.key_result.start);
  const start = said ?? (isThreshold(row) ? null : 0);
  const today = daysBetween(span.begins_on, now);
  const values = days.map(({ day, value }): Point => {
    return [daysBetween(span.begins_on, day), numberOf(value)];
  });
  // What adds up begins at nothing, whatever it was before.
  const from = sums ? 0 : start;
  const coming = (outlook?.coming ?? []).map(({ day, value, low, high }) => ({
    at: daysBetween(span.begins_on, day),
    value: Number(value),
    low: Number(low),
    high: Number(high),
  }));
  return {
    last,
    end: Math.max(last, ...values.map(([at]) => at)),
    values,
    aim,
    start,
    plan: aim === null ? null : planOf(outlook, span, from, start, aim, last),
    coming,
    today: today >= 0 && today <= last ? today : null,
  };
}

/** The way that was planned: as the outlook shares it out among the days, or evenly from the start. */
function planOf(
  outlook: GoalOutlook | null,
  span: Days,
  from: number | null,
  start: number | null,
  aim: number,
  last: number,
): [number, number][] | null {
  if (outlook && outlook.plan.length > 0 && from !== null)
    return [
      [-1, from],
      ...outlook.plan.map(({ day, share }): [number, number] => [
        daysBetween(span.begins_on, day),
        from + ((aim - from) * Number(share)) / 100,
      ]),
    ];
  if (start === null) return null;
  return [
    [-1, start],
    [last, aim],
  ];
}

export type ChartWords = {
  value: (value: string | null) => string;
  now: string;
  aim: string;
  start: string;
  plan: string;
  forecast: string;
  today: string;
  /** today itself, for leaving out its year */
  day: string;
  begins_on: string;
};

const AXIS_LABELS = 6;

/** The chart: what is reached as a full line, the plan thin, the aim dotted, today upright. */
export function goalOption(lines: Lines, mode: Mode, words: ChartWords) {
  const c = colours[mode];
  const small = { color: c.muted, fontSize: size["f-small"], fontFamily };
  const dayOf = (at: number) => shortDay(addDays(words.begins_on, at), words.day);
  const plain = { symbol: "none", emphasis: { disabled: true }, animation: false, silent: true };
  const told = lines.values.findLast(([, value]) => value !== null);
  const plan = lines.plan ?? [];
  const [from, to] = [plan[0], plan.at(-1)];
  return {
    textStyle: { fontFamily },
    grid: {
      left: size.s12 + size.s6,
      right: size.rail + size.s12 + size.s2,
      top: size.s6,
      bottom: size.s6,
    },
    xAxis: {
      type: "value" as const,
      min: -1,
      max: lines.end,
      interval: Math.max(1, Math.ceil((lines.end + 1) / AXIS_LABELS)),
      axisTick: { show: false },
      splitLine: { show: false },
      axisLine: { onZero: false, lineStyle: { color: c.line } },
      axisLabel: {
        ...small,
        formatter: (at: number) => (at === lines.end ? "" : dayOf(at + 1)),
      },
      axisPointer: { label: { show: false } },
    },
    yAxis: {
      type: "value" as const,
      scale: true,
      splitNumber: 4,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: c["line-soft"] } },
      axisLabel: { ...small, formatter: (value: number) => words.value(String(value)) },
    },
    tooltip: {
      trigger: "axis" as const,
      backgroundColor: c.surface,
      borderColor: c.line,
      textStyle: { color: c.text, fontSize: size["f-body"], fontFamily },
      formatter: (marks: { seriesName?: string; value?: unknown }[]) => {
        const of = (name: string) => marks.find((one) => one.seriesName === name);
        const mark = of(words.now) ?? of(words.forecast);
        if (!mark || !Array.isArray(mark.value)) return "";
        const [at, value] = mark.value as Point;
        const said = words.value(value === null ? null : String(value));
        return `${addDays(words.begins_on, at)}<br>${mark.seriesName} <b>${said}</b>`;
      },
    },
    series: [
      ...(lines.aim === null
        ? []
        : [
            {
              ...plain,
              type: "line" as const,
              name: words.aim,
              data: [
                [-1, lines.aim],
                [lines.end, lines.aim],
              ],
              color: c.red,
              lineStyle: { width: 1.5, type: "dotted" as const },
              endLabel: {
                show: true,
                color: c.red,
                fontSize: size["f-small"],
                formatter: `${words.aim} ${words.value(String(lines.aim))}`,
              },
              labelLayout: BESIDE,
            },
          ]),
      ...(from && to
        ? [
            {
              ...plain,
              type: "line" as const,
              name: words.plan,
              symbol: "circle",
              symbolSize: 0,
              data: planPoints(plan, lines.start, words, small),
              color: c.before,
              lineStyle: { width: 1.5 },
            },
          ]
        : []),
      ...forecastSeries(lines, words, c, plain),
      {
        ...plain,
        type: "line" as const,
        name: words.now,
        symbol: "circle",
        symbolSize: lines.values.length > AXIS_LABELS * 3 ? 0 : size.s1,
        color: c.primary,
        lineStyle: { width: 2.5 },
        data: lines.values.map((point) =>
          point === told
            ? {
                value: point,
                symbolSize: size.s2,
                label: {
                  show: true,
                  position: "top" as const,
                  formatter: words.value(String(point[1])),
                  color: c.primary,
                  fontWeight: 600,
                  fontSize: size["f-small"],
                },
              }
            : { value: point },
        ),
        markLine:
          lines.today === null
            ? undefined
            : {
                symbol: "none",
                silent: true,
                animation: false,
                data: [{ xAxis: lines.today }],
                lineStyle: { color: c.edge, width: 1, type: "solid" as const },
                label: { ...small, formatter: words.today, position: "end" as const, rotate: 0 },
              },
      },
    ],
  };
}

type Small = { color: string; fontSize: number; fontFamily: string };

/** The points of the plan, with the start named where it begins there, and the plan on its way. */
function planPoints(
  plan: [number, number][],
  start: number | null,
  words: ChartWords,
  small: Small,
) {
  const [from, to] = [plan[0], plan.at(-1)];
  if (!from || !to) return [];
  // Two points are one straight way; a third of them carries the name.
  const isStraight = plan.length === 2;
  const middle: [number, number] = [(from[0] + 3 * to[0]) / 4, (from[1] + 3 * to[1]) / 4];
  const points = isStraight ? [from, middle, to] : plan;
  const named = isStraight ? 1 : Math.floor(points.length * 0.75);
  const rises = to[1] >= from[1];
  return points.map((value, at) => {
    if (at === 0 && value[1] === start)
      return {
        value: [...value],
        symbolSize: size.s1 + size["s-half"],
        label: {
          show: true,
          position: "top" as const,
          align: "left" as const,
          formatter: `${words.start} ${words.value(String(start))}`,
          ...small,
        },
      };
    if (at === named)
      return {
        value: [...value],
        label: {
          show: true,
          position: rises ? ("top" as const) : ("bottom" as const),
          align: "right" as const,
          formatter: words.plan,
          ...small,
        },
      };
    return { value: [...value] };
  });
}
