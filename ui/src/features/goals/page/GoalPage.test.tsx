import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { HistoryEntry, GoalPage as Page, Session } from "../../../bindings";
import { goalLink, goalPage, goalRow, keyResultRow } from "../../../testing/goals";
import { asked, shellAnswers } from "../../../testing/shell";
import { open, owner } from "../../../testing/window";
import { GoalPage } from "./GoalPage";

vi.mock("../../../bindings", async () =>
  (await import("../../../testing/shell")).bindingsOfTests(),
);
vi.mock("./GoalChart", () => ({ default: () => <i data-testid="goal-chart" /> }));

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
});

const bounce = keyResultRow(
  "bounce",
  { value: "48", aim: "46", progress: { raw: "50", counted: "50" }, unit: "percent" },
  { title: "详情页修改后跳失率下降8%", kind: "decrease_percent", start: "50", target: "8" },
);
const personal = goalRow(
  "personal",
  { holder_name: "李静", key_results: [bounce] },
  { title: "把详情页做好", holder: "employee", holder_id: "lijing" },
);
const company = goalRow("company", {}, { title: "双11 GMV破亿" });
const tree = { today: "2026-11-22", rows: [personal, company], links: [], clashes: [] };

type Answers = Parameters<typeof shellAnswers>[0];

async function draw(page: Page, id: string, answers: Answers = {}, session: Session = owner) {
  shellAnswers({
    goalPage: () => page,
    goalTree: () => tree,
    listMetrics: () => [],
    history: () => [],
    ...answers,
  });
  const { router } = await open(<GoalPage />, session);
  await router.navigate({ to: "/", search: { id } as never });
  await screen.findByTestId("goal-title");
  return router;
}

it("a person's key result names in one sentence what it reaches, up to the company (G-03)", async () => {
  const path = [
    { id: "personal", objective_id: "personal", title: "把详情页做好", holder_name: "李静" },
    { id: "kr", objective_id: "d", title: "首页转化率提升", holder_name: "运营", is_kr: true },
    { id: "d", objective_id: "d", title: "让来的人都下单", holder_name: "运营" },
    { id: "company", objective_id: "company", title: "双11 GMV破亿", holder_name: "" },
  ].map(({ is_kr, ...goal }) => ({ ...goal, is_key_result: is_kr === true }));
  const router = await draw(goalPage(personal, { path }), "bounce");
  expect(screen.getByTestId("goal-sentence").textContent).toBe(
    "属于 李静 把详情页做好，推动 首页转化率提升、运营 让来的人都下单，最终影响 双11 GMV破亿。",
  );
  expect(screen.getByTestId("goal-progress").textContent).toContain("50 %");
  expect(screen.getByTestId("goal-now").textContent).toContain("48 %");
  expect(screen.getByTestId("goal-aim").textContent).toContain("46 %");
  fireEvent.click(screen.getByText("双11 GMV破亿"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/goals/goal"));
  expect(router.state.location.search).toMatchObject({ id: "company" });
});

it("budget, stretch and the best of the trade stand beside what is reached (G-23, G-28)", async () => {
  const nps = keyResultRow(
    "nps",
    { value: "35", unit: "count", of_budget: "105.44", of_stretch: "94.90", benchmark_gap: "25" },
    { budget: "33", stretch: "37", benchmark: "60" },
  );
  await draw(goalPage(goalRow("o", { key_results: [nps] })), "nps");
  expect(screen.getByTestId("attainment-budget").textContent).toContain("达成 105.44 %");
  expect(screen.getByTestId("attainment-stretch").textContent).toContain("达成 94.9 %");
  expect(screen.getByTestId("attainment-benchmark").textContent).toContain("还差 25");
});

it("a goal without a why says so and leads to the form; no data is no zero (G-27)", async () => {
  const row = keyResultRow("a", { value: null, progress: null, standing: "no_data" });
  const goal = goalRow("o", { key_results: [row], faults: ["no_why"] }, { why: "" });
  const router = await draw(goalPage(goal), "a");
  expect(screen.getByTestId("goal-now").textContent).toContain("—");
  expect(screen.getByTestId("goal-progress").textContent).toContain("—");
  fireEvent.click(screen.getByText("写上"));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ open: "goal:o" }));
});

