import type { Against, By, Question } from "../../bindings";
import type { Filters } from "../../components/filters";
import { namedDays, type PeriodName, periodOf } from "../../components/periods";
import { type Scope, sliceOf } from "../../components/scope";

export const SPANS = ["day", "week", "month", "quarter", "year"] as const;
export const BYS = [
  ...SPANS,
  "store",
  "region",
  "employee",
  "category",
  "product",
  "channel",
] as const satisfies readonly By[];
export const AGAINST = [
  "previous",
  "last_year",
  "same_weekdays",
] as const satisfies readonly Against[];

const among = <Value extends string>(values: readonly Value[], text: string | undefined) =>
  values.find((value) => value === text);

/** By what a period is cut when the address does not say. */
function usualBy(period: PeriodName): By {
  if (period === "yesterday") return "store";
  return period === "quarter" ? "week" : period === "year" ? "month" : "day";
}

/** The whole question an address asks. */
export function questionOf(filters: Filters, scope: Scope, today: string): Question {
  const { from, to } = namedDays(filters, today);
  return {
    code: filters.code ?? "net_sales",
    slice: {
      ...sliceOf(scope, from, to),
      employee_id: filters.employee ?? null,
      category: filters.category ?? null,
      product_id: filters.product ?? null,
      channel: filters.channel ?? null,
    },
    by: among(BYS, filters.by) ?? usualBy(periodOf(filters)),
    against: filters.against === "none" ? null : (among(AGAINST, filters.against) ?? "previous"),
  };
}

/** Whether parts are spans of days, which make a line. */
export const isSpan = (by: By): boolean => among(SPANS, by) !== undefined;
