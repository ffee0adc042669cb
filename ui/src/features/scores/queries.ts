import { useQuery } from "@tanstack/react-query";
import type { Grain, MeasureInfo, ScoreProof, Topic } from "../../bindings";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

/** A score hangs on its sheet, on every number and goal it reads, and on where people work. */
const SCORES: Topic[] = ["scores", "goals", "metrics", "orders", "org", "people"];

/** Whose score, in the period of which day; one's own, of today, where nothing is named. */
export type Asked = { employee: string | null; day: string | null; grain: Grain | null };

/** A score with everything it is made of. */
export function useProof({ employee, day, grain }: Asked, whose: string) {
  return useQuery<ScoreProof>({
    queryKey: about(SCORES, "score-proof", employee, day, grain),
    queryFn: () => ipc.scoreProof(employee, day, grain),
    // Another period of the same person may stand until the one asked for is there; nobody else's.
    placeholderData: (before) => (before?.employee_id === whose ? before : undefined),
  });
}

/** The scores of the last periods, the newest first. */
export function useHistory(employee: string | null) {
  return useQuery({
    queryKey: about(SCORES, "score-history", employee),
    queryFn: () => ipc.scoreHistory(employee, null),
  });
}

/** Why a score that was kept would be another one now. */
export function useDifference({ employee, day, grain }: Asked, isKept: boolean) {
  return useQuery({
    queryKey: about(SCORES, "score-difference", employee, day, grain),
    queryFn: () => ipc.scoreDifference(employee, day, grain),
    enabled: isKept,
  });
}

/** The sheet of a stretch as it was published, with what stands above it in print. */
export function useSheet(family: string | undefined, version: string | undefined) {
  const { data } = useQuery({
    queryKey: about(["scores"], "kpi-sheet-versions", family),
    queryFn: () => (family ? ipc.kpiSheetVersions(family) : []),
    enabled: family !== undefined,
  });
  return data?.find((one) => one.id === version) ?? null;
}

const NONE: MeasureInfo[] = [];

/** The measures that formulas name. */
export function useMeasures(): MeasureInfo[] {
  const { data } = useQuery({
    queryKey: about([], "measures"),
    queryFn: () => ipc.listMeasures(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? NONE;
}

export const useAgree = () =>
  useWrite(
    ({ employee, day }: { employee: string; day: string }) => ipc.agreeKpiSheet(employee, day),
    "score.agreed",
  );

export const useKeep = () =>
  useWrite(
    ({ employee, day, grain }: { employee: string; day: string; grain: Grain }) =>
      ipc.keepScores(day, grain, employee),
    "score.was_kept",
  );
