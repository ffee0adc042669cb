import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Module, Operation } from "../bindings";
import { shellAnswers } from "../testing/shell";
import { open, owner } from "../testing/window";
import { SearchAndShortcuts } from "./SearchAndShortcuts";

vi.mock("../bindings", async () => (await import("../testing/shell")).bindingsOfTests());

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

/** The palette as somebody sees it who may do these things everywhere. */
async function palette(may: Operation[], hidden_modules: Module[] = []) {
  shellAnswers({ search: () => [] });
  const grants = may.map((operation) => ({ operation, reach: "chain" as const }));
  const { router } = await open(
    <SearchAndShortcuts overlay="search" onOverlay={() => undefined} />,
    { ...owner, grants, hidden_modules },
  );
  await screen.findAllByTestId("search-hit");
  return router;
}

it("every screen of goals is a command", async () => {
  const router = await palette(["view_goals", "edit_goal"]);
  for (const name of ["目标树", "对齐地图", "分解", "同步会", "复盘", "促销日历", "新目标"])
    expect(screen.getByText(name)).toBeTruthy();
  fireEvent.click(screen.getByText("同步会"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/goals/meeting"));
});

it("who may not set goals has no command for it", async () => {
  await palette(["view_goals"]);
  expect(screen.getByText("对齐地图")).toBeTruthy();
  for (const name of ["分解", "新目标"]) expect(screen.queryByText(name)).toBeNull();
});

it("who sees no goals has no way to their screens", async () => {
  await palette(["view_sales"]);
  for (const name of ["目标树", "对齐地图", "同步会"]) expect(screen.queryByText(name)).toBeNull();
});

it("goals that are put away have no commands", async () => {
  await palette(["view_goals", "edit_goal"], ["goals"]);
  for (const name of ["目标树", "复盘", "新目标"]) expect(screen.queryByText(name)).toBeNull();
});
