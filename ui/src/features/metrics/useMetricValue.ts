import { useQuery } from "@tanstack/react-query";
import type { Slice } from "../../bindings";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";

/** The number itself, asked the same way every screen asks. */
export function useMetricValue(code: string, slice: Slice): string | null {
  const { data } = useQuery({
    queryKey: about(["metrics", "orders"], "metric", code, slice),
    queryFn: () => ipc.metric(code, slice),
  });
  return data?.value ?? null;
}
