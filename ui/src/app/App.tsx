import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
import { ToastHost } from "../components/toast";
import { refresh } from "../components/topics";
import { asAppError, onChanged } from "../ipc";
import { DeviceProvider } from "./DeviceProvider";
import { Gate } from "./Gate";
import { sessionKey } from "./session";

const client = new QueryClient({
  queryCache: new QueryCache({
    onError: (thrown) => {
      // The shell locked itself or forgot us: show the sign-in instead of a page of errors.
      if (["signed_out", "locked"].includes(asAppError(thrown).code))
        client.setQueryData(sessionKey, null);
    },
  }),
  defaultOptions: {
    // The shell answers from this machine and says what changed: no retries, no guessing by time.
    queries: {
      retry: false,
      refetchOnWindowFocus: false,
      staleTime: 60_000,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

/** The whole window. */
export function App() {
  useEffect(() => onChanged((topics) => void refresh(client, topics)), []);
  return (
    <QueryClientProvider client={client}>
      <DeviceProvider>
        <Gate />
        <ToastHost />
      </DeviceProvider>
    </QueryClientProvider>
  );
}
