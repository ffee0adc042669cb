import type { SheetRow } from "../../../bindings";
import type { Filters } from "../../../components/filters";

export const STATES = ["current", "draft", "coming", "none"] as const;
export type ListState = (typeof STATES)[number];

/** What a sheet is in the list: counts today, is being prepared, will count, or counts no more. */
export function statesOf({ current, next }: SheetRow): ListState[] {
  const states: ListState[] = [];
  if (current) states.push("current");
  if (next) states.push(next.published_from === null ? "draft" : "coming");
  return states.length > 0 ? states : ["none"];
}

const textOf = ({ current, next }: SheetRow) =>
  [current, next].map((one) => `${one?.name.zh ?? ""} ${one?.name.en ?? ""}`).join(" ");

/** The rows that the filters leave. */
export function found(rows: SheetRow[], { text = "", state }: Filters): SheetRow[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      textOf(row).toLowerCase().includes(wanted) &&
      (!state || statesOf(row).some((one) => one === state)),
  );
}