it("an update tells confidence, words and, where people tell it, the value", async () => {
  const told = keyResultRow(
    "service",
    { unit: null, value: null, progress: null },
    { source: "check_in", metric: "", unit: "%", title: "24小时解决率" },
  );
  await draw(goalPage(goalRow("o", { key_results: [told] })), "service", {
    checkIn: () => ({ tx: 1, changed: ["goals"] }),
  });
  fireEvent.click(screen.getByTestId("say"));
  const value = await screen.findByTestId("check-in-value");
  fireEvent.change(value.querySelector("input") ?? value, { target: { value: "92.5" } });
  fireEvent.change(screen.getByTestId("check-in-note"), { target: { value: "夜班排满后快了" } });
  fireEvent.click(screen.getByTestId("save"));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === "checkIn")?.args).toEqual([
      {
        key_result_id: "service",
        confidence: 5,
        note: "夜班排满后快了",
        obstacle: "",
        value: "92.5",
      },
    ]),
  );
  await waitFor(() => expect(screen.queryByTestId("check-in-form")).toBeNull());
});

it("who may not check in or change sees no button for it", async () => {
  const page = goalPage(personal, { may_edit: false, may_agree: false, may_check_in: false });
  await draw(page, "bounce");
  for (const button of ["say", "edit-goal", "add-link"])
    expect(screen.queryByTestId(button)).toBeNull();
});

it("a link across says what it does and is taken away where it begins", async () => {
  const supply = goalRow("supply", { holder_name: "供应链" }, { title: "爆款不断货" });
  const links = [goalLink("bounce", "supply", "warns", { note: "检查库存" })];
  await draw(goalPage(personal), "bounce", {
    goalTree: () => ({ ...tree, rows: [personal, supply], links }),
    deleteGoalLink: () => ({ tx: 1, changed: ["goals"] }),
  });
  const line = await screen.findByTestId("goal-link");
  expect(line.textContent).toContain("这里超过计划 120 % 时提醒");
  expect(line.textContent).toContain("供应链 · 爆款不断货");
  expect(line.textContent).toContain("检查库存");
  fireEvent.click(screen.getByTestId("drop-link"));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === "deleteGoalLink")?.args).toEqual([links[0]?.id]),
  );
});

it("a plan to grow shows model, gaps and actions, and that it does not count (G-26)", async () => {
  const development = { role_model: "张店长", gaps: ["排班"], actions: ["跟班两周"] };
  const goal = goalRow("o", {}, { kind: "development", development, title: "成为店长" });
  await draw(goalPage(goal), "o");
  const grown = screen.getByTestId("goal-development").textContent;
  for (const told of ["张店长", "排班", "跟班两周", "否"]) expect(grown).toContain(told);
  expect(screen.getByText("还没有关键结果")).toBeTruthy();
});

const outlook = {
  chance: "63.4",
  expected: "46.8",
  due: "52.3",
  needed_per_day: "45.1",
  needed_of_usual: "96.4",
  plan: [],
  coming: [],
};

it("the chance, the pace it needs and a target never reached are told (D-05, D-22, G-25)", async () => {
  const difficulty = {
    periods: 12,
    own_periods: 12,
    reached: 0,
    percentile: "97.2",
    median: "49",
    best_decile: "47.5",
    best: "47",
    is_never_reached: true,
  };
  await draw(goalPage(personal, { outlook, difficulty }), "bounce");
  expect(screen.getByTestId("goal-chance").textContent).toContain("有希望63 %");
  expect(screen.getByTestId("goal-planned").textContent).toContain("52 %");
  expect(screen.getByTestId("needed").textContent).toContain("是平常的 96 %");
  expect(screen.getByTestId("difficulty").textContent).toContain("P97");
  expect(screen.getByTestId("never-reached").textContent).toContain("12 期里从来没有做到过");
});

