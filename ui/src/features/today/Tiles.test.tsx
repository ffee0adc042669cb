import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { MetricInfo, TodayPeriod, TodayTile } from "../../bindings";
import { shellAnswers } from "../../testing/shell";
import { open } from "../../testing/window";
import { Tile } from "./Tiles";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const netSales = {
  code: "net_sales",
  name_zh: "净销售额",
  definition_zh: "已付款销售减去退款。",
  unit: "money",
} as MetricInfo;

const tile: TodayTile = {
  code: "net_sales",
  unit: "money",
  direction: "higher",
  value: "24712.50",
  rows: 12,
  before: "23270.00",
  change: "6.20",
  band: null,
  alarm: null,
  spark: ["1", "2", "3"],
};

const period: TodayPeriod = {
  from: "2026-11-21",
  to: "2026-11-21",
  before_from: "2026-10-24",
  before_to: "2026-11-14",
  tiles: [tile],
};

const scope = { key: "store:xuhui", name: "徐汇店", region_id: null, store_id: "xuhui" };

async function draw(change: Partial<TodayTile> = {}) {
  shellAnswers({ listMetrics: () => [netSales] });
  const drawn = await open(
    <Tile tile={{ ...tile, ...change }} kind="day" period={period} scope={scope} />,
  );
  return { ...drawn, figure: await screen.findByTestId("tile-net_sales") };
}

it("a tile shows its figure short and the change with arrow and sign", async () => {
  const { figure } = await draw();
  expect(figure.textContent).toBe("¥ 2.47 万");
  expect(screen.getByText("▲")).toBeTruthy();
  expect(screen.getByText(/\+6\.2 %/)).toBeTruthy();
});

it("a tile without data shows a dash and no arrow", async () => {
  const { figure } = await draw({ value: null, change: null });
  expect(figure.textContent).toBe("—");
  expect(screen.queryByText("▲")).toBeNull();
  expect(screen.queryByText("▼")).toBeNull();
});

it("hovering a number tells its definition and every digit", async () => {
  const { figure } = await draw();
  await screen.findByText("净销售额");
  fireEvent.mouseEnter(figure);
  const definition = await screen.findByTestId("definition");
  expect(definition.textContent).toContain("已付款销售减去退款。");
  expect(definition.textContent).toContain("¥ 24,712.50");
});

it("clicking a number opens the rows of exactly its slice", async () => {
  const { figure, router } = await draw();
  fireEvent.click(figure);
  await waitFor(() => expect(router.state.location.search).toHaveProperty("rows"));
  const { rows } = router.state.location.search as { rows: { code: string; slice: object } };
  expect(rows.code).toBe("net_sales");
  expect(rows.slice).toMatchObject({ store_id: "xuhui", from: "2026-11-21", to: "2026-11-21" });
});

it("a band and an alarm are said in words, not by colour alone", async () => {
  await draw({ band: "failing", alarm: { normal: "1.00", rings: true }, unit: "percent" });
  expect(screen.getByTestId("band").textContent).toContain("须分析原因");
  expect(screen.getByTestId("alarm").textContent).toContain("报警：平常 1.00 %");
});
