import { useState } from "react";
import type { ChosenCustomers } from "../../bindings";

/** Who is selected in a list: some by hand, or everybody whom `found` names. */
export function useChosen(found: ChosenCustomers, total: number | null) {
  const asked = JSON.stringify(found);
  const [kept, setKept] = useState<{ asked: string; ids: ReadonlySet<string> | "found" }>({
    asked,
    ids: new Set(),
  });
  // Another filter is another list: nobody stays selected out of sight.
  const ids = kept.asked === asked ? kept.ids : new Set<string>();
  const set = (next: ReadonlySet<string> | "found") => setKept({ asked, ids: next });
  const chosen: ChosenCustomers = ids === "found" ? found : { chosen: "these", ids: [...ids] };
  return {
    chosen,
    count: ids === "found" ? (total ?? 0) : ids.size,
    found: ids === "found",
    has: (id: string) => ids === "found" || ids.has(id),
    toggle: (id: string) => {
      const next = new Set(ids === "found" ? [] : ids);
      if (!next.delete(id)) next.add(id);
      set(next);
    },
    all: () => set("found"),
    none: () => set(new Set()),
  };
}

export type Chosen = ReturnType<typeof useChosen>;
