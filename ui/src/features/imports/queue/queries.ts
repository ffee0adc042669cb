import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { FileChoice } from "../../../bindings";
import { say } from "../../../components/toast";
import { about } from "../../../components/topics";
import { errorText } from "../../../components/write";
import { ipc, onQueueChanged } from "../../../ipc";

const queueKey = about(["imports"], "queue");

/** The files on their way and those found in the watched folder. */
export function useQueue(enabled = true) {
  const client = useQueryClient();
  useEffect(
    () => onQueueChanged(() => void client.invalidateQueries({ queryKey: queueKey })),
    [client],
  );
  return useQuery({ queryKey: queueKey, queryFn: () => ipc.listQueue(), enabled });
}

/** One thing done to the queue; the list is read again whatever came of it. */
function useQueueWrite<Input>(run: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: run,
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
    onSettled: () => client.invalidateQueries({ queryKey: queueKey }),
  });
}

type Queued = { files: FileChoice[]; store: string | null };

/** Puts files into the queue and starts it. */
export function useEnqueue() {
  return useQueueWrite(async ({ files, store }: Queued) => {
    await ipc.enqueue(files, store);
    await ipc.runQueue();
  });
}

export const useRunQueue = () => useQueueWrite(() => ipc.runQueue());
export const usePauseQueue = () => useQueueWrite(() => ipc.pauseQueue());
export const useResumeQueue = () => useQueueWrite(() => ipc.resumeQueue());
export const useCancelQueue = () => useQueueWrite(() => ipc.cancelQueue());
export const useDropQueued = () => useQueueWrite((key: number) => ipc.dropQueued(key));
export const useRetryQueued = () =>
  useQueueWrite(async (key: number) => {
    await ipc.retryQueued(key);
    await ipc.runQueue();
  });
export const useScanFolder = () => useQueueWrite(() => ipc.scanWatchFolder());
