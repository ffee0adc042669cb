import { CustomChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { expect, it } from "vitest";
import type { GoalOutlook, MetricInfo } from "../../../bindings";
import { keyResultRow } from "../../../testing/goals";
import { chanceOf, chancePercent } from "../chance";
import { goalOption, linesOf } from "./chart";
import { addsUp, isLowerBetter, neededWord, stillOpen } from "./outlook";

use([CustomChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const span = { begins_on: "2026-11-20", ends_on: "2026-11-23" };
const outlook: GoalOutlook = {
  chance: "63.4",
  expected: "95",
  due: "40",
  needed_per_day: "30",
  needed_of_usual: "118",
  plan: [
    { day: "2026-11-20", share: "10" },
    { day: "2026-11-21", share: "40" },
    { day: "2026-11-22", share: "90" },
    { day: "2026-11-23", share: "100" },
  ],
  coming: [
    { day: "2026-11-22", value: "70", low: "60", high: "80" },
    { day: "2026-11-23", value: "95", low: "75", high: "115" },
  ],
};
const days = [
  { day: "2026-11-20", value: "20" },
  { day: "2026-11-21", value: "45" },
];
const sales = keyResultRow("a", { aim: "100", unit: "money" }, { start: "80", kind: "absolute" });

it("what adds up is planned from nothing, by the days' shares of the aim (D-22)", () => {
  const lines = linesOf(sales, days, span, "2026-11-22", outlook, true);
  expect(lines.plan).toEqual([
    [-1, 0],
    [0, 10],
    [1, 40],
    [2, 90],
    [3, 100],
  ]);
  expect(lines.coming.at(-1)).toEqual({ at: 3, value: 95, low: 75, high: 115 });
});

it("a rate is planned by the shares of the way from its start to its aim", () => {
  const rate = keyResultRow("a", { aim: "35" }, { start: "30" });
  const lines = linesOf(rate, days, span, "2026-11-22", outlook, false);
  expect(lines.plan?.map(([, value]) => value)).toEqual([30, 30.5, 32, 34.5, 35]);
});

it("the chart draws what is expected as a dashed line in its band", () => {
  const words = {
    value: (value: string | null) => String(value),
    now: "now",
    aim: "aim",
    start: "start",
    plan: "plan",
    forecast: "expected",
    today: "today",
    day: "2026-11-22",
    begins_on: span.begins_on,
  };
  const drawn = (of: GoalOutlook | null) => {
    const chart = init(null, null, { renderer: "svg", ssr: true, width: 800, height: 280 });
    chart.setOption(goalOption(linesOf(sales, days, span, "2026-11-22", of, true), "light", words));
    const svg = chart.renderToSVGString();
    chart.dispose();
    return svg;
  };
  const svg = drawn(outlook);
  expect(svg).toContain("expected 95");
  expect(svg).toContain("stroke-dasharray");
  expect(svg).toMatch(/fill-opacity="0.16"|opacity="0.16"/);
  expect(drawn(null)).not.toContain("expected");
});

it("a chance has its word and is never certain while the period runs", () => {
  expect(["92", "63.4", "35", "3"].map((chance) => chanceOf(chance).word)).toEqual([
    "very_likely",
    "likely",
    "unsure",
    "unlikely",
  ]);
  expect(["99.9", "63.4", "0.2"].map(chancePercent)).toEqual(["> 99 %", "63 %", "< 1 %"]);
  expect(stillOpen(outlook, 0)).toBeNull();
});

it("of what should fall the days left may bring so much at most", () => {
  const falls = keyResultRow("a", { aim: "46" }, { kind: "decrease_percent", start: "50" });
  expect(isLowerBetter(falls)).toBe(true);
  expect(isLowerBetter(sales)).toBe(false);
  expect([neededWord(sales, true), neededWord(falls, false)]).toEqual([
    "needed_sum",
    "needed_mean_most",
  ]);
  const metric = (formula: string) => ({ formula }) as MetricInfo;
  expect([addsUp(metric("net_sales")), addsUp(metric("orders / visitors")), addsUp(null)]).toEqual([
    true,
    false,
    false,
  ]);
});
