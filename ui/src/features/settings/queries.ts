import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { say } from "../../components/toast";
import { about, refresh } from "../../components/topics";
import { errorText } from "../../components/write";
import { ipc } from "../../ipc";

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
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
}
