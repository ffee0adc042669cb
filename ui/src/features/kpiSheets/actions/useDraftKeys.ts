import { useEffect } from "react";
import type { SheetDraftState } from "../state/draft";

const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement && ["INPUT", "TEXTAREA"].includes(target.tagName);

/** Ctrl/Cmd+S keeps the draft; Ctrl/Cmd+Z takes back the last step before what was kept is undone. */
export function useDraftKeys(draft: SheetDraftState, keep: () => Promise<unknown>): void {
  const { dirty, canUndo, undo } = draft;
  useEffect(() => {
    if (!dirty) return;
    const heard = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      const key = event.key.toLowerCase();
      const takesBack = key === "z" && canUndo && !writes(event.target);
      if (key !== "s" && !takesBack) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (key === "s") void keep();
      else undo();
    };
    window.addEventListener("keydown", heard, { capture: true });
    return () => window.removeEventListener("keydown", heard, { capture: true });
  }, [dirty, canUndo, undo, keep]);
}
