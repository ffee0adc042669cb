import type { CustomSeriesRenderItemAPI } from "echarts";
import { type colours, size } from "../../../theme/tokens";
import type { ChartWords, Lines } from "./chart";

const BAND = "band";
const SEEN_THROUGH = 0.16;

/** Words at the end of two lines do not lie on each other. */
export const BESIDE = { moveOverlap: "shiftY" as const };

type Palette = (typeof colours)["light"];
type Plain = { emphasis: { disabled: boolean }; animation: boolean; silent: boolean };

/**
 * What is expected of the days to come: a dashed line that goes on from the last value, and around
 * it where eight of ten outcomes lie.
 */
export function forecastSeries(
  { values, coming }: Pick<Lines, "values" | "coming">,
  words: ChartWords,
  c: Palette,
  plain: Plain & { symbol: string },
) {
  const end = coming.at(-1);
  if (!end) return [];
  const told = values.findLast(([, value]) => value !== null);
  const before: [number, number][] =
    told && told[1] !== null && told[0] < (coming[0]?.at ?? 0) ? [[told[0], told[1]]] : [];
  const high = coming.map(({ at, high }): [number, number] => [at, high]);
  const low = coming.map(({ at, low }): [number, number] => [at, low]);
  const outline = [...before, ...high, ...low.reverse()];
  return [
    {
      type: "custom" as const,
      name: BAND,
      silent: true,
      animation: false,
      clip: true,
      data: outline,
      tooltip: { show: false },
      renderItem: ({ dataIndex }: { dataIndex: number }, api: CustomSeriesRenderItemAPI) =>
        dataIndex > 0
          ? null
          : {
              type: "polygon" as const,
              shape: { points: outline.map((point) => api.coord(point)) },
              style: { fill: c.primary, opacity: SEEN_THROUGH },
            },
    },
    {
      ...plain,
      type: "line" as const,
      name: words.forecast,
      color: c.primary,
      lineStyle: { width: 2, type: "dashed" as const },
      endLabel: {
        show: true,
        color: c.primary,
        fontSize: size["f-small"],
        formatter: `${words.forecast} ${words.value(String(end.value))}`,
      },
      labelLayout: BESIDE,
      data: [
        ...before.map((value) => ({ value: [...value] })),
        ...coming.slice(0, -1).map(({ at, value }) => ({ value: [at, value] })),
        {
          value: [end.at, end.value],
          symbol: "circle",
          symbolSize: size.s1 + size["s-half"],
        },
      ],
    },
  ];
}
