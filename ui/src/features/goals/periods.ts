import type { Filters } from "../../components/filters";
import { addDays } from "../../components/format";

/** The periods the tree can be narrowed to, the usual one first. */
export const PERIODS = ["quarter", "month", "year", "all", "custom"] as const;
export type PeriodName = (typeof PERIODS)[number];

export type Days = { from: string; to: string };

/** The quick choices of a goal's own period. */
export const QUICK = ["month", "quarter", "year", "double11"] as const;
export type Quick = (typeof QUICK)[number];

const two = (number: number) => String(number).padStart(2, "0");

/** The last day of a month, 1 = January. */
function lastDay(year: number, month: number): string {
  const day = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${two(month)}-${two(day)}`;
}

/** The first and last day of the month, quarter or year that holds today, or of 双11. */
export function quickDays(choice: Quick, today: string): Days {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const quarter = Math.ceil(month / 3) * 3;
  switch (choice) {
    case "month":
      return { from: `${year}-${two(month)}-01`, to: lastDay(year, month) };
    case "quarter":
      return { from: `${year}-${two(quarter - 2)}-01`, to: lastDay(year, quarter) };
    case "year":
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    case "double11":
      return { from: `${year}-10-20`, to: `${year}-11-11` };
  }
}

/** Which quick choice these days are, if any. */
export function quickOf(days: Days, today: string): Quick | null {
  const same = (choice: Quick) => {
    const { from, to } = quickDays(choice, today);
    return from === days.from && to === days.to;
  };
  return QUICK.find(same) ?? null;
}

export function periodOf(filters: Filters): PeriodName {
  return PERIODS.find((name) => name === filters.period) ?? "quarter";
}

/** The days the tree shows; null for all there ever were. */
export function shownDays(filters: Filters, today: string): Days | null {
  const period = periodOf(filters);
  if (period === "all") return null;
  if (period !== "custom") return quickDays(period, today);
  const usual = quickDays("quarter", today);
  return { from: filters.from ?? usual.from, to: filters.to ?? usual.to };
}

/** Whether any day is in both. */
export function overlap(one: Days, other: Days): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** As many days, right before. */
export function daysBefore({ from, to }: Days): Days {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

/** The same days a year before; the 29th of February is the 28th. */
export function yearBefore({ from, to }: Days): Days {
  const before = (day: string) => {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    const last = Number(lastDay(year - 1, month).slice(8));
    return `${year - 1}-${two(month)}-${two(Math.min(date, last))}`;
  };
  return { from: before(from), to: before(to) };
}
