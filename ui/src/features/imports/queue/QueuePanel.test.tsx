import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { QueuedFile } from "../../../bindings";
import { asked, shellAnswers } from "../../../testing/shell";
import { open } from "../../../testing/window";
import { QueuePanel } from "./QueuePanel";

vi.mock("../../../bindings", async () =>
  (await import("../../../testing/shell")).bindingsOfTests(),
);

const file = (key: number, state: QueuedFile["state"], problem = ""): QueuedFile => ({
  key,
  path: `/${key}.csv`,
  file: `${key}.csv`,
  watched: false,
  state,
  problem,
  added_at: 1,
  ended_at: state === "done" || state === "failed" ? 2 : null,
  import_id: null,
  choice: { path: `/${key}.csv`, store_id: null, format: null, subject: "sales", columns: {} },
});

async function draw(queue: QueuedFile[]) {
  shellAnswers({
    listQueue: () => queue,
    pauseQueue: () => null,
    retryQueued: () => null,
    runQueue: () => null,
  });
  await open(<QueuePanel />);
}

const names = () => asked.map(({ name }) => name);

it("a running queue says how far it is and can be paused", async () => {
  await draw([file(1, "done"), file(2, "running"), file(3, "waiting")]);
  expect(await screen.findByText("正在导入 1 / 3")).toBeTruthy();
  fireEvent.click(screen.getByTestId("queue-pause"));
  await waitFor(() => expect(names()).toContain("pauseQueue"));
});

it("a failed file stays with its reason and is tried again on a click", async () => {
  await draw([file(1, "done"), file(2, "failed", "locked")]);
  expect(await screen.findByText(/Excel 有密码/)).toBeTruthy();
  fireEvent.click(screen.getByTestId("queue-retry"));
  await waitFor(() => expect(names()).toContain("runQueue"));
  expect(asked.find(({ name }) => name === "retryQueued")?.args).toEqual([2]);
});

it("an empty queue takes no room", async () => {
  await draw([]);
  expect(screen.queryByTestId("import-queue")).toBeNull();
  expect(screen.queryByTestId("import-done")).toBeNull();
});
