import { readSearch } from "../../../components/address";
import { useUnsavedGuard } from "../../../components/unsaved";

const sheetAt = ({ pathname, search }: { pathname: string; search: unknown }): string => {
  const { sheet, id, filter } = readSearch((search ?? {}) as Record<string, unknown>);
  return [pathname, sheet, id, filter?.version].join(" ");
};

/** Asks before another sheet, version or screen takes the place of unsaved work; panels may change. */
export const useLeaveGuard = (dirty: boolean): void => useUnsavedGuard(dirty, sheetAt);
