import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { LeavingRow, LeavingPage as Page } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { LeavingPage } from "./LeavingPage";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
});

const page: Page = {
  as_of: "2026-11-22",
  total: 1,
  at_risk: "1985.00",
  tells_leaving: true,
  rules: {
    id: "rules",
    recency_limits: [],
    order_limits: [],
    amount_limits: [],
    vip_amount: 5000,
    vip_days: 30,
    large_amount: 500,
    large_days: 60,
  },
  found: [
    { rule: "own_rhythm", customers: 1 },
    { rule: "vip", customers: 0 },
    { rule: "large_purchase", customers: 0 },
  ],
  rows: [],
};
const row = {
  customer: {
    customer: { id: "c1", name: "袁予彤", phone: "164****3480", outside_id: "" },
    home_store: "虹桥站前店",
    gross_sales: "23942.85",
  },
  last_day: "2026-10-16",
  silent_days: 37,
  purchase_days: 40,
  usual_gap_days: 6,
  p_alive: 46,
  expected_90d: "7.10",
  expected_value: "1724.33",
  at_risk: "1985.00",
  recency_rank: 1,
} as LeavingRow;
const judged = {
  asked_on: "2026-08-24",
  judged_until: "2026-11-22",
  customers: 100,
  came: 60,
  model: { right_pairs: "83.1", money_of_best_fifth: "80.4" },
  recency: { right_pairs: "80.4", money_of_best_fifth: "72.2" },
  model_is_better: true,
};

it("each is told with the reason, the money at risk and the baseline", async () => {
  shellAnswers({ leaving: () => ({ ...page, rows: [row] }), leavingHoldOut: () => judged });
  await open(<LeavingPage />, owner);
  const line = await screen.findByTestId("leaving-row");
  for (const told of ["袁予彤", "平时 6 天来一次，已经 37 天没来", "46 %", "1,985.00", "1/1"])
    expect(line.textContent).toContain(told);
  const holdOut = await screen.findByTestId("hold-out");
  expect(holdOut.textContent).toContain("83.1 %");
  expect(holdOut.textContent).toContain("80.4 %");
});

it("where leaving cannot be told from waiting, that is said and no chance is shown", async () => {
  const rows = [{ ...row, p_alive: null }];
  shellAnswers({
    leaving: () => ({ ...page, tells_leaving: false, rows }),
    leavingHoldOut: () => null,
  });
  await open(<LeavingPage />, owner);
  expect((await screen.findByTestId("leaving-row")).textContent).not.toContain("46 %");
  await waitFor(() =>
    expect(screen.getByTestId("hold-out").textContent).toMatch(/分不清.*还不到九个月/),
  );
});

it("without a second visit of anybody the page says what is missing", async () => {
  shellAnswers({
    leaving: () => ({ ...page, total: 0, at_risk: null, tells_leaving: false }),
    leavingHoldOut: () => null,
  });
  await open(<LeavingPage />, owner);
  expect((await screen.findByTestId("empty")).textContent).toContain("第二次");
});

it("who is leaving is selected and tagged as the list finds them", async () => {
  shellAnswers({
    leaving: () => ({ ...page, total: 1, rows: [row] }),
    leavingHoldOut: () => null,
    listTags: () => [{ tag: { id: "call", name: "该打电话", colour: "red" }, customers: 0 }],
    tagCustomers: () => ({ tx: 1, changed: [], count: 1 }),
  });
  const grants = [{ operation: "edit_customer" as const, reach: "chain" as const }];
  await open(<LeavingPage />, { ...owner, grants });
  fireEvent.click(await screen.findByTestId("choose-found"));
  const select = await screen.findByTestId("bulk-add_tag");
  fireEvent.mouseDown(select.querySelector("input") ?? select);
  fireEvent.click((await screen.findAllByText("该打电话")).at(-1) as HTMLElement);
  const chosen = {
    chosen: "leaving",
    scope: { region_id: null, store_id: null },
    rule: "own_rhythm",
  };
  await waitFor(() =>
    expect(asked.filter(({ name }) => name === "tagCustomers").map(({ args }) => args)).toEqual([
      [chosen, "call"],
    ]),
  );
});
