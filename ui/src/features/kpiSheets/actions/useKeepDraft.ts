import { useCallback } from "react";
import type { KpiSheet } from "../../../bindings";
import { useFilters } from "../../../components/filters";
import { useSaveDraft } from "../queries";
import type { SheetDraftState } from "../state/draft";

/** Keeps what was edited as the draft of the sheet; answers the version it is kept in. */
export function useKeepDraft(sheet: KpiSheet, draft: SheetDraftState) {
  const { mutateAsync, isPending } = useSaveDraft();
  const [, change] = useFilters();
  const { now, saved } = draft;
  const { family_id, template, published_from } = sheet;
  const run = useCallback(async (): Promise<string | null> => {
    const done = await mutateAsync({ family_id, template, ...now }).catch(() => null);
    if (!done) return null;
    saved(now);
    // The draft of what counts is another version, which is shown from now on.
    if (published_from !== null) change({ version: null });
    return done.sheet_id;
  }, [mutateAsync, family_id, template, published_from, now, saved, change]);
  return { run, isPending };
}

export type Keep = ReturnType<typeof useKeepDraft>;
