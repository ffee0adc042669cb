import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import type { BreakDown, Demand, Dependency, PlannedTarget, Slice } from "../../../bindings";
import { about } from "../../../components/topics";
import { useWrite } from "../../../components/write";
import { ipc } from "../../../ipc";

/** What each store should bring of a key result. */
export function useGoalPlan(keyResult: string, by: BreakDown) {
  return useQuery({
    queryKey: about(["goals", "metrics", "orders", "org", "people"], "goal-plan", keyResult, by),
    queryFn: () => ipc.goalPlan(keyResult, by),
    placeholderData: keepPreviousData,
  });
}

export const useSavePlan = (keyResult: string) =>
  useWrite((targets: PlannedTarget[]) => ipc.saveGoalPlan(keyResult, targets), "plan.saved");

/** Agrees to the goals of several stores in one write. */
export const useAgreeParts = () =>
  useWrite(
    async (ids: string[]) => ({ ...(await ipc.agreeGoals(ids, true)), count: ids.length }),
    "plan.all_agreed",
  );

/** What metrics tell of a slice; what they do not tell, or may not, is left empty. */
export function useToldBy(codes: readonly string[], slice: Slice) {
  return useQueries({
    queries: codes.map((code) => ({
      queryKey: about(["metrics", "orders", "org"], "metric-answer", code, slice),
      queryFn: async () => (await ipc.metric(code, slice)).value,
    })),
    combine: (answers) => ({
      values: answers.map(({ data }) => data ?? null),
      isReady: answers.every(({ isPending }) => !isPending),
    }),
  });
}

/** What planned visitors ask of stock and service; null when the numbers are too great. */
export function useSimulation(demand: Demand | null, dependency: Dependency) {
  return useQuery({
    queryKey: about([], "demand", demand, dependency),
    queryFn: () => (demand ? ipc.simulateDemand(demand, dependency) : null),
    enabled: demand !== null,
    placeholderData: keepPreviousData,
  });
}
