import { useEffect, useMemo, useReducer } from "react";
import type { KpiSheet } from "../../../bindings";
import { type Edited, editedOf, type Whole } from "./sheet";

const MOST_STEPS = 100;

export type State = {
  /** as it is kept */
  kept: Edited;
  now: Edited;
  /** what it was before each step, the last one last */
  past: Edited[];
};

export type Step =
  | { do: "change"; to: (now: Edited) => Edited }
  | { do: "undo" }
  | { do: "reset" }
  | { do: "saved"; as: Edited }
  | { do: "read"; kept: Edited };

export const begin = (kept: Edited): State => ({ kept, now: kept, past: [] });

const same = (one: Edited, other: Edited) => JSON.stringify(one) === JSON.stringify(other);

export const isDirty = ({ kept, now }: State): boolean => !same(kept, now);

/** Each step of editing; what somebody else kept shows at once unless it would take work away. */
export function stepped(state: State, step: Step): State {
  switch (step.do) {
    case "change": {
      const now = step.to(state.now);
      if (same(now, state.now)) return state;
      return { ...state, now, past: [...state.past, state.now].slice(-MOST_STEPS) };
    }
    case "undo": {
      const now = state.past.at(-1);
      return now ? { ...state, now, past: state.past.slice(0, -1) } : state;
    }
    case "reset":
      return same(state.now, state.kept)
        ? state
        : { ...state, now: state.kept, past: [...state.past, state.now] };
    case "saved":
      return { ...state, kept: step.as };
    case "read":
      if (same(step.kept, state.kept)) return state;
      return isDirty(state) ? { ...state, kept: step.kept } : begin(step.kept);
  }
}

/** A version of a sheet being edited. */
export function useSheetDraft(sheet: KpiSheet) {
  const [state, run] = useReducer(stepped, sheet, (one) => begin(editedOf(one)));
  const kept = JSON.stringify(editedOf(sheet));
  useEffect(() => run({ do: "read", kept: JSON.parse(kept) as Edited }), [kept]);
  return useMemo(
    () => ({
      now: state.now,
      dirty: isDirty(state),
      canUndo: state.past.length > 0,
      change: (part: Partial<Edited>) => run({ do: "change", to: (now) => ({ ...now, ...part }) }),
      content: (to: (content: Whole) => Whole) =>
        run({ do: "change", to: (now) => ({ ...now, content: to(now.content) }) }),
      undo: () => run({ do: "undo" }),
      reset: () => run({ do: "reset" }),
      saved: (as: Edited) => run({ do: "saved", as }),
    }),
    [state],
  );
}

export type SheetDraftState = ReturnType<typeof useSheetDraft>;
