import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { GoalPlan, Reach, Session } from "../../../bindings";
import { goalRow, keyResultRow } from "../../../testing/goals";
import { asked, shellAnswers } from "../../../testing/shell";
import { open, owner } from "../../../testing/window";
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

const given: GoalPlan = {
  ...plan,
  parts: plan.parts.map((part) => ({ ...part, planned: part.store_id === "b" ? null : "120" })),
};

async function draw(of: () => GoalPlan = () => plan, session: Session = owner) {
  shellAnswers({
    goalTree: () => tree,
    goalPlan: of,
    saveGoalPlan: () => ({ tx: 1, changed: ["goals"], count: 2 }),
    agreeGoals: () => ({ tx: 2, changed: ["goals"] }),
  });
  const { router } = await open(<PlanPage />, session);
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

const agreeing = (reach: Reach, stores = owner.stores): Session => ({
  ...owner,
  stores,
  grants: [{ operation: "agree_goal", reach }],
});
const agreedTo = () => asked.filter(({ name }) => name === "agreeGoals").map(({ args }) => args);

it("what was given is agreed to at once, locked then, and can be taken back", async () => {
  const agreed = { ...given, parts: given.parts.map((part) => ({ ...part, locked: true })) };
  await draw(() => (agreedTo().length === 0 ? given : agreed), agreeing("chain"));
  const button = screen.getByTestId("agree-all");
  expect(button.textContent).toContain("确认 1 家门店的目标");
  expect(screen.getAllByTestId("plan-locked")).toHaveLength(1);
  fireEvent.click(button);
  await waitFor(() => expect(screen.getAllByTestId("plan-locked")).toHaveLength(3));
  expect(agreedTo()).toEqual([[["part-a"], true]]);
  expect(screen.queryByTestId("agree-all")).toBeNull();
  const toast = screen.getByText("1 家门店的目标已确认").closest("[data-testid=toast]");
  expect(toast?.querySelector("[data-testid=toast-undo]")).toBeTruthy();
});

it("numbers that were changed by hand are given before they are agreed to", async () => {
  await draw(() => given, agreeing("chain"));
  const [first] = screen.getAllByTestId("plan-target");
  fireEvent.change(first?.querySelector("input") ?? (first as HTMLElement), {
    target: { value: "130" },
  });
  await waitFor(() => expect(screen.getByTestId("agree-all").hasAttribute("disabled")).toBe(true));
});

it("a region agrees with its own stores, and who may not agree sees no button", async () => {
  const own = [{ id: "a", code: "S01", name: "徐汇店", region_id: "east" }];
  await draw(() => given, agreeing("region", own));
  expect(screen.getByTestId("agree-all")).toBeTruthy();
  cleanup();
  await draw(() => given, agreeing("region"));
  expect(screen.queryByTestId("agree-all")).toBeNull();
  cleanup();
  await draw(() => given);
  expect(screen.queryByTestId("agree-all")).toBeNull();
});
