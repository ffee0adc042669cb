import { expect, it } from "vitest";
import type { ImportProgress, QueuedFile } from "../../../bindings";
import { presentPercent, progressOf, roundOf } from "./progress";

let key = 0;
const queued = (state: QueuedFile["state"], change: Partial<QueuedFile> = {}): QueuedFile => ({
  key: ++key,
  path: `/${key}.csv`,
  file: `${key}.csv`,
  watched: false,
  state,
  problem: "",
  added_at: 100,
  ended_at: state === "done" || state === "failed" ? 200 : null,
  import_id: null,
  choice: { path: `/${key}.csv`, store_id: null, format: null, subject: "sales", columns: {} },
  ...change,
});
const at = (step: ImportProgress["step"], done: number, total: number): ImportProgress => ({
  file: "a.csv",
  file_index: 0,
  files: 1,
  step,
  done,
  total,
});

it.each([
  [[], "idle", 0, 0],
  [[queued("waiting")], "waiting", 0, 0],
  [[queued("done"), queued("running")], "running", 1, 75],
  [[queued("done"), queued("paused")], "paused", 1, 50],
  [[queued("done"), queued("failed")], "ended", 2, 100],
] as const)("case %#: the queue says how far the whole is", (files, state, ended, whole) => {
  const progress = progressOf([...files], at("writing", 0, 10));
  expect([progress.state, progress.ended, progress.whole]).toEqual([state, ended, whole]);
});

it("a file found in the watched folder is not on its way until somebody wants it", () => {
  const found = queued("waiting", { watched: true });
  expect(progressOf([found], null).state).toBe("idle");
  expect(roundOf([found, queued("ignored"), queued("done")])).toHaveLength(1);
});

it("files that ended before the present ones came do not count for the present round", () => {
  const morning = queued("done", { added_at: 1, ended_at: 50 });
  const files = [morning, queued("done"), queued("waiting")];
  expect(progressOf(files, null).files).toHaveLength(2);
  expect(progressOf(files, null).whole).toBe(50);
});

it.each([
  [null, 0],
  [at("reading", 5, 10), 12],
  [at("comparing", 0, 0), 25],
  [at("computing", 10, 10), 100],
])("case %#: the four steps of a file share its bar", (progress, percent) => {
  expect(presentPercent(progress)).toBe(percent);
});
