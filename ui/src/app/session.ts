import type { QueryClient } from "@tanstack/react-query";
import { about } from "../components/topics";
import { ipc } from "../ipc";

export const appStateKey = about(["chain"], "app-state");
export const sessionKey = about(["people", "org", "chain", "settings"], "session");
const kept = new Set(["app-state", "session", "device", "sign-in-page"]);

/** Locks the window: nobody is signed in, and nothing the person saw stays in memory. */
export async function lock(client: QueryClient): Promise<void> {
  try {
    await ipc.signOut();
  } finally {
    client.setQueryData(sessionKey, null);
    client.removeQueries({ predicate: ({ queryKey }) => !kept.has(String(queryKey[1])) });
  }
}
