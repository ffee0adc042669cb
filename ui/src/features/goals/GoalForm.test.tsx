import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { GoalChange, GoalPage, MetricInfo, Session } from "../../bindings";
import { goalPage, goalRow, keyResultRow } from "../../testing/goals";
import { asked, refused, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { GoalDrawer } from "./GoalDrawer";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const session: Session = {
  ...owner,
  grants: [
    { operation: "edit_goal", reach: "chain" },
    { operation: "view_sales", reach: "chain" },
  ],
};
const argsOf = (name: string) => asked.filter((one) => one.name === name).map(({ args }) => args);
const metric = {
  code: "repurchase_rate",
  name_zh: "复购率",
  name_en: "Repurchase rate",
  unit: "percent",
} as MetricInfo;
const row = goalRow(
  "o",
  { key_results: [keyResultRow("a", {}, { weight: 60 }), keyResultRow("b", {}, { weight: 30 })] },
  { title: "让邻居常来" },
);
const page = (change: Partial<GoalPage> = {}) => goalPage(row, change);
const answers = (of: GoalPage) => {
  let made = 0;
  return {
    goalPage: () => of,
    goalTree: () => ({ today: "2026-11-22", rows: [of.goal], links: [], clashes: [] }),
    listMetrics: () => [metric],
    metricParts: () => [],
    metric: () => ({ value: "28.4" }),
    newId: () => `id${made++}`,
    saveGoal: () => ({ tx: 1, changed: [] }),
    agreeGoals: () => ({ tx: 1, changed: [] }),
    adviseMethod: () => "kpi",
  };
};
const saved = () => argsOf("saveGoal").at(-1)?.[0] as GoalChange;

function type(field: string, value: string, at = 0) {
  const named = screen.getAllByTestId(field)[at] as HTMLElement;
  const input = named.matches("input, textarea") ? named : named.querySelector("input");
  fireEvent.change(input as HTMLElement, { target: { value } });
}

/** A busy machine takes its time over a form of this size. */
const PATIENT = { timeout: 5_000 };

it("a goal is kept with its key result, and nothing is sent while fields are missing", async () => {
  shellAnswers(answers(page()));
  await open(<GoalDrawer id="new" />, session);
  await screen.findByTestId("goal-drawer");
  type("goal-why", "双11定全年");
  fireEvent.click(screen.getByTestId("save"));
  expect(await screen.findByText("不能为空")).toBeTruthy();
  type("goal-title", "双11 GMV破亿");
  fireEvent.click(screen.getByTestId("add-result"));
  await screen.findByTestId("result-title");
  type("result-title", "GMV");
  fireEvent.click(screen.getByTestId("save"));
  await waitFor(() => expect(screen.getAllByText("不能为空").length).toBeGreaterThan(1));
  expect(argsOf("saveGoal")).toEqual([]);

  fireEvent.mouseDown(screen.getByTestId("result-metric").querySelector("input") as HTMLElement);
  fireEvent.click(await screen.findByTitle("复购率"));
  await waitFor(
    () => expect(screen.getByTestId("result-metric").textContent).toContain("复购率"),
    PATIENT,
  );
  type("result-start", "30");
  type("result-target", "35");
  await waitFor(
    () => expect(screen.getByTestId("result-sentence").textContent).toBe("从 30 % 提升到 35 %"),
    PATIENT,
  );
  fireEvent.click(screen.getByTestId("save"));
  await waitFor(() => expect(argsOf("saveGoal")).toHaveLength(1));
  expect(saved().objective).toMatchObject({
    title: "双11 GMV破亿",
    holder: "chain",
    method: "okr",
  });
  expect(saved().key_results).toMatchObject([
    { metric: "repurchase_rate", start: "30", target: "35", weight: 100 },
  ]);
});

it("weights that are not 100 are told, and one click makes them even", async () => {
  shellAnswers(answers(page()));
  await open(<GoalDrawer id="o" />, session);
  expect((await screen.findByTestId("goal-weights")).textContent).toContain("还差 10 %");
  fireEvent.click(screen.getByTestId("goal-even"));
  expect(screen.getByTestId("goal-weights").textContent).toBe("权重合计 100 %");
  fireEvent.click(screen.getByTestId("save"));
  await waitFor(() => expect(saved().key_results.map((one) => one.weight)).toEqual([50, 50]));
});

it("an agreed goal asks why its numbers change, and not for its words", async () => {
  const locked = { ...row, objective: { ...row.objective, locked: true, change_reason: "" } };
  shellAnswers(answers(page({ goal: locked })));
  await open(<GoalDrawer id="o" />, session);
  await screen.findByTestId("goal-drawer");
  type("goal-title", "让邻居天天来");
  expect(screen.queryByTestId("goal-reason")).toBeNull();
  fireEvent.click(screen.getByTestId("goal-even"));
  fireEvent.click(screen.getByTestId("save"));
  expect(await screen.findByText("不能为空")).toBeTruthy();
  type("goal-reason", "双11 提前");
  fireEvent.click(screen.getByTestId("save"));
  await waitFor(() => expect(saved().objective.change_reason).toBe("双11 提前"));
});

it("who may not agree reads the numbers of an agreed goal", async () => {
  const locked = { ...row, objective: { ...row.objective, locked: true } };
  shellAnswers(answers(page({ goal: locked, may_agree: false })));
  await open(<GoalDrawer id="o" />, session);
  await screen.findByTestId("goal-drawer");
  expect(screen.getByText("目标已确认，数字要由上级来改。")).toBeTruthy();
  expect(screen.queryByTestId("goal-even")).toBeNull();
  expect(screen.queryByTestId("agree-goal")).toBeNull();
  expect(screen.getByTestId("goal-title")).toHaveProperty("disabled", false);
});

it("two answers tell whether KPI or OKR fits", async () => {
  shellAnswers(answers(page()));
  await open(<GoalDrawer id="o" />, session);
  fireEvent.click(await screen.findByTestId("method-which"));
  fireEvent.click(screen.getByTestId("method-clear"));
  fireEvent.click(screen.getByTestId("method-guidance"));
  fireEvent.click(await screen.findByText("用 KPI"));
  expect(argsOf("adviseMethod")).toEqual([["clear", "guidance"]]);
  fireEvent.click(screen.getByTestId("save"));
  await waitFor(() => expect(saved().objective.method).toBe("kpi"));
});

it("a goal that others support asks whom they shall support before it goes", async () => {
  const other = goalRow("other", {}, { title: "年度目标" });
  const drops: unknown[] = [];
  shellAnswers({
    ...answers(page()),
    goalTree: () => ({ today: "2026-11-22", rows: [row, other], links: [], clashes: [] }),
    deleteGoal: (id: never, to: never) => {
      drops.push([id, to]);
      return to === null
        ? refused("invalid", { field: "objective", reason: "has_supporters" })
        : { tx: 1, changed: [] };
    },
  });
  const { router } = await open(<GoalDrawer id="o" />, session);
  fireEvent.click(await screen.findByTestId("drop-goal"));
  fireEvent.mouseDown(await screen.findByRole("combobox", { name: "改为支持" }));
  expect(screen.queryByText(/请先让它们支持别的目标/)).toBeNull();
  fireEvent.click(await screen.findByTitle("整个目标：年度目标"));
  fireEvent.click(screen.getByText("改挂并删除"));
  await waitFor(() =>
    expect(drops).toEqual([
      ["o", null],
      ["o", "other"],
    ]),
  );
  expect(await screen.findByText("目标已删除")).toBeTruthy();
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

it("a loop is refused by the names of its goals, and what was typed stays", async () => {
  const loop = refused("invalid", { reason: "loop", goals: "甲 → 乙 → 甲" });
  shellAnswers({ ...answers(page()), saveGoal: () => loop });
  await open(<GoalDrawer id="o" />, session);
  await screen.findByTestId("goal-drawer");
  type("goal-title", "新的标题");
  fireEvent.click(screen.getByTestId("save"));
  expect(await screen.findByText(/这样会绕成一圈：甲 → 乙 → 甲/)).toBeTruthy();
  expect(screen.getByTestId("goal-title")).toHaveProperty("value", "新的标题");
});

it("the form ends with who changed the goal", async () => {
  const entry = {
    tx: 3,
    at: Date.parse("2026-11-20T00:31:00Z"),
    by: "李静",
    operation: "edit_goal",
    kind: "changed",
    table: "objective",
    row_id: "o",
    fields: [{ field: "method", old: "okr", new: "kpi" }],
    can_undo: false,
  };
  shellAnswers({ ...answers(page()), history: () => [entry] });
  const sees = { operation: "view_history", reach: "chain" } as const;
  await open(<GoalDrawer id="o" />, { ...session, grants: [...session.grants, sees] });
  const line = await screen.findByTestId("history-entry", undefined, PATIENT);
  expect(line.textContent).toContain("李静 定目标 · 修改方法：OKR → KPI");
  expect(argsOf("history")).toEqual([["objective", "o"]]);
});
