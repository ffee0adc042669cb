import type { MissingDay, Outlier } from "../../bindings";
import { addDays } from "../../components/format";

export type Strip = { id: string; name: string; missing: Set<string> };

/** The 30 days that end with yesterday, oldest first. */
export function lastDays(today: string): string[] {
  return Array.from({ length: 30 }, (_, at) => addDays(today, at - 30));
}

/** The missing days store by store, the store that lacks most first. */
export function stripsOf(days: readonly MissingDay[]): Strip[] {
  const strips = new Map<string, Strip>();
  for (const { store_id, store_name, day } of days) {
    const strip = strips.get(store_id) ?? { id: store_id, name: store_name, missing: new Set() };
    strip.missing.add(day);
    strips.set(store_id, strip);
  }
  return [...strips.values()].sort(
    (one, other) => other.missing.size - one.missing.size || one.name.localeCompare(other.name),
  );
}

/** How many times the usual a day sold; null when nothing is usual there. */
export function timesUsual({ value, usual }: Pick<Outlier, "value" | "usual">): string | null {
  const base = Number(usual);
  if (!(base > 0)) return null;
  return (Number(value) / base).toFixed(1);
}
