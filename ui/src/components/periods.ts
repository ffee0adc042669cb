import type { Filters } from "./filters";
import { addDays, weekday } from "./format";

export const PERIODS = ["yesterday", "week", "month", "quarter", "year", "custom"] as const;
export type PeriodName = (typeof PERIODS)[number];

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

/** The period an address names; the month when it names none. */
export const periodOf = (filters: Filters): PeriodName =>
  PERIODS.find((name) => name === filters.period) ?? "month";

/** The days an address names. */
export function namedDays(filters: Filters, today: string): { from: string; to: string } {
  const period = periodOf(filters);
  const days = daysOf(period, today);
  if (period !== "custom") return days;
  return { from: filters.from ?? days.from, to: filters.to ?? days.to };
}
