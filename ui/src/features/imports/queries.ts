import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportProgress, ImportRequest } from "../../bindings";
import { usePaged } from "../../components/pages";
import { say } from "../../components/toast";
import { about, refresh } from "../../components/topics";
import { errorText, useWrite } from "../../components/write";
import { chooseSaveTarget, ipc, onImportProgress } from "../../ipc";

/** What the files hold and what importing them would do; nothing is written. Reading a large file again
 * by itself, while it is being imported, would only get in the way: no topic refreshes it. */
export function usePreview(request: ImportRequest | null) {
  return useQuery({
    queryKey: about([], "preview", request),
    queryFn: () => (request ? ipc.previewImport(request) : []),
    enabled: request !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Writes the files, whole or not at all. */
export function useRunImport() {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (request: ImportRequest) => ipc.runImport(request),
    onSuccess: ({ changed }) => refresh(client, changed),
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
}

export function useImports() {
  return usePaged(about(["imports"], "imports"), (page) => ipc.listImports(page));
}

export function useUndoImport() {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (id: string) => ipc.undoImport(id),
    onSuccess: async ({ removed, restored, kept, changed }) => {
      const counts = { removed, restored, kept: kept.length };
      const text = t(kept.length > 0 ? "imports.undone_kept" : "imports.undone", counts);
      say({ kind: "done", text });
      await refresh(client, changed);
    },
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
}

export function useMappings() {
  return useQuery({ queryKey: about(["mappings"], "mappings"), queryFn: () => ipc.listMappings() });
}

export function useDeleteMapping() {
  return useWrite((id: string) => ipc.deleteMapping(id), "imports.mapping_deleted");
}

/** Saves refused lines with their reasons into a file the person names. */
export function useSaveRejects() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async (write: (path: string) => Promise<unknown>) => {
      const path = await chooseSaveTarget(t("imports.rejects_file"), "csv");
      if (path !== null) await write(path);
      return path;
    },
    onSuccess: (path) => path && say({ kind: "done", text: t("common.exported", { path }) }),
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
}

/** How far the running import is; null when none runs. */
export function useImportProgress(running: boolean): ImportProgress | null {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  useEffect(() => {
    if (!running) return setProgress(null);
    return onImportProgress(setProgress);
  }, [running]);
  return running ? progress : null;
}
