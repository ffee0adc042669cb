import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { KpiSheet, WhatIfOutcome } from "../../bindings";
import { sheet } from "../../testing/kpiSheets";
import { asked, refused, shellAnswers } from "../../testing/shell";
import { open } from "../../testing/window";
import { SheetPage } from "./SheetPage";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const outcome: WhatIfOutcome = {
  scale: "hundred",
  rows: [
    {
      employee_id: "e1",
      name: "周敏",
      store_name: "徐汇店",
      before: "91.35",
      after: "92.1",
      grade_before: "B",
      grade_after: "A",
      rank_before: 2,
      rank_after: 1,
    },
  ],
  moved: 1,
  regraded: 1,
  grades_before: [{ grade: "B", people: 1 }],
  grades_after: [{ grade: "A", people: 1 }],
  middle: "92.1",
};
let versions: KpiSheet[] = [];
const rest = {
  listMetrics: () => [],
  kpiSheetVersions: () => versions,
  checkKpiSheet: () => [
    { fault: { kind: "item_weights", sum: "90" }, severity: "error", key: "sales" },
    { fault: { kind: "okr_clash", code: "net_sales" }, severity: "warning", key: "" },
  ],
  kpiWhatIf: () => outcome,
  kpiDifficulty: () => [
    { key: "net", values: 12, met: 3, middle: "4.2" },
    { key: "growth", values: 0, met: 0, middle: null },
  ],
};
const args = (name: string) => asked.filter((one) => one.name === name).at(-1)?.args;

async function shown(filter?: Record<string, string>) {
  const window = await open(<SheetPage />);
  await window.router.navigate({ to: ".", search: { sheet: "family", filter } as never });
  await screen.findByTestId("kpi-sheet");
  return window;
}
const field = (id: string, at = 0) => {
  const found = screen.getAllByTestId(id)[at] as HTMLElement;
  return (found.matches("input") ? found : within(found).getByRole("spinbutton")) as HTMLElement;
};

beforeEach(() => {
  versions = [sheet()];
  vi.stubGlobal("CSS", { escape: (text: string) => text });
});
afterEach(() => vi.unstubAllGlobals());

it("weights say at once what is missing to 100, and are filled up", async () => {
  shellAnswers(rest);
  await shown();
  expect(screen.getAllByTestId("items-sum")[0]?.textContent).toContain("100 %");
  fireEvent.change(field("item-weight"), { target: { value: "50" } });
  expect(screen.getAllByTestId("items-sum")[0]?.textContent).toContain("还差 20 %");
  fireEvent.click(screen.getByTestId("items-sum-fill"));
  expect(screen.getAllByTestId("items-sum")[0]?.textContent).toContain("指标权重 100 %");
  fireEvent.click(screen.getByTestId("draft-undo"));
  expect(screen.getAllByTestId("items-sum")[0]?.textContent).toContain("还差 20 %");
});

it("what was changed is kept as a draft", async () => {
  shellAnswers({ ...rest, saveKpiDraft: () => ({ sheet_id: "v1", tx: 1, changed: [] }) });
  await shown();
  fireEvent.click(screen.getAllByTestId("item-add")[0] as HTMLElement);
  fireEvent.click(screen.getByTestId("draft-save"));
  await waitFor(() => expect(args("saveKpiDraft")).toBeDefined());
  const [draft] = args("saveKpiDraft") as [KpiSheet];
  expect(draft).toMatchObject({ family_id: "family", template: "service_guide", cycle: "month" });
  expect(draft.content.groups?.[0]?.items.map(({ key }) => key)).toContain("item_1");
  await waitFor(() => expect(screen.queryByTestId("save-line")).toBeNull());
});

it("what was published is read only until its next version is begun", async () => {
  versions = [sheet({ published_from: "2026-10-01" })];
  shellAnswers(rest);
  await shown();
  expect(screen.queryByTestId("item-weight")).toBeNull();
  fireEvent.click(screen.getByTestId("sheet-edit"));
  expect(screen.getAllByTestId("item-weight")).toHaveLength(3);
  expect(screen.getByTestId("sheet-reason")).toBeTruthy();
  fireEvent.click(screen.getByTestId("edit-stop"));
  expect(screen.queryByTestId("item-weight")).toBeNull();
});

it("the check-up says what is wrong and a click opens the place", async () => {
  shellAnswers({
    ...rest,
    checkKpiSheet: () => [{ fault: { kind: "no_curve" }, severity: "error", key: "net" }],
  });
  await shown();
  const finding = await screen.findByTestId("finding");
  expect(finding.textContent).toContain("算不出分");
  fireEvent.click(within(finding).getByRole("button"));
  expect(await screen.findByTestId("item-fields")).toBeTruthy();
});

