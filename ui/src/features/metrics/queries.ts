import type { Slice } from "../../bindings";
import { usePaged } from "../../components/pages";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";

/** The rows behind one number, read as far as they are looked at. */
export function useMetricRows(code: string, slice: Slice) {
  return usePaged(about(["metrics", "orders", "customers"], "metric-rows", code, slice), (page) =>
    ipc.metricRows(code, slice, page),
  );
}
