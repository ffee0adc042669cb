import type { GoalFilter, HolderKind, Standing, Whose } from "../../bindings";
import type { Filters } from "../../components/filters";
import { shownDays } from "./periods";
import { MOST } from "./queries";

export const WHOSE = ["all", "mine", "team"] as const satisfies readonly Whose[];
export const LEVELS = [
  "chain",
  "region",
  "department",
  "store",
  "employee",
] as const satisfies readonly HolderKind[];
export const STANDINGS = [
  "behind",
  "at_risk",
  "on_track",
  "met",
  "missed",
  "no_data",
  "upcoming",
] as const satisfies readonly Standing[];

const one = <Value extends string>(values: readonly Value[], text: string | undefined) =>
  values.find((value) => value === text);

/** What the address asks of the tree; what it cannot mean is left out. */
export function goalFilter(filters: Filters, today: string): GoalFilter {
  const days = shownDays(filters, today);
  return {
    from: days?.from ?? null,
    to: days?.to ?? null,
    whose: one(WHOSE, filters.whose) ?? "all",
    holder: one(LEVELS, filters.level) ?? null,
    holder_id: null,
    standing: one(STANDINGS, filters.standing) ?? null,
    text: filters.text ?? "",
    most: MOST,
  };
}

const NARROWING = ["whose", "level", "standing", "text"];

/** Whether anything but the period narrows the tree. */
export const isNarrowed = (filters: Filters) => NARROWING.some((name) => filters[name]);

/** The address that shows everything. */
export const EVERYTHING: Record<string, string | null> = {
  whose: null,
  level: null,
  standing: null,
  text: null,
  from: null,
  to: null,
  period: "all",
};
