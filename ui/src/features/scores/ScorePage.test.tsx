import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { KpiResult, PastScore, ScoreProof } from "../../bindings";
import { proofGroup, proofItem, proofSource, proofSpan, scoreProof } from "../../testing/proof";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { ScorePage } from "./ScorePage";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const visits = proofItem("回访");
const both = scoreProof(
  [
    proofSpan([
      proofGroup(
        "销售",
        [
          proofItem(
            "完成率",
            {
              value: "90",
              gap: "10",
              score: "90",
              share: "60",
              contribution: "54",
              sources: [
                proofSource("net_sales", {
                  unit: "money",
                  value: "900000",
                  formula: "paid / days",
                }),
              ],
            },
            {
              source: { kind: "completion", code: "net_sales", monthly: "1000000" },
              target: { kind: "ratio", value: "100" },
              unit: { zh: "%", en: "%" },
            },
          ),
        ],
        { weight: "60", score: "90", contribution: "54" },
      ),
      proofGroup("服务", [{ ...visits, share: "40", contribution: "25" }], {
        weight: "40",
        contribution: "25",
      }),
    ]),
  ],
  { total: "79", grade: "B" },
);

const answers = {
  scoreHistory: () => [] as PastScore[],
  kpiSheetVersions: () => [],
  listMetrics: () => [],
  listMeasures: () => [
    { code: "paid", name_zh: "实付", name_en: "Paid" },
    { code: "days", name_zh: "天数", name_en: "Days" },
  ],
};

async function draw(proof: ScoreProof, more: Parameters<typeof shellAnswers>[0] = {}) {
  shellAnswers({ ...answers, scoreProof: () => proof, ...more });
  return (await open(<ScorePage />)).router;
}

it("staff see their number, the grade, the days left and the gap to close (K-11)", async () => {
  await draw(both);
  expect((await screen.findByTestId("score-total")).textContent).toBe("79");
  expect(screen.getByTestId("score-grade").textContent).toBe("等级 B");
  expect(screen.getByTestId("score-standing").textContent).toBe("到今天为止 · 还剩 8 天");
  const gaps = screen.getAllByTestId("score-gap").map((gap) => gap.textContent);
  expect(gaps[0]).toContain("还差 3 次");
  expect(gaps[0]).toContain("现在 5 次，目标 不低于 8 次");
  expect(gaps[1]).toContain("还差 10 个百分点");
});

it("the place is told only where the shell tells it", async () => {
  await draw({ ...both, rank: 3, of_people: 12 });
  expect((await screen.findByTestId("score-standing")).textContent).toContain("第 3 名，共 12 人");
});

it("what the items add is seen to be the score (D-02)", async () => {
  await draw(both);
  await screen.findByTestId("proof-sum");
  expect(screen.getAllByTestId("item-adds").map((cell) => cell.textContent)).toEqual([
    "54.00",
    "25.00",
  ]);
  expect(screen.getByTestId("proof-sum").textContent).toBe("79.00");
  expect(screen.getByTestId("score-sum").textContent).toContain("销售 54.00");
  expect(screen.queryByTestId("proof-span")).toBeNull();
});

it("an opened item tells in sentences how it is worked out, and leads to its rows", async () => {
  const router = await draw(both);
  fireEvent.click((await screen.findAllByTestId("open-item"))[0] as HTMLElement);
  const steps = (await screen.findByTestId("item-steps")).textContent;
  expect(steps).toContain("本人的“net_sales”除以计划（每月 1,000,000，按天数折算），完成 90 %");
  expect(steps).toContain("计分：值 ÷ 目标 × 满分，最高 100 %。得 90 分，满分 100 分");
  expect(steps).toContain("90 分 × 占比 60 % = 贡献 54.00 分");
  const source = screen.getByTestId("item-source");
  await waitFor(() => expect(source.textContent).toContain("实付 ÷ 天数"));
  expect(within(source).getByTestId("source-rows").textContent).toContain("5 行");
  expect(router.state.location.search).toMatchObject({ filter: { item: "0:完成率" } });
  fireEvent.click(within(source).getByTestId("source-rows"));
  await waitFor(() =>
    expect(router.state.location.search).toMatchObject({ rows: { code: "net_sales" } }),
  );
});

