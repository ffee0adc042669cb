import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Operation, Session } from "../../bindings";
import { boardItem, boardSheet, personScore, scoreBoard, scoreCell } from "../../testing/scores";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { TeamPage } from "./TeamPage";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
});

const who = (...operations: Operation[]): Session => ({
  ...owner,
  grants: operations.map((operation) => ({ operation, reach: "chain" })),
});

const items = [boardItem("visits", { name: { zh: "高价值客户拜访", en: "Visits" } })];
const lin = personScore("林晓", {
  total: "62.5",
  rank: 2,
  grade: "B",
  cells: [scoreCell("visits")],
});
const zhou = personScore("周敏", {
  total: "91.35",
  grade: "A",
  cells: [scoreCell("visits", { value: "8", gap: "0", is_met: true, score: "100" })],
});
const waiting = personScore("何佳", {
  total: null,
  rank: null,
  outcome: "waiting",
  cells: [scoreCell("visits", { value: null, gap: null, is_met: null, score: null })],
});
const grades = ["A", "B"].map((grade) => ({ grade, people: 1 }));
const sheet = boardSheet([zhou, lin, waiting], { items, grades });
const board = scoreBoard(sheet);

const names = () => screen.getAllByTestId("score-row").map(({ dataset }) => dataset.id);

it("people stand with total, grade, rank and each item; who lacks most stands above", async () => {
  shellAnswers({ scoreBoard: () => board });
  await open(<TeamPage />);
  const [first, second, third] = await screen.findAllByTestId("score-row");
  for (const told of ["周敏", "导购 · 徐汇店", "91.35", "A", "100"])
    expect(first?.textContent).toContain(told);
  const cell = within(second as HTMLElement).getByTestId("score-cell");
  for (const told of ["高价值客户拜访", "实际 5 次", "目标 8 次", "还差 3 次", "得 62.5 分"])
    expect(cell.title).toContain(told);
  const none = within(third as HTMLElement).getByTestId("score-cell");
  expect([none.textContent, "none" in none.dataset]).toEqual(["—", true]);
  expect(within(third as HTMLElement).getByRole("img", { name: "等待数据" })).toBeTruthy();
  expect(screen.getByTestId("gap").textContent).toContain("林晓还差 3 次高价值客户拜访5 / 8");
  expect(screen.getByTestId("summary").textContent).toContain("91.35");
  expect(screen.getByTestId("grades").textContent).toContain("A 1");
  expect(asked[0]).toEqual({ name: "scoreBoard", args: [null, "month", null, null] });
});

it("a click on a cell leads to that item of the person's score", async () => {
  shellAnswers({ scoreBoard: () => board });
  const { router } = await open(<TeamPage />);
  const cells = await screen.findAllByTestId("score-cell");
  fireEvent.click(cells[1] as HTMLElement);
  await waitFor(() => expect(router.state.location.pathname).toBe("/scores/mine"));
  expect(router.state.location.search).toMatchObject({
    filter: { employee: "林晓", item: "visits" },
  });
});

it("an item puts people in order, and again the other way; a search narrows", async () => {
  shellAnswers({ scoreBoard: () => board });
  await open(<TeamPage />);
  await screen.findAllByTestId("score-row");
  fireEvent.click(screen.getByTestId("sort-total"));
  await waitFor(() => expect(names()).toEqual(["林晓", "周敏", "何佳"]));
  fireEvent.click(screen.getByTestId("sort-visits"));
  await waitFor(() => expect(names()).toEqual(["周敏", "林晓", "何佳"]));
  fireEvent.change(screen.getByTestId("list-search"), { target: { value: "林" } });
  await waitFor(() => expect(names()).toEqual(["林晓"]));
  expect(screen.getByTestId("found-people").textContent).toContain("1 / 3");
});

it("arrow keys go from cell to cell", async () => {
  shellAnswers({ scoreBoard: () => board });
  await open(<TeamPage />);
  const [first, second] = await screen.findAllByTestId("score-person");
  first?.focus();
  fireEvent.keyDown(first as HTMLElement, { key: "ArrowRight" });
  expect(document.activeElement?.getAttribute("data-testid")).toBe("score-total");
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: "ArrowDown" });
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: "ArrowLeft" });
  expect(document.activeElement).toBe(second);
});

it("an earlier month is asked for, and none after this one", async () => {
  shellAnswers({ scoreBoard: () => board });
  await open(<TeamPage />);
  expect((await screen.findByTestId("month")).textContent).toBe("2026年11月");
  expect((screen.getByTestId("month-after") as HTMLButtonElement).disabled).toBe(true);
  fireEvent.click(screen.getByTestId("month-before"));
  await waitFor(() => expect(screen.getByTestId("month").textContent).toBe("2026年10月"));
  await waitFor(() => expect(asked.at(-1)?.args).toEqual(["2026-10-01", "month", null, null]));
});

it("keeping the scores says what it means first", async () => {
  shellAnswers({
    scoreBoard: () => board,
    keepScores: () => ({ tx: 1, changed: [], count: 3 }),
  });
  await open(<TeamPage />, who("rate_work"));
  fireEvent.click(await screen.findByTestId("keep-scores"));
  expect((await screen.findByTestId("keep-scores-told")).textContent).toContain("还没有过完");
  fireEvent.click(screen.getByTestId("keep-scores-yes"));
  expect(await screen.findByText("已定格 3 人的得分")).toBeTruthy();
  expect(asked.find(({ name }) => name === "keepScores")?.args).toEqual([
    "2026-11-22",
    "month",
    null,
  ]);
});

it("one sheet of several is on screen", async () => {
  const other = boardSheet([personScore("仓管员")], {
    sheet_id: "other",
    family_id: "other",
    name: { zh: "仓库考核", en: "Warehouse" },
  });
  shellAnswers({ scoreBoard: () => scoreBoard(sheet, other) });
  await open(<TeamPage />);
  fireEvent.click(await screen.findByText("仓库考核 · 1"));
  await waitFor(() => expect(names()).toEqual(["仓管员"]));
});

it("who may assign sheets is told who has none", async () => {
  const employee = (id: string, left_on: string | null = null) => ({
    employee: { id, name: id, store_id: "xuhui", joined_on: null, left_on },
  });
  const rows = [employee("林晓"), employee("刘洋"), employee("走了", "2026-10-31")];
  shellAnswers({ scoreBoard: () => board, listEmployees: () => ({ total: 3, rows }) });
  await open(<TeamPage />, who("edit_kpi_sheet", "view_people"));
  const told = (await screen.findByTestId("unmeasured")).textContent;
  expect(told).toContain("1 人没有考核表：刘洋");
});

it("without anybody measured it says how to begin", async () => {
  shellAnswers({ scoreBoard: () => scoreBoard() });
  const { router } = await open(<TeamPage />, who("edit_kpi_sheet"));
  fireEvent.click(await screen.findByTestId("to-sheets"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/scores/sheets"));
});
