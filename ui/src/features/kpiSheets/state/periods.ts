import type { Grain, Period } from "../../../bindings";
import { addDays, weekday } from "../../../components/format";

export const PASTS = ["week", "month", "quarter", "year"] as const;
export type Past = (typeof PASTS)[number];

/** The span in which a sheet of a cycle is tried. */
export const pastOf = (cycle: Grain): Past => (cycle === "day" ? "week" : cycle);

const day = (year: number, month: number) => `${year}-${String(month).padStart(2, "0")}-01`;

/** The last whole week, month, quarter or year before a day. */
export function lastWhole(past: Past, today: string): Period {
  const [year = 0, month = 1] = today.split("-").map(Number);
  if (past === "week") {
    const to = addDays(today, -weekday(today) - 1);
    return { from: addDays(to, -6), to };
  }
  const months = { month: 1, quarter: 3, year: 12 }[past];
  const begins = month - ((month - 1) % months);
  const first = day(year, begins);
  const before = begins - months;
  const from = before < 1 ? day(year - 1, before + 12) : day(year, before);
  return { from, to: addDays(first, -1) };
}
