import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import type { GoalChange, GoalFilter, GoalPage, TemplateChoice } from "../../bindings";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { asAppError, ipc } from "../../ipc";

/** Goals hang on their own records, on every number they read, and on the names of their holders. */
const GOALS = ["goals", "metrics", "orders", "org", "people"] as const;

/** The goals that a filter finds. */
export function useGoalTree(filter: GoalFilter, enabled = true) {
  return useQuery({
    queryKey: about([...GOALS], "goal-tree", filter),
    queryFn: () => ipc.goalTree(filter),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** More objectives than these are not read at once: the levels above come first. */
export const MOST = 500;

/** Goals with the links between them, to find one and to name it. */
export const useAllGoals = () => useGoalTree({ most: MOST });

/** What supports each of these objectives directly. */
export function useSupporters(filter: GoalFilter, of: string[]) {
  return useQueries({
    queries: of.map((under) => ({
      queryKey: about([...GOALS], "goal-tree", filter, under),
      queryFn: () => ipc.goalTree({ ...filter, under }),
    })),
    combine: (answers) => ({
      rows: answers.flatMap(({ data }) => data?.rows ?? []),
      error: answers.find(({ error }) => error)?.error ?? null,
    }),
  });
}

/** Everything about one goal; null while none is asked for. */
export function useGoalPage(id: string | null) {
  return useQuery<GoalPage | null>({
    queryKey: about([...GOALS], "goal-page", id),
    queryFn: () => (id ? ipc.goalPage(id) : null),
  });
}

/** The templates with their days in a year. */
export function useGoalTemplates(year: number) {
  return useQuery({
    queryKey: about([], "goal-templates", year),
    queryFn: () => ipc.goalTemplates(year),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useDepartments(enabled: boolean) {
  return useQuery({
    queryKey: about(["org"], "departments"),
    queryFn: () => ipc.listDepartments(),
    enabled,
  });
}

/** An id for the objective a form is about to make. */
export function useFreshGoalId(wanted: boolean) {
  const { data } = useQuery({
    queryKey: [[], "fresh-goal-id"],
    queryFn: () => ipc.newId(),
    enabled: wanted,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

export const useSaveGoal = () =>
  useWrite((change: GoalChange) => ipc.saveGoal(change), "goal.saved");

export const useAgreeGoal = (agreed: boolean) =>
  useWrite(
    (ids: string[]) => ipc.agreeGoals(ids, agreed),
    () => (agreed ? "goal.agreed" : "goal.reopened"),
  );

/** Whether a goal stays because others support it: the screen asks whom they shall support then. */
export const isSupported = (thrown: unknown) =>
  asAppError(thrown).details.reason === "has_supporters";

export const useDropGoal = () =>
  useWrite(
    ({ id, relinkTo }: { id: string; relinkTo: string | null }) => ipc.deleteGoal(id, relinkTo),
    "goal.dropped",
    isSupported,
  );

export const useApplyTemplate = () =>
  useWrite((choice: TemplateChoice) => ipc.applyGoalTemplate(choice), "goal_template.applied");

/** What an edited sheet would change; nothing is written. */
export function useGoalSheet(path: string) {
  return useQuery({
    queryKey: about([...GOALS], "goal-sheet", path),
    queryFn: () => ipc.importGoalSheet(path, false),
    gcTime: 0,
  });
}

export const useTakeGoalSheet = () =>
  useWrite((path: string) => ipc.importGoalSheet(path, true), "goal_sheet.taken");
