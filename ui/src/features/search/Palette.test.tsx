import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { shellAnswers } from "../../testing/shell";
import { open } from "../../testing/window";
import Palette from "./Palette";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

const goal = {
  kind: "goal",
  id: "repurchase",
  title: "复购率从 30 % 提升到 35 %",
  detail: "王芳 · 2026-10-01 – 2026-12-31",
};
const commands = [
  { key: "plan", title: "分解", detail: "目标", run: () => undefined },
  { key: "orders", title: "订单", run: () => undefined },
];

async function type(text: string) {
  shellAnswers({ search: () => [goal] });
  const { router } = await open(<Palette commands={commands} onClose={() => undefined} />);
  fireEvent.change(screen.getByTestId("search-input"), { target: { value: text } });
  return router;
}

it("a goal that is found says what it is and opens on its page", async () => {
  const router = await type("复购");
  const hit = await screen.findByText(goal.title);
  const line = hit.closest("button") as HTMLElement;
  expect(line.textContent).toContain("目标");
  expect(line.textContent).toContain(goal.detail);
  expect(line.querySelector(".anticon-aim")).toBeTruthy();
  fireEvent.keyDown(screen.getByTestId("search-input"), { key: "Enter" });
  await waitFor(() => expect(router.state.location.pathname).toBe("/goals/goal"));
  expect(router.state.location.search).toMatchObject({ id: "repurchase" });
});

it("a command is found by its name and by the place it leads to", async () => {
  await type("目标");
  await waitFor(() => expect(screen.queryByText("订单")).toBeNull());
  expect(screen.getByText("分解")).toBeTruthy();
});
