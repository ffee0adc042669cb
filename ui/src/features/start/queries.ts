import { useMutation } from "@tanstack/react-query";
import type { AppState, NewChain, SampleKind } from "../../bindings";
import { ipc } from "../../ipc";

export function useStartSample(onReady: (state: AppState) => void) {
  return useMutation({
    mutationFn: (kind: SampleKind) => ipc.startSample(kind),
    onSuccess: onReady,
  });
}

/**
 * Makes the chain; its owner is signed in then. `onReady` belongs to the mutation and not to the
 * page: the news of the new chain may take the page away first.
 */
export function useStartChain(onReady: (state: AppState) => void) {
  return useMutation({
    mutationFn: (chain: NewChain) => ipc.startChain(chain),
    onSuccess: onReady,
  });
}

export function useRestore() {
  return useMutation({ mutationFn: (file: string) => ipc.restoreBackup(file) });
}
