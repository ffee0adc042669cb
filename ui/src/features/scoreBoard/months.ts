import type { Period } from "../../bindings";
import { addDays, type Language } from "../../components/format";

export const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;

/** The first day of a month so many months later. */
export function shiftMonth(day: string, by: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by;
  const month = String((months % 12) + 1).padStart(2, "0");
  return `${Math.floor(months / 12)}-${month}-01`;
}

/** The month that holds a day. */
export const monthOf = (day: string): Period => ({
  from: monthStart(day),
  to: addDays(shiftMonth(day, 1), -1),
});

/** A month as people call it. */
export function monthName(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  return format.format(new Date(`${monthStart(day)}T00:00:00Z`));
}
