import type { KeyResult, MetricUnit } from "../../bindings";
import { useMetrics } from "../../components/metrics";

/** The unit of the metric a key result asks; null where no metric tells it. */
export function useMetricUnit(): (one: Pick<KeyResult, "source" | "metric">) => MetricUnit | null {
  const metrics = useMetrics().data ?? [];
  return (one) =>
    one.source === "metric"
      ? (metrics.find((metric) => metric.code === one.metric)?.unit ?? null)
      : null;
}
