import { useState } from "react";
import type { ChosenCustomers, CustomerFilter } from "../../bindings";

/** Who is selected in the list: some by hand, or everybody whom its filter finds. */
export function useChosen(filter: CustomerFilter, total: number | null) {
  const asked = JSON.stringify(filter);
  const [kept, setKept] = useState<{ asked: string; ids: ReadonlySet<string> | "found" }>({
    asked,
    ids: new Set(),
  });
  // Another filter is another list: nobody stays selected out of sight.
  const ids = kept.asked === asked ? kept.ids : new Set<string>();
  const set = (next: ReadonlySet<string> | "found") => setKept({ asked, ids: next });
  const chosen: ChosenCustomers =
    ids === "found" ? { chosen: "found", filter } : { chosen: "these", ids: [...ids] };
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
