import { useCallback } from "react";
import { useAddress, useMergeAddress } from "./address";

export type Filters = Record<string, string>;

/** The filters of the list on screen; they live in the address, so back and deep links know them. */
export function useFilters(): [Filters, (change: Record<string, string | null>) => void] {
  const { filter = {} } = useAddress();
  const merge = useMergeAddress();
  const change = useCallback(
    (next: Record<string, string | null>) => {
      const kept = Object.entries({ ...filter, ...next }).filter(([, value]) => value);
      const filters = Object.fromEntries(kept) as Filters;
      merge({ filter: kept.length > 0 ? filters : undefined }, { replace: true });
    },
    [filter, merge],
  );
  return [filter, change];
}
