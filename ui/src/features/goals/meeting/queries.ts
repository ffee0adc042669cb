import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { GoalRules, Todo } from "../../../bindings";
import { about } from "../../../components/topics";
import { useWrite } from "../../../components/write";
import { ipc } from "../../../ipc";

/** The agenda of the week that a day lies in. */
export function useMeeting(day: string) {
  return useQuery({
    queryKey: about(
      ["goals", "notices", "metrics", "orders", "org", "people"],
      "sync-meeting",
      day,
    ),
    queryFn: () => ipc.syncMeeting(day),
    placeholderData: keepPreviousData,
  });
}

export const useSaveRules = () =>
  useWrite((rules: GoalRules) => ipc.saveGoalRules(rules), "meeting.rules_saved");

export const useSaveDecision = () =>
  useWrite(async (decision: Omit<Todo, "id">) => {
    const id = await ipc.newId();
    return ipc.saveDecision({ ...decision, id });
  }, "decision.saved");
