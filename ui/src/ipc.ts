// The only module that knows the shell: every call, event and native dialog passes here.
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";
import { commands, events, type ImportProgress, type QueueDone, type Topic } from "./bindings";

type Commands = typeof commands;
type Answer<F> = F extends (...args: never[]) => Promise<infer R>
  ? [R] extends [{ status: "ok" | "error" }]
    ? Extract<R, { status: "ok" }> extends { data: infer T }
      ? T
      : never
    : R
  : never;

/** Every command of the shell; answers the value or throws an `AppError`. */
export type Ipc = {
  [Name in keyof Commands]: (
    ...args: Parameters<Commands[Name]>
  ) => Promise<Answer<Commands[Name]>>;
};

/** What the shell refused, with a code that the texts know as `error.<code>`. */
export class AppError extends Error {
  readonly code: string;
  readonly details: Record<string, string>;

  constructor(code: string, message: string, details: Record<string, string>) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
}

/** Any thrown thing as an `AppError`, so that screens need to know one kind only. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError("internal", String(thrown), {});
}

type Settled =
  | { status: "ok"; data: unknown }
  | {
      status: "error";
      error: { code: string; message: string; details: Partial<Record<string, string>> };
    };

function isSettled(answer: unknown): answer is Settled {
  if (typeof answer !== "object" || answer === null || !("status" in answer)) return false;
  return "data" in answer || "error" in answer;
}

function unwrapped(run: (...args: unknown[]) => Promise<unknown>) {
  return async (...args: unknown[]) => {
    const answer = await run(...args);
    // A rule that cannot fail answers its value alone.
    if (!isSettled(answer)) return answer;
    if (answer.status === "ok") return answer.data;
    const { code, message, details } = answer.error;
    throw new AppError(code, message, (details ?? {}) as Record<string, string>);
  };
}

export const ipc = Object.fromEntries(
  Object.entries(commands).map(([name, run]) => [
    name,
    unwrapped(run as (...args: unknown[]) => Promise<unknown>),
  ]),
) as unknown as Ipc;

/** Calls `stop` of a listener that is registered asynchronously, whenever that is. */
function stopLater(registered: Promise<() => void>): () => void {
  registered.catch(() => undefined);
  return () => void registered.then((stop) => stop()).catch(() => undefined);
}

/** Something was written, here or elsewhere; answers how to stop listening. */
export function onChanged(heard: (topics: Topic[]) => void): () => void {
  return stopLater(events.changed.listen((event) => heard(event.payload.topics)));
}

/** How far a running import or the making of the sample chain is. */
export function onImportProgress(heard: (progress: ImportProgress) => void): () => void {
  return stopLater(events.importProgress.listen((event) => heard(event.payload)));
}

/** A file came into the queue of imports, began or ended. */
export function onQueueChanged(heard: () => void): () => void {
  return stopLater(events.queueChanged.listen(() => heard()));
}

/** The queue of imports is empty. */
export function onQueueDone(heard: (done: QueueDone) => void): () => void {
  return stopLater(events.queueDone.listen((event) => heard(event.payload)));
}

/** Files dragged over the window and dropped on it, as paths. */
export function onFilesDropped(
  hover: (over: boolean) => void,
  dropped: (paths: string[]) => void,
): () => void {
  const registered = getCurrentWebview().onDragDropEvent(({ payload }) => {
    hover(payload.type === "enter" || payload.type === "over");
    if (payload.type === "drop") dropped(payload.paths);
  });
  return stopLater(registered);
}

/** Lets the person pick sales files; empty when they close the dialog. */
export async function chooseSalesFiles(filterName: string): Promise<string[]> {
  const chosen = await open({
    multiple: true,
    filters: [{ name: filterName, extensions: ["csv", "txt", "tsv", "xlsx", "xls"] }],
  });
  if (chosen === null) return [];
  return Array.isArray(chosen) ? chosen : [chosen];
}

/** Lets the person pick one file of a kind; null when they close the dialog. */
export async function chooseFile(extension: string): Promise<string | null> {
  const filters = [{ name: extension.toUpperCase(), extensions: [extension] }];
  const chosen = await open({ multiple: false, filters });
  return typeof chosen === "string" ? chosen : null;
}

/** Lets the person pick a folder; null when they close the dialog. */
export async function chooseFolder(): Promise<string | null> {
  const chosen = await open({ directory: true, multiple: false });
  return typeof chosen === "string" ? chosen : null;
}

/** Lets the person name a file to write; null when they close the dialog. */
export async function chooseSaveTarget(name: string, extension: string): Promise<string | null> {
  return await save({
    defaultPath: `${name}.${extension}`,
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  });
}
