import { useCallback } from "react";
import { useGo } from "../../../components/address";

/** Goes to the page of a key result or objective. */
export function useOpenGoal(): (goal: string) => void {
  const go = useGo();
  return useCallback((goal) => go("/goals/goal", { id: goal }), [go]);
}
