import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { MetricInfo, TodayPage } from "../../bindings";
import { shellAnswers } from "../../testing/shell";
import { open } from "../../testing/window";
import { Attention } from "./Attention";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const complaints = {
  code: "complaint_rate",
  name_zh: "客户投诉率",
  direction: "lower",
  unit: "percent",
  alarm: { times: 3, normal_days: 28 },
} as MetricInfo;

const scope = { key: "chain", name: "全连锁", region_id: null, store_id: null };

function page(change: Partial<TodayPage>): TodayPage {
  const stores = [{ store_id: "xuhui" }, { store_id: "jingan" }];
  return {
    alarms: [],
    in_need: [],
    in_need_total: 0,
    missing: [],
    stale: false,
    stores,
    ...change,
  } as unknown as TodayPage;
}

async function draw(change: Partial<TodayPage>) {
  shellAnswers({ listMetrics: () => [complaints] });
  return open(<Attention page={page(change)} scope={scope} />);
}

it("a store behind itself is told with the reason in one sentence", async () => {
  const { router } = await draw({
    in_need_total: 1,
    in_need: [
      {
        store_id: "jingan",
        name: "静安店",
        from: "2026-11-15",
        to: "2026-11-21",
        days: 7,
        net_sales: "490.00",
        usual: "700.00",
        change: "-30.00",
        driver: "orders",
        driver_change: "-30.00",
      },
    ],
  });
  const line = await screen.findByTestId("attention-store");
  expect(line.textContent).toContain("落后");
  expect(line.textContent).toContain("近 7 天卖了 ¥ 490.00，平常 ¥ 700.00；主要是订单少了 30 %");
  fireEvent.click(screen.getByTestId("see-store"));
  await waitFor(() =>
    expect(router.state.location.search).toMatchObject({ scope: "store:jingan" }),
  );
});

it("a ringing alarm says its normal, and its number leads to the rows of that store", async () => {
  const { router } = await draw({
    alarms: [
      {
        code: "complaint_rate",
        unit: "percent",
        store_id: "xuhui",
        store_name: "徐汇店",
        from: "2026-11-21",
        to: "2026-11-21",
        value: "3.00",
        normal: "1.00",
        passing: null,
      },
    ],
  });
  const line = await screen.findByText("徐汇店 · 客户投诉率");
  expect(line).toBeTruthy();
  expect(screen.getByTestId("attention-alarm").textContent).toContain("平常 1.00 %（之前 28 天）");
  fireEvent.click(screen.getByText("3.00 %"));
  await waitFor(() => expect(router.state.location.search).toHaveProperty("rows"));
  const { rows } = router.state.location.search as { rows: { slice: object } };
  expect(rows.slice).toMatchObject({ store_id: "xuhui", from: "2026-11-21" });
});

it("when nothing is wrong, that is said", async () => {
  await draw({});
  expect((await screen.findByTestId("attention-calm")).textContent).toContain("没有报警");
});
