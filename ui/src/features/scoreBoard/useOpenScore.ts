import { useCallback } from "react";
import { useGo } from "../../components/address";
import { useFilters } from "../../components/filters";

/** Goes to somebody's score of the month on screen, and to one item of it. */
export function useOpenScore(): (employee: string, item?: string) => void {
  const go = useGo();
  const [{ day }] = useFilters();
  return useCallback(
    (employee, item) => {
      const filter = { employee, ...(day && { day }), ...(item && { item }) };
      go("/scores/mine", { filter });
    },
    [go, day],
  );
}