it("an item without data is no zero, and what becomes of its weight is said", async () => {
  const blank = proofItem("投诉率", {
    value: null,
    is_met: null,
    gap: null,
    score: null,
    share: "0",
    contribution: "0",
    sources: [],
  });
  await draw(
    scoreProof([proofSpan([proofGroup("服务", [visits, blank])], { blanks: ["投诉率"] })]),
  );
  const line = (await screen.findAllByTestId("proof-item"))[1] as HTMLElement;
  expect(within(line).getByTestId("item-value").textContent).toBe("—");
  expect(within(line).getByTestId("item-adds").textContent).toBe("—");
  expect(line.textContent).toContain("没有数据，权重分给其余项目");
  fireEvent.click(within(line).getByTestId("open-item"));
  expect((await screen.findByTestId("item-steps")).textContent).toContain("权重按比例分给");
});

it("a failed sheet and one that waits say so plainly", async () => {
  const veto = proofItem("回访", {}, { is_veto: true });
  const failed = proofSpan([proofGroup("服务", [veto])], { outcome: "failed", failed: ["回访"] });
  await draw(scoreProof([failed], { outcome: "failed" }));
  const said = await screen.findByTestId("score-outcome");
  expect(said.textContent).toContain("整张表不及格：必须达到的“回访”没有达到");
  expect(screen.getByTestId("score-gap").textContent).toContain("否决项");
});

it("several stretches stand with days, place, sheet and share by days", async () => {
  const half = { total: "31.25", share: "50" };
  const group = proofGroup("服务", [{ ...visits, contribution: "31.25" }], {
    contribution: "31.25",
  });
  await draw(
    scoreProof([
      proofSpan([group], { ...half, to: "2026-11-15" }),
      proofSpan([group], { ...half, from: "2026-11-16", store_name: "静安店", version: 4 }),
    ]),
  );
  const spans = await screen.findAllByTestId("proof-span");
  expect(spans[1]?.textContent).toContain("11-16 – 11-30 · 客服导购 · 静安店");
  expect(spans[1]?.textContent).toContain("第 4 版 · 占总分 50 %，按天数折算");
  fireEvent.click(screen.getAllByTestId("open-item")[1] as HTMLElement);
  expect((await screen.findByTestId("item-steps")).textContent).toContain("× 这段天数 50 %");
});

it("marks show who gave them and what shows it; goals lead to their page", async () => {
  const rated = proofItem(
    "态度",
    { marks: [{ value: "4.5", evidence: "抽查 6 通录音", rater: "李店长", day: "2026-11-20" }] },
    { source: { kind: "rating" } },
  );
  const aims = proofItem(
    "目标",
    { goals: [{ objective_id: "g1", title: "复购率到 35 %", progress: "36" }] },
    { source: { kind: "goals" } },
  );
  const router = await draw(scoreProof([proofSpan([proofGroup("组", [rated, aims])])]));
  fireEvent.click((await screen.findAllByTestId("open-item"))[0] as HTMLElement);
  expect((await screen.findByTestId("item-mark")).textContent).toBe(
    "4.5 分抽查 6 通录音李店长 · 2026-11-20",
  );
  fireEvent.click(screen.getAllByTestId("open-item")[1] as HTMLElement);
  fireEvent.click(await screen.findByText("复购率到 35 %"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/goals/goal"));
  expect(router.state.location.search).toEqual({ id: "g1" });
});

it("medals tell what is still missing", async () => {
  const medal = { key: "gold", name: { zh: "金牌" }, is_reached: false };
  await draw({
    ...both,
    medals: [{ ...medal, missed: [{ zh: "回访" }], blanks: [{ zh: "投诉" }] }],
  });
  const line = (await screen.findByTestId("medal")).textContent;
  for (const told of ["金牌", "还差：回访", "没有数据：投诉"]) expect(line).toContain(told);
});

it("periods are walked through by their length, and another's score stands in the address", async () => {
  const past: PastScore = {
    period: { from: "2026-10-01", to: "2026-10-31" },
    outcome: "scored",
    total: "70.5",
    grade: "C",
    mover: { zh: "回访" },
    moved: "-4.2",
  };
  const router = await draw(both, { scoreHistory: () => [past] });
  const line = await screen.findByTestId("past-score");
  expect(line.textContent).toBe("2026年10月70.50C回访 −4.20");
  fireEvent.click(screen.getByTestId("previous-period"));
  await waitFor(() =>
    expect(asked.at(-1)).toEqual({ name: "scoreProof", args: [null, "2026-10-31", null] }),
  );
  fireEvent.click(line);
  await waitFor(() =>
    expect(router.state.location.search).toMatchObject({ filter: { day: "2026-10-01" } }),
  );
});

it("both sides agree, each for themselves, and both times are shown (K-127)", async () => {
  const agreement = {
    id: "a",
    employee_id: "owner",
    sheet_id: "sheet-3",
    period_from: "2026-11-01",
    employee_at: null,
    manager_at: Date.parse("2026-11-02T01:10:00Z"),
    manager_id: "li",
  };
  await draw({ ...both, agreement }, { agreeKpiSheet: () => ({ tx: 1, changed: ["scores"] }) });
  expect((await screen.findByTestId("agreed-manager")).textContent).toBe("2026-11-02 09:10");
  fireEvent.click(screen.getByTestId("agree-sheet"));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === "agreeKpiSheet")?.args).toEqual([
      "owner",
      "2026-11-01",
    ]),
  );
  expect(screen.queryByTestId("keep-score")).toBeNull();
});

