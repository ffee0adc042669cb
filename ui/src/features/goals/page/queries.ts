import { useQuery } from "@tanstack/react-query";
import type { GoalLink, NewCheckIn, Slice } from "../../../bindings";
import { about } from "../../../components/topics";
import { useWrite } from "../../../components/write";
import { ipc } from "../../../ipc";

/** What a goal's numbers hang on: the goals, what they read, and the names of who has them. */
const SOURCES = ["goals", "metrics", "orders", "org", "people"] as const;

/** Every goal there is with the links between them, to find and to name the other end of a link. */
export function useAllGoals() {
  return useQuery({
    queryKey: about([...SOURCES], "goal-map", null, null),
    queryFn: () => ipc.goalTree({}),
  });
}

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

export const useCheckIn = () =>
  useWrite((said: NewCheckIn) => ipc.checkIn(said), "goal_page.checked_in");
export const useSaveLink = () =>
  useWrite((link: GoalLink) => ipc.saveGoalLink(link), "goal_page.link_saved");
export const useDropLink = () =>
  useWrite((id: string) => ipc.deleteGoalLink(id), "goal_page.link_dropped");
