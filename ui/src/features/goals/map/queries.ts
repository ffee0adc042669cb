import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { GoalTree } from "../../../bindings";
import { about } from "../../../components/topics";
import { ipc } from "../../../ipc";

export type MapDays = { from: string | null; to: string | null };

/** Goals with the links between them; `branch` is the goal whose branch alone was asked for. */
export type GoalMap = GoalTree & { branch: string | null };

/** As many objectives as people still look through, and as the window lays out at once. */
const MOST = 300;

/** The goals of these days, of all or of one branch; of very many the highest levels. */
export function useGoalMap({ from, to }: MapDays, branch: string | null) {
  return useQuery({
    queryKey: about(["goals", "metrics", "orders", "org", "people"], "goal-map", from, to, branch),
    queryFn: async (): Promise<GoalMap> => {
      const tree = await ipc.goalTree({ from, to, branch, most: MOST });
      return { ...tree, branch };
    },
    placeholderData: keepPreviousData,
  });
}
