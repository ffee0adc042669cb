import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { GoalPlan } from "../../../bindings";
import { goalRow, keyResultRow } from "../../../testing/goals";
import { asked, shellAnswers } from "../../../testing/shell";
import { open } from "../../../testing/window";
import { PlanPage } from "./PlanPage";

vi.mock("../../../bindings", async () =>
  (await import("../../../testing/shell")).bindingsOfTests(),
);

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
});

const sales = keyResultRow("sales", { unit: "money", aim: "300" }, { metric: "net_sales" });
const tree = {
  today: "2026-11-22",
  rows: [goalRow("q4", { key_results: [sales] })],
  links: [],
  clashes: [],
};
const store = { owner_id: "owner", owner_name: "王芳", planned: null, locked: false };
const plan: GoalPlan = {
  key_result_id: "sales",
  aim: "300",
  unit: "money",
  adds_up: true,
  compared_from: "2025-10-01",
  compared_to: "2025-12-31",
  parts: [
    {
      ...store,
      store_id: "a",
      objective_id: "part-a",
      store_name: "徐汇店",
      before: "80",
      proposed: "100.00",
    },
    {
      ...store,
      store_id: "b",
      objective_id: "part-b",
      store_name: "静安店",
      before: null,
      proposed: "100.00",
    },
    {
      ...store,
      store_id: "c",
      objective_id: "part-c",
      store_name: "虹口店",
      before: "90",
      proposed: "100.00",
      planned: "120",
      locked: true,
    },
  ],
};

async function draw() {
  shellAnswers({
    goalTree: () => tree,
    goalPlan: () => plan,
    saveGoalPlan: () => ({ tx: 1, changed: ["goals"], count: 2 }),
  });
  const { router } = await open(<PlanPage />);
  await router.navigate({ to: "/", search: { filter: { of: "sales" } } as never });
  await screen.findAllByTestId("plan-row");
}

it("the difference is said, spread over what is not agreed, and the targets are given", async () => {
  await draw();
  const rows = screen.getAllByTestId("plan-row");
  expect(rows[1]?.textContent).toContain("—");
  expect(rows[2]?.textContent).toContain("120");
  expect(screen.getAllByTestId("plan-target")).toHaveLength(2);
  expect(screen.getByTestId("plan-sum").textContent).toContain("多了 ¥ 20.00");
  fireEvent.click(screen.getByTestId("spread"));
  await waitFor(() => expect(screen.getByTestId("plan-sum").textContent).toContain("正好分完"));
  fireEvent.click(screen.getByTestId("give-plan"));
  await screen.findByTestId("plan-given");
  expect(asked.find(({ name }) => name === "saveGoalPlan")?.args).toEqual([
    "sales",
    [
      { store_id: "a", target: "90.00" },
      { store_id: "b", target: "90.00" },
    ],
  ]);
});
