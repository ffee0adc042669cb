import type { Against, By, Question } from "../../bindings";
import type { Filters } from "../../components/filters";
import { addDays, weekday } from "../../components/format";
import { type Scope, sliceOf } from "../../components/scope";

export const PERIODS = ["yesterday", "week", "month", "quarter", "year", "custom"] as const;
export type PeriodName = (typeof PERIODS)[number];
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

/** The days of a named period that holds yesterday, up to yesterday. */
export function daysOf(name: PeriodName, today: string): { from: string; to: string } {
  const to = addDays(today, -1);
  const [year = "", month = "01"] = to.split("-");
  const quarter = String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, "0");
  const from: Record<PeriodName, string> = {
    yesterday: to,
    week: addDays(to, -weekday(to)),
    month: `${year}-${month}-01`,
    quarter: `${year}-${quarter}-01`,
    year: `${year}-01-01`,
    custom: `${year}-${month}-01`,
  };
  return { from: from[name], to };
}

const among = <Value extends string>(values: readonly Value[], text: string | undefined) =>
  values.find((value) => value === text);

/** The period an address names; the month when it names none. */
export const periodOf = (filters: Filters): PeriodName => among(PERIODS, filters.period) ?? "month";

/** By what a period is cut when the address does not say. */
function usualBy(period: PeriodName): By {
  if (period === "yesterday") return "store";
  return period === "quarter" ? "week" : period === "year" ? "month" : "day";
}

/** The whole question an address asks. */
export function questionOf(filters: Filters, scope: Scope, today: string): Question {
  const period = periodOf(filters);
  const days = daysOf(period, today);
  const custom = period === "custom";
  const from = (custom && filters.from) || days.from;
  const to = (custom && filters.to) || days.to;
  return {
    code: filters.code ?? "net_sales",
    slice: {
      ...sliceOf(scope, from, to),
      employee_id: filters.employee ?? null,
      category: filters.category ?? null,
      product_id: filters.product ?? null,
      channel: filters.channel ?? null,
    },
    by: among(BYS, filters.by) ?? usualBy(period),
    against: filters.against === "none" ? null : (among(AGAINST, filters.against) ?? "previous"),
  };
}

/** Whether parts are spans of days, which make a line. */
export const isSpan = (by: By): boolean => among(SPANS, by) !== undefined;
