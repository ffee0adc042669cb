import type { Filters } from "../../../components/filters";
import { LEVELS, type Narrowing, STANDINGS } from "./graph";
import type { MapDays } from "./queries";

export const PERIODS = ["quarter", "year", "all"] as const;
export type MapPeriod = (typeof PERIODS)[number];

export function periodOf(filters: Filters): MapPeriod {
  return PERIODS.find((one) => one === filters.period) ?? "quarter";
}

/** The days whose goals the map shows. */
export function daysOf(period: MapPeriod, today: string): MapDays {
  const [year = "", month = "01"] = today.split("-");
  if (period === "all") return { from: null, to: null };
  if (period === "year") return { from: `${year}-01-01`, to: `${year}-12-31` };
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
  const last = new Date(Date.UTC(Number(year), first + 2, 0)).toISOString().slice(0, 10);
  return { from: `${year}-${String(first).padStart(2, "0")}-01`, to: last };
}

/** The levels and standings an address asks for. */
export function narrowingOf(filters: Filters): Narrowing {
  const asked = (text: string | undefined) => text?.split(",") ?? [];
  return {
    levels: LEVELS.filter((level) => asked(filters.level).includes(level)),
    standings: STANDINGS.filter((standing) => asked(filters.standing).includes(standing)),
  };
}
