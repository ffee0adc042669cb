import type { KpiSheet, SheetRow } from "../../../bindings";
import { addDays } from "../../../components/format";

export type Standing = "draft" | "coming" | "current" | "past" | "retired";

/** What a version is today, among all of its sheet. */
export function standingOf(sheet: KpiSheet, versions: KpiSheet[], today: string): Standing {
  const from = sheet.published_from;
  if (from === null) return "draft";
  if (sheet.retired_from !== null && sheet.retired_from <= today) return "retired";
  if (from > today) return "coming";
  const later = versions.some(
    (other) =>
      other.published_from !== null && other.published_from <= today && other.published_from > from,
  );
  return later ? "past" : "current";
}

export const draftAmong = (versions: KpiSheet[]): KpiSheet | null =>
  versions.find(({ published_from }) => published_from === null) ?? null;

/** The version that was published last, if any. */
export function publishedAmong(versions: KpiSheet[]): KpiSheet | null {
  const published = versions.filter((one) => one.published_from !== null);
  return published.reduce<KpiSheet | null>(
    (last, one) => (last && (last.published_from ?? "") >= (one.published_from ?? "") ? last : one),
    null,
  );
}

export const sheetOf = (row: SheetRow): KpiSheet | null => row.current ?? row.next;

/** First day of the month after a day. */
export function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const [y, m] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${y}-${String(m).padStart(2, "0")}-01`;
}

/** The later of two days. */
export const later = (one: string, other: string): string => [one, other].sort()[1] ?? one;

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** From when a version counts unless said otherwise: a first one from this month, others from the next. */
export function usualBeginning(before: string | null, today: string): string {
  if (before === null) return firstOfMonth(today);
  const next = nextMonth(today);
  return before < next ? next : addDays(before, 1);
}
