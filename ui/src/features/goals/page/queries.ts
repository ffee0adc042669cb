import { useQuery } from "@tanstack/react-query";
import type { GoalLink, NewCheckIn, Slice } from "../../../bindings";
import { about } from "../../../components/topics";
import { useWrite } from "../../../components/write";
import { ipc } from "../../../ipc";

/** How many rows a metric counts in a slice; nothing where there is no slice or no permission. */
export function useRowCount(code: string, slice: Slice | null) {
  const { data } = useQuery({
    queryKey: about(["metrics", "orders", "customers"], "metric-row-count", code, slice),
    queryFn: async () =>
      slice ? (await ipc.metricRows(code, slice, { offset: 0, limit: 1 })).total : null,
    enabled: slice !== null,
    retry: false,
  });
  return data ?? null;
}

/** The chain's past changes with its orders alone, and takes a second to be looked at again. */
export function useCalibration() {
  return useQuery({
    queryKey: about(["orders"], "goal-calibration"),
    queryFn: () => ipc.goalCalibration(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export const useCheckIn = () =>
  useWrite((said: NewCheckIn) => ipc.checkIn(said), "goal_page.checked_in");
export const useSaveLink = () =>
  useWrite((link: GoalLink) => ipc.saveGoalLink(link), "goal_page.link_saved");
export const useDropLink = () =>
  useWrite((id: string) => ipc.deleteGoalLink(id), "goal_page.link_dropped");
