import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Topic } from "../bindings";
import { asAppError, ipc } from "../ipc";
import { say } from "./toast";
import { refresh } from "./topics";

/** What went wrong, in the person's language: what happened, what was kept, what to do next. */
export function errorText(thrown: unknown, t: TFunction): string {
  const { code, details } = asAppError(thrown);
  const inner = (prefix: string, word: string | undefined) =>
    word ? t(`${prefix}.${word}`, { defaultValue: "" }) : "";
  const ofLoop = details.goals && t("invalid.loop_of", { goals: details.goals });
  const reason = ofLoop || inner("invalid", details.reason) || inner("file_error", details.reason);
  const field = inner("form", details.field);
  const said = [field, reason].filter(Boolean).join(t("common.colon"));
  const text = t(`error.${code}`, { ...details, defaultValue: t("error.internal") });
  return said ? `${text} ${said}` : text;
}

/** Takes one write back and says so. */
export async function undoTx(tx: number, client: QueryClient, t: TFunction): Promise<void> {
  await undoing(() => ipc.undo(tx), client, t);
}

/** Takes the person's last write back (Ctrl/Cmd+Z). */
export async function undoLast(client: QueryClient, t: TFunction): Promise<void> {
  await undoing(() => ipc.undoLast(), client, t);
}

type Undoing = () => Promise<{ operation: string; changed: Topic[] }>;

async function undoing(undo: Undoing, client: QueryClient, t: TFunction) {
  try {
    const { operation, changed } = await undo();
    await refresh(client, changed);
    const what = t(`operation.${operation}`, { defaultValue: operation });
    say({ kind: "done", text: t("common.undone", { what }) });
  } catch (thrown) {
    say({ kind: "failed", text: errorText(thrown, t) });
  }
}

type Written = { tx: number | null; changed: Topic[]; count?: number };

/**
 * One write: runs it, refreshes what changed, and offers the way back. `said` is a text key; it may
 * say how many things changed. What the screen answers itself (`answered`) is not said as a failure.
 */
export function useWrite<Input, Answer extends Written = Written>(
  run: (input: Input) => Promise<Answer>,
  said: string | ((answer: Answer) => string),
  answered: (thrown: unknown) => boolean = () => false,
) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: run,
    onSuccess: async (answer) => {
      const { tx, changed, count } = answer;
      const undo = tx === null ? undefined : () => void undoTx(tx, client, t);
      say({
        kind: "done",
        text: t(typeof said === "string" ? said : said(answer), { count }),
        undo,
      });
      await refresh(client, changed);
    },
    onError: (thrown) => {
      if (!answered(thrown)) say({ kind: "failed", text: errorText(thrown, t) });
    },
  });
}
