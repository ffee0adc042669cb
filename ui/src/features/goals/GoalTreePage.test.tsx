import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { GoalFilter, GoalTree, Session } from "../../bindings";
import { goalRow, goalTree, keyResultRow } from "../../testing/goals";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { GoalTreePage } from "./GoalTreePage";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

// The test browser lays nothing out; a list draws what there is room for.
beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
});

const session: Session = { ...owner, grants: [{ operation: "edit_goal", reach: "chain" }] };
const argsOf = (name: string) => asked.filter((one) => one.name === name).map(({ args }) => args);
const tree = (rows: GoalTree["rows"], clashes: GoalTree["clashes"] = []): GoalTree =>
  goalTree(rows, [], { clashes });
const chain = goalRow(
  "双11",
  { key_results: [keyResultRow("复购率从 30 % 提升到 35 %")] },
  { title: "双11 GMV破亿" },
);
const shop = goalRow(
  "徐汇",
  { supports: ["双11"], faults: ["no_why", "weights"], weights: 90, holder_name: "徐汇店" },
  { holder: "store", title: "徐汇店复购" },
);

it("goals stand under what they support, with value, aim, plan and what they lack", async () => {
  shellAnswers({ goalTree: () => tree([chain, shop]) });
  await open(<GoalTreePage />, session);
  const lines = await screen.findAllByTestId("goal-line");
  expect(lines.map((line) => line.getAttribute("aria-level"))).toEqual(["1", "2"]);
  const result = screen.getByTestId("result-line");
  expect(result.textContent).toContain("31.8 %→35 %");
  expect(result.querySelector("[role=img]")?.getAttribute("aria-label")).toBe(
    "完成 36 %，按计划应到 57 %",
  );
  expect(screen.getByTestId("goal-faults").textContent).toContain(
    "没写为什么、权重合计 90 %，不是 100 %",
  );
  expect(screen.getByTestId("goal-counts").textContent).toContain("对齐上级1 / 1");
});

it("a value that is not there is a dash and no bar", async () => {
  const blank = { value: null, progress: null, standing: "no_data" as const };
  const row = goalRow("a", { progress: null, key_results: [keyResultRow("kr", blank)] });
  shellAnswers({ goalTree: () => tree([row]) });
  await open(<GoalTreePage />, session);
  const line = await screen.findByTestId("result-line");
  expect(line.textContent).toContain("—→35 %—");
  expect(line.querySelector("[role=img] i")).toBeNull();
});

it("folding, walking and opening work from the keyboard", async () => {
  shellAnswers({ goalTree: () => tree([chain, shop]) });
  const { router } = await open(<GoalTreePage />, session);
  const [line] = await screen.findAllByTestId("goal-line");
  line?.focus();
  fireEvent.keyDown(line as HTMLElement, { key: "ArrowLeft" });
  expect(screen.queryByTestId("result-line")).toBeNull();
  fireEvent.keyDown(line as HTMLElement, { key: "ArrowRight" });
  fireEvent.keyDown(line as HTMLElement, { key: "ArrowDown" });
  const result = screen.getByTestId("result-line");
  expect(document.activeElement).toBe(result);
  fireEvent.keyDown(result, { key: "Enter" });
  await waitFor(() => expect(router.state.location.pathname).toBe("/goals/goal"));
  expect(router.state.location.search).toEqual({ id: "复购率从 30 % 提升到 35 %" });
});

it("an OKR and a KPI on one number are named both", async () => {
  const kpi = goalRow("kpi", { key_results: [keyResultRow("复购率提升10%")] });
  const pair: [string, string] = ["复购率从 30 % 提升到 35 %", "复购率提升10%"];
  shellAnswers({ goalTree: () => tree([chain, kpi], [pair]) });
  await open(<GoalTreePage />, session);
  const said = (await screen.findByTestId("goal-clashes")).textContent;
  for (const title of pair) expect(said).toContain(title);
});

it("the address narrows the tree", async () => {
  shellAnswers({ goalTree: () => tree([chain]) });
  await open(<GoalTreePage />, session);
  fireEvent.click(await screen.findByText("我的"));
  await waitFor(() => expect(argsOf("goalTree").at(-1)).toMatchObject([{ whose: "mine" }]));
  expect(argsOf("goalTree")[0]).toMatchObject([{ from: "2026-10-01", to: "2026-12-31" }]);
});

it("without goals the screen teaches and begins; who may not set any is not asked to", async () => {
  shellAnswers({ goalTree: () => tree([]) });
  const { router } = await open(<GoalTreePage />, session);
  expect((await screen.findByTestId("empty")).textContent).toContain("这段时间还没有目标");
  expect(screen.getByTestId("goal-templates")).toBeTruthy();
  fireEvent.click(screen.getByTestId("new-goal"));
  await waitFor(() => expect(router.state.location.search).toEqual({ open: "goal:new" }));
});

it("who may set only their own goals is offered no template", async () => {
  const own: Session = { ...owner, grants: [{ operation: "edit_goal", reach: "own" }] };
  shellAnswers({ goalTree: () => tree([]) });
  await open(<GoalTreePage />, own);
  expect(await screen.findByTestId("new-goal")).toBeTruthy();
  expect(screen.queryByTestId("goal-templates")).toBeNull();
});

it("hovering how a key result stands tells its chance while it is open", async () => {
  const results = [
    keyResultRow("open", { chance: "62.4" }),
    keyResultRow("met", { chance: "99.9", standing: "met" }),
    keyResultRow("untold", { chance: null }),
    keyResultRow("hopeless", { chance: "0.2" }),
  ];
  shellAnswers({ goalTree: () => tree([goalRow("a", { key_results: results })]) });
  await open(<GoalTreePage />, session);
  const lines = await screen.findAllByTestId("result-line");
  const told = lines.map((line) => line.querySelector("[data-standing]")?.getAttribute("title"));
  expect(told).toEqual(["有 62 % 的把握达成", null, null, "有 < 1 % 的把握达成"]);
});

it("goals left out at first are read under what they support, once they are asked for", async () => {
  const region = goalRow("东区", { supporters: ["甲", "乙"] }, { title: "东区业绩" });
  const people = ["甲", "乙"].map((name) =>
    goalRow(name, { supports: ["东区"] }, { holder: "employee", title: `${name}的业绩` }),
  );
  shellAnswers({
    goalTree: (filter: GoalFilter) =>
      filter.under === "东区"
        ? goalTree(people)
        : goalTree([region], [], { left_out: [{ holder: "employee", goals: 4500 }] }),
  });
  await open(<GoalTreePage />, session);
  expect((await screen.findByTestId("left-out")).textContent).toContain("个人 4,500");
  const more = screen.getByTestId("more-goals");
  expect(more.textContent).toContain("下面还有 2 个目标");
  expect(argsOf("goalTree")).toHaveLength(1);
  fireEvent.click(more);
  expect(await screen.findByText("甲的业绩")).toBeTruthy();
  expect(screen.getByText("乙的业绩")).toBeTruthy();
  expect(screen.queryByTestId("more-goals")).toBeNull();
  expect(argsOf("goalTree").at(-1)).toMatchObject([{ under: "东区", whose: "all" }]);
});
