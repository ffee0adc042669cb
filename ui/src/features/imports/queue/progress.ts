import type { ImportProgress, QueuedFile } from "../../../bindings";

export type QueueState = "idle" | "waiting" | "running" | "paused" | "ended";
export type QueueProgress = {
  state: QueueState;
  /** the files of the present round: what is left, and what ended while that waited */
  files: QueuedFile[];
  ended: number;
  failed: number;
  /** 0 to 100 */
  present: number;
  whole: number;
};

/** A file that was found in the watched folder and waits for a click; it is not on its way yet. */
export function isFound(file: QueuedFile): boolean {
  return file.watched && file.state === "waiting";
}

const OPEN = ["waiting", "running", "paused"];

/** The files that belong together: those still to come, and those that ended since they came. */
export function roundOf(queue: readonly QueuedFile[]): QueuedFile[] {
  const queued = queue.filter((file) => !isFound(file) && file.state !== "ignored");
  const open = queued.filter((file) => OPEN.includes(file.state));
  if (open.length === 0) return queued;
  const since = Math.min(...open.map((file) => file.added_at));
  return queued.filter((file) => file.ended_at === null || file.ended_at >= since);
}

// Reading, comparing, writing and computing each take about as long.
const STEPS = ["reading", "comparing", "writing", "computing"];

/** How far the present file is, over all its steps. */
export function presentPercent(progress: ImportProgress | null): number {
  if (!progress) return 0;
  const within = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return Math.floor(((STEPS.indexOf(progress.step) + within) / STEPS.length) * 100);
}

function stateOf(files: readonly QueuedFile[]): QueueState {
  const has = (state: QueuedFile["state"]) => files.some((file) => file.state === state);
  if (has("running")) return "running";
  if (has("paused")) return "paused";
  if (has("waiting")) return "waiting";
  return files.length > 0 ? "ended" : "idle";
}

/** How far the queue is, in the words and bars of its panel. */
export function progressOf(
  queue: readonly QueuedFile[],
  progress: ImportProgress | null,
): QueueProgress {
  const files = roundOf(queue);
  const ended = files.filter((file) => !OPEN.includes(file.state)).length;
  const failed = files.filter((file) => file.state === "failed").length;
  const state = stateOf(files);
  const present = state === "running" ? presentPercent(progress) : 0;
  const whole = files.length === 0 ? 0 : Math.floor((ended * 100 + present) / files.length);
  return { state, files, ended, failed, present, whole };
}
