import { useQuery } from "@tanstack/react-query";
import type { MetricInfo } from "../bindings";
import { ipc } from "../ipc";
import { useMay, useSigned } from "./session";
import { about } from "./topics";

/** The metric dictionary; every number on screen takes its name and definition from it. */
export function useMetrics(enabled = true) {
  return useQuery({
    queryKey: about(["metrics"], "metric-dictionary"),
    queryFn: () => ipc.listMetrics(),
    enabled,
  });
}

export type MetricWords = {
  code: string;
  name: string;
  definition: string;
  source: string;
  example: string;
  formula: string;
  metric: MetricInfo | null;
};

/** A metric's words in the language on screen; the code stands in until the dictionary is there. */
export function useMetricWords(code: string): MetricWords {
  const { language } = useSigned();
  const metric = useMetrics().data?.find((one) => one.code === code) ?? null;
  return metricWords(metric, code, language);
}

export function metricWords(
  metric: MetricInfo | null,
  code: string,
  language: string,
): MetricWords {
  const zh = language === "zh-CN";
  return {
    code,
    name: (zh ? metric?.name_zh : metric?.name_en) ?? code,
    definition: (zh ? metric?.definition_zh : metric?.definition_en) ?? "",
    source: (zh ? metric?.source_zh : metric?.source_en) ?? "",
    example: (zh ? metric?.example_zh : metric?.example_en) ?? "",
    formula: metric?.formula ?? "",
    metric,
  };
}

const SIGNS: Record<string, string> = { "-": "−", "*": "×", "/": "÷" };

type Named = { code: string; name_zh: string; name_en: string };

/** A formula with the names people know in place of codes; a code without a name stays. */
export function formulaInWords(formula: string, names: Named[], language: string): string {
  const name = (code: string) => {
    const named = names.find((one) => one.code === code);
    if (!named) return code;
    return language === "zh-CN" ? named.name_zh : named.name_en;
  };
  return formula
    .replace(/[a-z][a-z_]*/g, name)
    .replace(/ ([-*/]) /g, (_, sign: string) => ` ${SIGNS[sign]} `);
}

/** Which metrics the person may ask for: those who see no sales see what people enter. */
export function useMayExploreAny(): (metric: MetricInfo) => boolean {
  const sales = useMay("view_sales");
  const entered = useMay("view_entered");
  return (metric) => sales || (entered && metric.entered);
}

/** The metric to begin with: net sales, or the first that the person answers for. */
export function useUsualMetric(): string {
  const { session } = useSigned();
  const mayExplore = useMayExploreAny();
  const metrics = (useMetrics().data ?? []).filter(mayExplore);
  if (metrics.some((metric) => metric.code === "net_sales")) return "net_sales";
  const own = metrics.find((metric) => metric.owner === session.role);
  return (own ?? metrics[0])?.code ?? "net_sales";
}
