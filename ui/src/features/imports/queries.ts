import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportProgress, ImportRequest, Mapping } from "../../bindings";
import { usePaged } from "../../components/pages";
import { say } from "../../components/toast";
import { about, refresh } from "../../components/topics";
import { errorText, useWrite } from "../../components/write";
import { chooseFile, chooseSaveTarget, ipc, onImportProgress } from "../../ipc";

/** What the files hold and what importing them would do; nothing is written. Reading a large file again
 * by itself, while it is being imported, would only get in the way: no topic refreshes it. */
export function usePreview(request: ImportRequest) {
  return useQuery({
    queryKey: about([], "preview", request),
    queryFn: () => ipc.previewImport(request),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Reads whole files on demand, with choices that are being tried out. */
export function useTryOut() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (request: ImportRequest) => ipc.previewImport(request),
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
    onSuccess: async ({ removed, restored, facts_removed, facts_restored, changed }) => {
      const counts = { removed: removed + facts_removed, restored: restored + facts_restored };
      say({ kind: "done", text: t("imports.undone", counts) });
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

export function useSaveMapping() {
  return useWrite((mapping: Mapping) => ipc.saveMapping(mapping), "imports.mapping_saved");
}

/** Writes a kept mapping into a file the person names. */
export function useExportMapping() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async ({ id, name }: Pick<Mapping, "id" | "name">) => {
      const path = await chooseSaveTarget(name, "toml");
      if (path !== null) await ipc.exportMapping(id, path);
      return path;
    },
    onSuccess: (path) => path && say({ kind: "done", text: t("common.exported", { path }) }),
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
}

/** Keeps the mapping of a file that somebody sent. */
export function useImportMapping() {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async () => {
      const path = await chooseFile("toml");
      return path === null ? null : ipc.importMapping(path);
    },
    onSuccess: async (id) => {
      if (id === null) return;
      say({ kind: "done", text: t("imports.mapping_saved") });
      await refresh(client, ["mappings"]);
    },
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
}

export function useStoreAliases() {
  return useQuery({
    queryKey: about(["mappings", "org", "orders"], "store-aliases"),
    queryFn: () => ipc.listStoreAliases(),
  });
}

type Alias = { text: string; store: string };

/** Remembers which store files mean by a name. */
export function useSetStoreAlias() {
  return useWrite(({ text, store }: Alias) => ipc.setStoreAlias(text, store), "import.alias_kept");
}

export function useForgetStoreAlias() {
  return useWrite((text: string) => ipc.setStoreAlias(text, null), "import.alias_forgotten");
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
