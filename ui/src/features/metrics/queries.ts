import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type {
  Direction,
  ManualEntry,
  MetricUnit,
  OwnMetric,
  Question,
  Slice,
} from "../../bindings";
import { addDays } from "../../components/format";
import { usePaged } from "../../components/pages";
import { sliceOf, useScope } from "../../components/scope";
import { useMay, useSigned } from "../../components/session";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

/** The rows behind one number, read as far as they are looked at. */
export function useMetricRows(code: string, slice: Slice) {
  return usePaged(about(["metrics", "orders", "customers"], "metric-rows", code, slice), (page) =>
    ipc.metricRows(code, slice, page),
  );
}

export type MeasureNames = {
  code: string;
  name: string;
  name_zh: string;
  name_en: string;
  manual: boolean;
}[];

/** Every measure of which formulas are made, with its name in the language on screen. */
export function useMeasures(): MeasureNames {
  const { language } = useSigned();
  const { data } = useQuery({
    queryKey: about([], "measures"),
    queryFn: () => ipc.listMeasures(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (data ?? []).map(({ code, name_zh, name_en, manual }) => ({
    code,
    name: language === "zh-CN" ? name_zh : name_en,
    name_zh,
    name_en,
    manual,
  }));
}

/** What a formula means, tried out on the month that holds yesterday. */
export function useFormulaCheck(formula: string, unit: MetricUnit, direction: Direction) {
  const { chain } = useSigned();
  const scope = useScope();
  const yesterday = addDays(chain.today, -1);
  const slice = sliceOf(scope, `${yesterday.slice(0, 8)}01`, yesterday);
  const { data } = useQuery({
    queryKey: about(["metrics", "orders"], "formula-check", formula, unit, direction, slice),
    // What is told stands beside the text it is about, also while the next text is being read.
    queryFn: async () => ({
      ...(await ipc.checkFormula(formula, unit, direction, slice)),
      formula,
    }),
    placeholderData: keepPreviousData,
  });
  return data ?? null;
}

/** A metric from all sides. */
export function useExplored(question: Question | null) {
  return useQuery({
    queryKey: about(["metrics", "orders", "products", "customers"], "explored", question),
    queryFn: () => (question ? ipc.explore(question) : null),
    enabled: question !== null,
  });
}

/** What a slice can be narrowed to: the employees, categories or channels that sold in it. */
export function useSold(slice: Slice, by: "employee" | "category" | "product" | "channel") {
  const whole = { ...slice, employee_id: null, category: null, product_id: null, channel: null };
  const seesSales = useMay("view_sales");
  const { data } = useQuery({
    queryKey: about(["metrics", "orders"], "sold-by", by, whole),
    queryFn: () => ipc.metricParts("gross_sales", whole, by),
    enabled: seesSales,
    placeholderData: keepPreviousData,
  });
  return (data ?? [])
    .filter((part) => part.key !== "")
    .map((part) => ({ value: part.key, label: part.name }));
}

export function usePinned(): string[] {
  const { data } = useQuery({
    queryKey: about(["metrics"], "pinned"),
    queryFn: () => ipc.pinnedMetrics(),
  });
  return data ?? [];
}

export function useFreshMetricId(wanted: boolean) {
  const { data } = useQuery({
    queryKey: [[], "fresh-metric-id"],
    queryFn: () => ipc.newId(),
    enabled: wanted,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** What was entered for a store and a day, by measure. */
export function useManualValues(store: string | null, day: string) {
  return useQuery({
    queryKey: about(["metrics"], "manual-values", store, day),
    queryFn: () => (store ? ipc.listManualValues(store, day) : []),
  });
}

export const useSaveOwnMetric = () =>
  useWrite((own: OwnMetric) => ipc.saveOwnMetric(own), "own_metric.saved");
export const useDeleteOwnMetric = () =>
  useWrite((id: string) => ipc.deleteOwnMetric(id), "own_metric.dropped");
export const usePinMetric = () =>
  useWrite(
    ({ code, pinned }: { code: string; pinned: boolean }) => ipc.pinMetric(code, pinned),
    "explore.pin_changed",
  );
export const useEnterValues = () =>
  useWrite((entries: ManualEntry[]) => ipc.enterValues(entries), "manual.saved");
