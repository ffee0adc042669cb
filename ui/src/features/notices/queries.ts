import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { say } from "../../components/toast";
import { about, refresh } from "../../components/topics";
import { errorText } from "../../components/write";
import { ipc } from "../../ipc";

/** What one has to know; it names goals. */
export function useNotices() {
  return useQuery({
    queryKey: about(["notices", "goals"], "notices"),
    queryFn: () => ipc.listNotices(),
  });
}

/** What one has to do and has not done. */
export function useTodos() {
  return useQuery({
    queryKey: about(["notices", "goals"], "todos"),
    queryFn: () => ipc.listTodos(),
  });
}

/** Marks notices as read; that is seen at once and needs no words. */
export function useReadNotices() {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (ids: string[]) => ipc.readNotices(ids),
    onSuccess: ({ changed }) => refresh(client, changed),
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
}
