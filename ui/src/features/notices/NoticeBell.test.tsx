import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { NoticeKind, NoticeRow, TodoRow } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open } from "../../testing/window";
import { NoticeBell } from "./NoticeBell";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const notice = (
  kind: NoticeKind,
  words: Partial<Omit<NoticeRow, "notice">>,
  read_on: string | null = null,
): NoticeRow => ({
  notice: {
    id: kind,
    employee_id: "owner",
    kind,
    goal_id: "stock",
    other_id: null,
    day: "2026-11-20",
    read_on,
  },
  goal: "爆款不断货",
  other: "",
  note: "",
  ...words,
});

const meeting: TodoRow = {
  todo: {
    id: "prepare",
    kind: "sync_meeting",
    title: "",
    owner_id: "owner",
    due_on: "2026-11-16",
    done_on: null,
    goal_id: null,
    week: "2026-11-16",
  },
  owner_name: "王芳",
  goal: "",
};

async function draw(notices: NoticeRow[], todos: TodoRow[] = []) {
  shellAnswers({
    listNotices: () => notices,
    listTodos: () => todos,
    readNotices: () => ({ tx: 1, changed: ["notices"] }),
    finishTodo: () => ({ tx: 2, changed: ["notices"] }),
  });
  const { router } = await open(<NoticeBell />);
  const bell = await screen.findByTestId("notice-bell");
  return { router, bell };
}

const read = () => asked.filter(({ name }) => name === "readNotices").map(({ args }) => args[0]);

it("the bell counts what is unread, and a notice names who moved and what to do (G-06, G-07)", async () => {
  const { router, bell } = await draw([
    notice("overshoot", { other: "双11引流", note: "检查库存" }),
    notice("linked_behind", { other: "售后关怀" }),
    notice("behind", {}, "2026-11-21"),
  ]);
  await waitFor(() => expect(bell.getAttribute("aria-label")).toContain("2 条未读"));
  fireEvent.click(bell);
  const [first, second] = await screen.findAllByTestId("notice");
  expect(first?.textContent).toContain("“双11引流”超出计划");
  expect(first?.textContent).toContain("要做：检查库存");
  expect(second?.textContent).toContain("“售后关怀”落后了");
  if (second) fireEvent.click(second);
  await waitFor(() => expect(router.state.location.pathname).toBe("/goals/goal"));
  expect(router.state.location.search).toMatchObject({ id: "stock" });
  expect(read()).toEqual([["linked_behind"]]);
});

it("all are marked as read at once, those that are unread only", async () => {
  const { bell } = await draw([notice("overshoot", {}), notice("behind", {}, "2026-11-21")]);
  fireEvent.click(bell);
  fireEvent.click(await screen.findByTestId("read-all"));
  await waitFor(() => expect(read()).toEqual([["overshoot"]]));
});

it("what is to be done says when it is overdue, and the box finishes it", async () => {
  const { bell } = await draw([], [meeting]);
  fireEvent.click(bell);
  const line = await screen.findByTestId("todo");
  expect(line.textContent).toContain("已逾期");
  fireEvent.click(screen.getByRole("checkbox"));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === "finishTodo")?.args).toEqual(["prepare", true]),
  );
  expect(await screen.findByTestId("toast-undo")).toBeTruthy();
});