const kept: KpiResult = {
  id: "k",
  employee_id: "owner",
  period_from: "2026-11-01",
  period_to: "2026-11-30",
  kept_at: Date.parse("2026-11-21T10:00:00Z"),
  proof: { outcome: "scored", total: "80", grade: "B", items: [], log_number: 5 },
  hash: "",
};

it("what changed since a score was kept is told down to its rows (D-20)", async () => {
  const source = {
    code: "visits",
    slice: proofSource("visits").slice,
    before: "6",
    after: "5",
    rows: [{ order_id: "o1", number: "XS-7", day: "2026-11-20", is_voided: true }],
  };
  const item = {
    name: { zh: "回访" },
    value_before: "6",
    value_after: "5",
    before: "30",
    after: "25",
  };
  const difference = {
    kept,
    total: "79",
    other_rules: false,
    items: [{ ...item, sources: [source] }],
  };
  const router = await draw({ ...both, kept }, { scoreDifference: () => difference });
  const line = await screen.findByTestId("score-changed");
  expect(line.textContent).toContain("定格之后有变化：80 → 79");
  fireEvent.click(within(line).getByRole("button"));
  const row = await screen.findByTestId("changed-row");
  expect(row.textContent).toBe("2026-11-20XS-7已作废");
  fireEvent.click(within(row).getByRole("button"));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ open: "order:o1" }));
});

it("who may rate keeps the score of the period", async () => {
  const proof = { ...both, employee_id: "zhou", may_rate: true };
  await draw(proof, { keepScores: () => ({ count: 1, tx: 2, changed: ["scores"] }) });
  fireEvent.click(await screen.findByTestId("keep-score"));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === "keepScores")?.args).toEqual([
      "2026-11-01",
      "month",
      "zhou",
    ]),
  );
});

it("the printed proof has every sentence and the whole hash", async () => {
  await draw(both);
  const paper = (await screen.findByTestId("printed-proof")).textContent;
  for (const told of [both.hash, "90 分 × 占比 60 %", "E01", "本人签字", "及时纠偏"])
    expect(paper).toContain(told);
});

it("who is measured by no sheet is told so; HR is shown the way", async () => {
  shellAnswers({ ...answers, scoreProof: () => scoreProof([], { outcome: null, total: null }) });
  const edits = { ...owner, grants: [{ operation: "edit_kpi_sheet", reach: "chain" } as const] };
  const { router } = await open(<ScorePage />, edits);
  expect(await screen.findByText("还没有考核表考核你")).toBeTruthy();
  fireEvent.click(screen.getByTestId("to-sheets"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/scores/sheets"));
});
