import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { say } from "../../components/toast";
import { about, refresh } from "../../components/topics";
import { errorText } from "../../components/write";
import { asAppError, ipc } from "../../ipc";

export function useBackupState() {
  return useQuery({
    queryKey: about(["backups"], "backup-state"),
    queryFn: () => ipc.backupState(),
  });
}

/** Makes a verified copy now. */
export function useBackupNow() {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: () => ipc.backupNow(),
    onSuccess: async () => {
      say({ kind: "done", text: t("backup.made") });
      await refresh(client, ["backups"]);
    },
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
}

/** Puts a backup in the place of the data; afterwards everything is read anew. */
export function useRestoreBackup() {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (file: string) => ipc.restoreBackup(file),
    onSuccess: async () => {
      say({ kind: "done", text: t("backup.restored") });
      await client.invalidateQueries();
    },
    onError: (thrown) => {
      // A backup of another key is not a failure yet: the page asks for its recovery key.
      if (asAppError(thrown).code !== "key_missing")
        say({ kind: "failed", text: errorText(thrown, t) });
    },
  });
}

export function useProtection() {
  return useQuery({
    queryKey: about(["chain"], "protection"),
    queryFn: () => ipc.protection(),
  });
}

/** The recovery key by the person's password. It stays in this page and in no cache. */
export function useRecoveryKey() {
  const client = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (password: string) => ipc.showRecoveryKey(password),
    onSuccess: () => client.invalidateQueries({ queryKey: about(["chain"], "protection") }),
  });
}
