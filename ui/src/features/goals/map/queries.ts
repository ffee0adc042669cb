import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { about } from "../../../components/topics";
import { ipc } from "../../../ipc";

export type MapDays = { from: string | null; to: string | null };

/** Every goal of these days with the links between them. */
export function useGoalMap({ from, to }: MapDays) {
  return useQuery({
    queryKey: about(["goals", "metrics", "orders", "org", "people"], "goal-map", from, to),
    queryFn: () => ipc.goalTree({ from, to }),
    placeholderData: keepPreviousData,
  });
}
