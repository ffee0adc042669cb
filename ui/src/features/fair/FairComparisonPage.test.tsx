import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { ComparedStore, FairStanding, StoreComparison } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { FairComparisonPage } from "./FairComparisonPage";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
});

const fair: FairStanding = {
  expected: "400.00",
  by: "last_year",
  by_own_kind: true,
  index: "1.200",
  adjusted: "1.150",
  low: "1.050",
  high: "1.250",
  kept: "75",
  rank: 1,
};
const store = {
  store_id: "s5",
  name: "河畔店",
  trade_area: "community",
  format: "standard",
  value: "480.00",
  rows: 8,
  days: 8,
  rank: 4,
  slice: { store_id: "s5", from: "2026-11-01", to: "2026-11-21" },
  fair,
} as ComparedStore;
const found: StoreComparison = {
  code: "net_sales",
  unit: "money",
  direction: "higher",
  period: { from: "2026-11-01", to: "2026-11-21" },
  before: { from: "2025-11-01", to: "2025-11-21" },
  by: "last_year",
  average: "1.000",
  differs: true,
  stores: [store],
};
const metrics = { listMetrics: () => [] };

it("a store stands with its value, what was expected, its index with a range, and both ranks", async () => {
  shellAnswers({ ...metrics, compareStores: () => found });
  await open(<FairComparisonPage />, owner);
  const line = await screen.findByTestId("fair-store");
  for (const told of ["河畔店", "社区", "480.00", "400.00", "1.15", "4 → 1"])
    expect(line.textContent).toContain(told);
  expect(screen.getByRole("img", { name: /1.05.*1.25/ })).toBeTruthy();
  expect(screen.getByTestId("fair-value").dataset.value).toBe("480.00");
  expect(screen.getByTestId("fair-how").dataset.verdict).toBe("differs");
});

it("stores that differ by chance alone have no fair rank, and that is said", async () => {
  const alike = { ...store, fair: { ...fair, rank: null } };
  shellAnswers({
    ...metrics,
    compareStores: () => ({ ...found, differs: false, stores: [alike] }),
  });
  await open(<FairComparisonPage />, owner);
  expect((await screen.findByTestId("fair-store")).textContent).toContain("4 → —");
  expect(screen.getByTestId("fair-how").textContent).toContain("没有超过偶然");
});

it("without a year before it says that stores of a kind are compared", async () => {
  shellAnswers({
    ...metrics,
    compareStores: () => ({ ...found, by: "kind", before: null, average: null }),
  });
  await open(<FairComparisonPage />, owner);
  const how = await screen.findByTestId("fair-how");
  expect(how.dataset.verdict).toBe("unknown");
  expect(how.textContent).toContain("不到三家");
});

it("by what is compared stands in the question", async () => {
  shellAnswers({ ...metrics, compareStores: () => found });
  await open(<FairComparisonPage />, owner);
  await screen.findByTestId("fair-store");
  fireEvent.click(screen.getByText("和同类门店比"));
  const last = () => asked.filter(({ name }) => name === "compareStores").at(-1)?.args[0];
  await waitFor(() => expect(last()).toMatchObject({ code: "net_sales", by: "kind" }));
  expect(last()).toMatchObject({ from: "2026-11-01", to: "2026-11-21", region_id: null });
});

it("who sees one store alone is told so, and nothing is asked", async () => {
  shellAnswers({ ...metrics });
  await open(<FairComparisonPage />, { ...owner, whole_chain: false });
  expect(await screen.findByText("只能看到一家门店")).toBeTruthy();
  expect(asked.some(({ name }) => name === "compareStores")).toBe(false);
});
