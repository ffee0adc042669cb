import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useMemo, useRef } from "react";
import type { AppState, ChainInfo, Session } from "../bindings";
import { useDevice } from "../components/device";
import { Failed, Loading } from "../components/Page";
import { type Signed, SignedContext } from "../components/session";
import { SignInPage } from "../features/session/SignInPage";
import { ipc } from "../ipc";
import { router } from "./router";
import { appStateKey, lock, sessionKey } from "./session";
import { useAutoLock } from "./useAutoLock";

const StartPage = lazy(() => import("../features/start/StartPage"));
const TroublePage = lazy(() => import("../features/start/TroublePage"));

const MINUTES_5 = 300_000;

/** What stands between opening the window and the work: no chain, a damaged one, nobody signed in. */
export function Gate() {
  const client = useQueryClient();
  const { data: app, error } = useQuery({
    queryKey: appStateKey,
    queryFn: () => ipc.appState(),
    // A window left open over night learns that it is another day.
    refetchInterval: MINUTES_5,
  });
  const arrived = useCallback(
    (next: AppState) => {
      client.setQueryData(appStateKey, next);
      void client.invalidateQueries();
    },
    [client],
  );
  if (error) return <Failed error={error} />;
  if (!app) return null;
  if (app.state === "ready") return <SignedGate chain={app.chain} />;
  return (
    <Suspense fallback={<Loading />}>
      {app.state === "first_run" ? (
        <StartPage
          onReady={arrived}
          onOwnReady={() => void router.navigate({ to: "/data/import" })}
        />
      ) : (
        <TroublePage app={app} onReady={arrived} />
      )}
    </Suspense>
  );
}

function SignedGate({ chain }: { chain: ChainInfo }) {
  const client = useQueryClient();
  const lastPerson = useRef<string | null>(null);
  const { data: session, isPending } = useQuery({
    queryKey: sessionKey,
    queryFn: () => ipc.session(),
  });
  if (isPending) return null;
  const signedIn = (person: Session) => {
    // The same person returns to where they were; another one starts at the beginning.
    if (lastPerson.current !== null && lastPerson.current !== person.employee_id)
      void router.navigate({ to: "/today", search: {} as never });
    client.setQueryData(sessionKey, person);
  };
  if (!session) return <SignInPage chain={chain} onSignedIn={signedIn} />;
  lastPerson.current = session.employee_id;
  return <Work chain={chain} session={session} />;
}

/** Any command of a signed-in person counts as a sign of life. */
const tellShell = () => void ipc.session().catch(() => undefined);

function Work({ chain, session }: { chain: ChainInfo; session: Session }) {
  const client = useQueryClient();
  const { language } = useDevice();
  const lockNow = useCallback(() => void lock(client), [client]);
  useAutoLock(session.auto_lock_minutes, lockNow, tellShell);
  const signed = useMemo<Signed>(() => ({ chain, session, language }), [chain, session, language]);
  return (
    <SignedContext value={signed}>
      <RouterProvider router={router} />
    </SignedContext>
  );
}
