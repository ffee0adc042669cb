import { useCallback } from "react";
import { useGo } from "../../../components/address";
import { familyOf } from "../queries";

/** Goes to the sheet that a version which was just made belongs to. */
export function useOpenMade(): (sheet: string) => Promise<void> {
  const go = useGo();
  return useCallback(
    async (sheet) => {
      const family = await familyOf(sheet);
      if (family) go("/scores/sheet", { sheet: family });
    },
    [go],
  );
}