it("tries another content on last month and tells what it makes of everybody", async () => {
  shellAnswers(rest);
  await shown({ panel: "try" });
  const row = await screen.findByTestId("try-row");
  for (const told of ["周敏", "91.35", "92.1", "B → A"]) expect(row.textContent).toContain(told);
  expect(screen.getByTestId("try-moved").textContent).toBe("1");
  expect(args("kpiWhatIf")?.[0]).toMatchObject({
    family_id: "family",
    period: { from: "2026-10-01", to: "2026-10-31" },
  });
  fireEvent.change(field("group-weight"), { target: { value: "45" } });
  await waitFor(() => {
    const [last] = args("kpiWhatIf") as [{ content: KpiSheet["content"] }];
    expect(last.content.groups?.[0]?.weight).toBe("45");
  });
  fireEvent.click(screen.getByTestId("try-reset"));
  await waitFor(() => expect(screen.queryByTestId("save-line")).toBeNull());
});

it("says how hard a target is, and where there is no past", async () => {
  shellAnswers(rest);
  await shown({ panel: "hard" });
  const [net, growth] = await screen.findAllByTestId("difficulty-item");
  expect(net?.textContent).toContain("12 次里能达到 3 次");
  expect(net?.textContent).toContain("4.2");
  expect(growth?.textContent).toContain("没有历史数据");
});

it("errors of the check-up keep a sheet back and say why", async () => {
  shellAnswers(rest);
  await shown();
  fireEvent.click(screen.getByTestId("publish"));
  const kept = await screen.findByTestId("publish-kept");
  expect(kept.textContent).toContain("90 %");
  expect(kept.textContent).not.toContain("OKR");
  expect(screen.getByTestId("publish-now").hasAttribute("disabled")).toBe(true);
});

it("a first version counts from this month; another needs a reason", async () => {
  shellAnswers({
    ...rest,
    checkKpiSheet: () => [],
    publishKpiSheet: () => ({ tx: 1, changed: [] }),
  });
  await shown();
  fireEvent.click(screen.getByTestId("publish"));
  await waitFor(() =>
    expect(screen.getByTestId("publish-now").hasAttribute("disabled")).toBe(false),
  );
  fireEvent.click(screen.getByTestId("publish-now"));
  await waitFor(() => expect(args("publishKpiSheet")).toEqual(["v1", "2026-11-01"]));
});

it("a second version is kept back until it says why", async () => {
  versions = [sheet({ id: "v2", version: 2 }), sheet({ published_from: "2026-10-01" })];
  shellAnswers({ ...rest, checkKpiSheet: () => [] });
  await shown();
  fireEvent.click(screen.getByTestId("publish"));
  await screen.findByTestId("publish-reason");
  expect(screen.getByTestId("publish-now").hasAttribute("disabled")).toBe(true);
  fireEvent.change(screen.getByTestId("publish-reason"), { target: { value: "目标太低" } });
  await waitFor(() =>
    expect(screen.getByTestId("publish-now").hasAttribute("disabled")).toBe(false),
  );
});

it("assignments say whom they name, how many they measure, and that the nearest wins", async () => {
  shellAnswers({
    ...rest,
    listPosts: () => ["客服"],
    listDepartments: () => [],
    listKpiAssignments: () => [
      {
        assignment: {
          id: "a",
          family_id: "family",
          kind: "post",
          post: "客服",
          target_id: null,
          from_on: "2026-11-01",
          to_on: null,
        },
        name: "客服",
        named: 5,
        measured: 3,
      },
    ],
    assignKpiSheet: () => ({ tx: 1, changed: [], count: 0 }),
  });
  await shown({ show: "assign" });
  const line = await screen.findByTestId("assignment");
  expect(line.textContent).toContain("5 人中考核 3 人");
  expect(screen.getByTestId("assign-drawer").textContent).toContain("个人 > 岗位");
  fireEvent.click(within(screen.getByTestId("assign-kind")).getByText("全连锁"));
  fireEvent.click(screen.getByTestId("assign-now"));
  await waitFor(() =>
    expect(args("assignKpiSheet")?.[0]).toEqual({
      family_id: "family",
      kind: "chain",
      post: "",
      target_id: null,
      from_on: "2026-11-01",
      to_on: null,
    }),
  );
});

it("the scheme has its head, its chapters and the interview form", async () => {
  versions = [sheet({ published_from: "2026-10-01", head: { file_number: "HR-07" } })];
  shellAnswers(rest);
  await shown();
  const scheme = screen.getByTestId("scheme").textContent ?? "";
  for (const told of ["花间集", "HR-07", "2026-10-01", "考核内容", "考核方法", "结果反馈"])
    expect(scheme).toContain(told);
  for (const told of ["结果运用", "计算方法", "面谈表", "签字"]) expect(scheme).toContain(told);
});

it("a sheet that is no more is said to be so", async () => {
  shellAnswers({ ...rest, kpiSheetVersions: () => refused("not_found") });
  const { router } = await open(<SheetPage />);
  await router.navigate({ to: ".", search: { sheet: "gone" } as never });
  expect(await screen.findByText("找不到这张考核表")).toBeTruthy();
});
