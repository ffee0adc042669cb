import { cleanup, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Module, Session } from "../bindings";
import { shellAnswers } from "../testing/shell";
import { open, owner } from "../testing/window";
import { TopBar } from "./TopBar";

vi.mock("../bindings", async () => (await import("../testing/shell")).bindingsOfTests());

const seeing = (hidden_modules: Module[]): Session => ({
  ...owner,
  grants: [{ operation: "view_goals", reach: "chain" }],
  hidden_modules,
});

async function draw(hidden: Module[]) {
  shellAnswers({ listNotices: () => [], listTodos: () => [] });
  await open(<TopBar onOverlay={() => undefined} />, seeing(hidden));
}

it("the bell tells of goals, and is put away with them", async () => {
  await draw([]);
  expect(await screen.findByTestId("notice-bell")).toBeTruthy();
  cleanup();
  await draw(["goals"]);
  expect(screen.getByTestId("search-open")).toBeTruthy();
  expect(screen.queryByTestId("notice-bell")).toBeNull();
});
