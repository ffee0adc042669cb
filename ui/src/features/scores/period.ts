import type { TFunction } from "i18next";
import type { Grain, Period } from "../../bindings";
import { addDays, span } from "../../components/format";

const DAY_MS = 86_400_000;
const GRAINS: readonly string[] = ["day", "week", "month", "quarter", "year"] satisfies Grain[];

/** The length of a period that an address names, if it names one. */
export const grainNamed = (text: string | undefined): Grain | null =>
  text !== undefined && GRAINS.includes(text) ? (text as Grain) : null;

/** A day as an address may name it; what is no day is passed over. */
export const dayNamed = (text: string | undefined): string | null =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : null;

/** How long a period is. */
export function grainOf({ from, to }: Period): Grain {
  if (from === to) return "day";
  if (!from.endsWith("-01") || !addDays(to, 1).endsWith("-01")) return "week";
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const months = month(to) - month(from) + 1;
  return months === 1 ? "month" : months === 3 ? "quarter" : "year";
}

/** A period as people call it: November 2026, the fourth quarter, or its days. */
export function periodWords(period: Period, today: string, language: string, t: TFunction): string {
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(
      new Date(`${period.from}T00:00:00Z`),
    );
  switch (grainOf(period)) {
    case "month":
      return named({ year: "numeric", month: "long" });
    case "quarter":
      return t("score.quarter", {
        year: period.from.slice(0, 4),
        quarter: Math.ceil(Number(period.from.slice(5, 7)) / 3),
      });
    case "year":
      return named({ year: "numeric" });
    default:
      return span(period.from, period.to, today);
  }
}

/** Whether a period runs on a day. */
export const runs = ({ from, to }: Period, today: string): boolean => from <= today && today <= to;

/** How many days come after today until a period ends. */
export const daysLeft = ({ to }: Period, today: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(today)) / DAY_MS));
