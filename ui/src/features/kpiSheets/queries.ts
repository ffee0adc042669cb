import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { KpiContent, NewAssignment, Period, SheetDraft, SheetRow } from "../../bindings";
import { say } from "../../components/toast";
import { about } from "../../components/topics";
import { errorText, useWrite } from "../../components/write";
import { ipc } from "../../ipc";

/** Scores hang on every fact, on goals, and on where people work. */
const SCORES = ["scores", "goals", "metrics", "orders", "org", "people"] as const;

export const useSheets = () =>
  useQuery({
    queryKey: about(["scores", "people", "org"], "kpi-sheets"),
    queryFn: () => ipc.listKpiSheets(),
  });

export const useVersions = (family: string) =>
  useQuery({
    queryKey: about(["scores"], "kpi-versions", family),
    queryFn: () => ipc.kpiSheetVersions(family),
  });

export const useLibrary = () =>
  useQuery({
    queryKey: about(["scores", "people"], "kpi-library"),
    queryFn: () => ipc.kpiLibrary(),
  });

export const useJobCards = () =>
  useQuery({
    queryKey: about([], "kpi-job-cards"),
    queryFn: () => ipc.kpiJobCards(),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useStagePacks = () =>
  useQuery({
    queryKey: about([], "kpi-stage-packs"),
    queryFn: () => ipc.kpiStagePacks(),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useCheckUp = (content: KpiContent, template: string) =>
  useQuery({
    queryKey: about(["scores", "goals", "metrics"], "kpi-check-up", template, content),
    queryFn: () => ipc.checkKpiSheet(content, template),
    placeholderData: keepPreviousData,
  });

export const useDifficulty = (family: string, content: KpiContent) =>
  useQuery({
    queryKey: about([...SCORES], "kpi-difficulty", family, content),
    queryFn: () => ipc.kpiDifficulty(family, content),
    placeholderData: keepPreviousData,
  });

export const useWhatIf = (family: string, content: KpiContent, period: Period) =>
  useQuery({
    queryKey: about([...SCORES], "kpi-what-if", family, period, content),
    queryFn: () => ipc.kpiWhatIf({ family_id: family, content, period }),
    placeholderData: keepPreviousData,
  });

export const useAssignments = (family: string) =>
  useQuery({
    queryKey: about(["scores", "people", "org"], "kpi-assignments", family),
    queryFn: () => ipc.listKpiAssignments(family),
  });

export const usePosts = () =>
  useQuery({ queryKey: about(["people"], "posts"), queryFn: () => ipc.listPosts() });

export const useDepartments = () =>
  useQuery({ queryKey: about(["org"], "departments"), queryFn: () => ipc.listDepartments() });

/** Which sheet a version that was just made belongs to. */
export async function familyOf(sheet: string): Promise<string | null> {
  const rows: SheetRow[] = await ipc.listKpiSheets();
  const found = rows.find(({ current, next }) => next?.id === sheet || current?.id === sheet);
  return (found?.next ?? found?.current)?.family_id ?? null;
}

export const useDraftFromTemplate = () =>
  useWrite((code: string) => ipc.draftFromTemplate(code), "kpi_sheets.drafted");

export const useImportSheet = () =>
  useWrite((path: string) => ipc.importKpiSheet(path), "kpi_sheets.imported");

export const useSaveDraft = () =>
  useWrite((draft: SheetDraft) => ipc.saveKpiDraft(draft), "kpi_sheets.saved");

export const usePublish = (answered: (thrown: unknown) => boolean) =>
  useWrite(
    ({ id, from }: { id: string; from: string }) => ipc.publishKpiSheet(id, from),
    "kpi_sheets.published",
    answered,
  );

export const useRetire = () =>
  useWrite(
    ({ family, from }: { family: string; from: string }) => ipc.retireKpiSheet(family, from),
    "kpi_sheets.retired",
  );

export const useDeleteDraft = () =>
  useWrite((id: string) => ipc.deleteKpiDraft(id), "kpi_sheets.dropped");

export const useAssignSheet = () =>
  useWrite(
    (assignment: NewAssignment) => ipc.assignKpiSheet(assignment),
    ({ count }) => (count > 0 ? "kpi_sheets.assigned_instead" : "kpi_sheets.assigned"),
  );

export const useEndAssignment = () =>
  useWrite(
    ({ id, to }: { id: string; to: string }) => ipc.endKpiAssignment(id, to),
    "kpi_sheets.assignment_ended",
  );

export const useApplyWorkbook = (family: string) =>
  useWrite(
    (path: string) => ipc.importKpiWorkbook(family, path, true),
    "kpi_sheets.workbook_taken",
  );

const failed = (thrown: unknown, t: TFunction) =>
  say({ kind: "failed", text: errorText(thrown, t) });

/** Writes a file that the person names, and says where it is. */
export function useFile(write: () => Promise<string | null>) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: write,
    onSuccess: (path) => path && say({ kind: "done", text: t("common.exported", { path }) }),
    onError: (thrown) => failed(thrown, t),
  });
}
