import type { KeyResultDay, KeyResultRow } from "../../../bindings";
import { addDays, shortDay } from "../../../components/format";
import { colours, fontFamily, type Mode, size } from "../../../theme/tokens";

export type Point = [number, number | null];

/** What the chart of a key result draws, by the days since its period began. */
export type Lines = {
  /** the last day of the period; the first is 0 */
  last: number;
  /** where the chart ends: with the period, or with what was told after it */
  end: number;
  values: Point[];
  /** from the start, the evening before the first day, evenly to the aim */
  plan: [number, number][] | null;
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

export function linesOf(row: KeyResultRow, days: KeyResultDay[], span: Days, now: string): Lines {
  const last = daysBetween(span.begins_on, span.ends_on);
  const aim = numberOf(row.aim);
  const said = numberOf(row.key_result.start);
  const start = said ?? (isThreshold(row) ? null : 0);
  const today = daysBetween(span.begins_on, now);
  const values = days.map(({ day, value }): Point => {
    return [daysBetween(span.begins_on, day), numberOf(value)];
  });
  return {
    last,
    end: Math.max(last, ...values.map(([at]) => at)),
    values,
    aim,
    start,
    plan:
      aim === null || start === null
        ? null
        : [
            [-1, start],
            [last, aim],
          ],
    today: today >= 0 && today <= last ? today : null,
  };
}

export type ChartWords = {
  value: (value: string | null) => string;
  now: string;
  aim: string;
  start: string;
  plan: string;
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
  const middle = lines.plan?.map(([at, value]) => [at, value] as const) ?? [];
  const [from, to] = middle;
  return {
    textStyle: { fontFamily },
    grid: { left: size.rail, right: size.s6, top: size.s6, bottom: size.s6 },
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
        const mark = marks.find((one) => one.seriesName === words.now);
        if (!mark || !Array.isArray(mark.value)) return "";
        const [at, value] = mark.value as Point;
        const said = words.value(value === null ? null : String(value));
        return `${addDays(words.begins_on, at)}<br>${words.now} <b>${said}</b>`;
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
              symbol: "circle",
              symbolSize: 0,
              // At the left the way to the aim is still far from it, and the words are free.
              data: [
                {
                  value: [-1, lines.aim],
                  label: {
                    ...small,
                    show: true,
                    position: "top" as const,
                    align: "left" as const,
                    color: c.red,
                    formatter: `${words.aim} ${words.value(String(lines.aim))}`,
                  },
                },
                { value: [lines.end, lines.aim] },
              ],
              color: c.red,
              lineStyle: { width: 1.5, type: "dotted" as const },
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
              data: [
                {
                  value: [...from],
                  symbolSize: size.s1 + size["s-half"],
                  label: {
                    show: lines.start !== null,
                    position: "top" as const,
                    offset: [0, -size.s2],
                    align: "left" as const,
                    formatter: `${words.start} ${words.value(String(lines.start))}`,
                    ...small,
                  },
                },
                {
                  value: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2],
                  label: {
                    show: true,
                    position: to[1] >= from[1] ? ("top" as const) : ("bottom" as const),
                    align: "right" as const,
                    formatter: words.plan,
                    ...small,
                  },
                },
                { value: [...to] },
              ],
              color: c.before,
              lineStyle: { width: 1.5 },
            },
          ]
        : []),
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
                  align: "right" as const,
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
