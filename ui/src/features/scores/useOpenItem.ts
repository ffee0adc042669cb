import { useCallback } from "react";
import { useFilters } from "../../components/filters";

/** The place of an item on the page. */
export const placeOf = (id: string): string => `score-item-${id}`;

/** Opens an item of the proof and brings it into sight. */
export function useOpenItem(): (id: string) => void {
  const [, change] = useFilters();
  return useCallback(
    (id) => {
      change({ item: id });
      document.getElementById(placeOf(id))?.scrollIntoView?.({ block: "nearest" });
    },
    [change],
  );
}
