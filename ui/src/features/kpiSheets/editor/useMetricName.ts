import { metricWords, useMetrics } from "../../../components/metrics";
import { useSigned } from "../../../components/session";

/** Names of metrics in the language on screen. */
export function useMetricName(): (code: string) => string {
  const { language } = useSigned();
  const metrics = useMetrics().data ?? [];
  return (code) =>
    metricWords(metrics.find((one) => one.code === code) ?? null, code, language).name;
}