it("whether chances held on the chain's own past is told where enough were tried", async () => {
  const held = (goals: number) => [
    { said: 30, goals, met: Math.round(goals * 0.31) },
    { said: 70, goals, met: Math.round(goals * 0.76) },
  ];
  const goalCalibration = vi.fn(() => held(1200));
  await draw(goalPage(personal, { outlook }), "bounce", { goalCalibration });
  const told = await screen.findByTestId("calibration");
  expect(told.textContent).toContain("说有 70 % 把握的 1,200 个目标，达成了 76 %");
  expect(screen.getAllByTestId("calibration-line").map((line) => line.textContent)).toEqual([
    "30 %1,20031 %",
    "70 %1,20076 %",
  ]);
});

it("of fewer than twenty goals nothing is told about chances", async () => {
  const goalCalibration = vi.fn(() => [{ said: 70, goals: 19, met: 13 }]);
  await draw(goalPage(personal, { outlook }), "bounce", { goalCalibration });
  await waitFor(() => expect(goalCalibration).toHaveBeenCalled());
  expect(screen.queryByTestId("calibration")).toBeNull();
});

it("a key result leads to the branch of its objective on the map, whatever its days", async () => {
  const router = await draw(goalPage(personal), "bounce");
  fireEvent.click(screen.getByTestId("see-on-map"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/goals/map"));
  expect(router.state.location.search).toEqual({ filter: { period: "all", branch: "personal" } });
});

const entry: HistoryEntry = {
  tx: 7,
  at: Date.parse("2026-11-20T00:31:00Z"),
  by: "王芳",
  operation: "edit_goal",
  kind: "changed",
  table: "key_result",
  row_id: "bounce",
  fields: [
    { field: "owner_id", old: "owner", new: "lijing" },
    { field: "metric", old: "visitors", new: "bounce_rate" },
    { field: "target", old: "10000", new: "8" },
  ],
  can_undo: true,
};

it("who changed a key result and its objective is told behind one line, and taken back", async () => {
  const history = (table: string) =>
    table === "key_result"
      ? [entry]
      : [
          {
            ...entry,
            tx: 8,
            operation: "agree_goal",
            table: "objective",
            fields: [
              { field: "locked", old: "false", new: "true" },
              { field: "holder_id", old: "xuhui", new: "lijing" },
            ],
            can_undo: false,
          },
        ];
  const answers = {
    history,
    listMetrics: () => [{ code: "bounce_rate", name_zh: "跳失率" }],
    undo: () => ({ operation: "edit_goal", changed: ["goals"] }),
  };
  const sees = { ...owner, grants: [{ operation: "view_history", reach: "chain" } as const] };
  await draw(goalPage(personal), "bounce", answers, sees);
  expect(asked.some(({ name }) => name === "history")).toBe(false);
  fireEvent.click(screen.getByTestId("goal-history"));
  await waitFor(() => expect(screen.getAllByTestId("history-entry")).toHaveLength(2));
  const [ofResult, ofObjective] = screen.getAllByTestId("history-entry");
  await waitFor(() => expect(ofResult?.textContent).toContain("指标：visitors → 跳失率"));
  expect(ofResult?.textContent).toContain("王芳 定目标 · 修改");
  expect(ofResult?.textContent).toContain("负责人：王芳 → 李静");
  expect(ofResult?.textContent).toContain("目标值：10,000 → 8");
  expect(ofObjective?.textContent).toContain("已确认：否 → 是");
  expect(ofObjective?.textContent).toContain("归属：徐汇店 → 李静");
  expect(ofObjective?.querySelector("button")).toBeNull();
  fireEvent.click(ofResult?.querySelector("button") as HTMLElement);
  await waitFor(() => expect(asked.find(({ name }) => name === "undo")?.args).toEqual([7]));
});

it("who may not see the history is shown no line for it", async () => {
  await draw(goalPage(personal), "bounce");
  expect(screen.queryByTestId("goal-history")).toBeNull();
});
