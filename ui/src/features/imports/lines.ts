import type { ControlRow, Field, FilePreview, Subject } from "../../bindings";
import { decimalOf, difference, importable } from "./request";

/** What a file's line says at its end, and what mends it. */
export type LineState =
  | { kind: "unreadable"; problem: string }
  | { kind: "choose_format" }
  | { kind: "map"; columns: number }
  | { kind: "choose_store" }
  | { kind: "unknown_store"; names: number }
  | { kind: "nothing" }
  | { kind: "already"; at: number }
  | { kind: "rejected"; rows: number }
  | { kind: "ready" };

/** The first thing that keeps a file from being imported whole, or that it is ready. */
export function lineState(file: FilePreview): LineState {
  if (file.candidates.length > 0 || file.problem === "undecided") return { kind: "choose_format" };
  if (file.missing.length > 0 || file.problem === "unknown_headers")
    return { kind: "map", columns: file.missing.length };
  if (file.problem !== null) return { kind: "unreadable", problem: file.problem };
  if (file.needs_store) return { kind: "choose_store" };
  if (file.unknown_stores.length > 0)
    return { kind: "unknown_store", names: file.unknown_stores.length };
  if (!importable(file)) return { kind: "nothing" };
  if (file.already_imported_at !== null) return { kind: "already", at: file.already_imported_at };
  if (file.counts.rejected > 0) return { kind: "rejected", rows: file.counts.rejected };
  return { kind: "ready" };
}

const TO_MEND = ["unreadable", "choose_format", "map", "choose_store", "unknown_store", "nothing"];

/** Whether somebody has to do something before the file can be imported whole. */
export function wantsHand(file: FilePreview): boolean {
  return TO_MEND.includes(lineState(file).kind);
}

/** Whether what stands in the rows is known; before the columns are it is not. */
export function rowsKnown(file: FilePreview): boolean {
  return file.problem === null && file.missing.length === 0 && file.candidates.length === 0;
}

export type Total = { value: string; unit: "money" | "count" | "units"; of: string };

type SumOf = { field: string; unit: Total["unit"] };
const SUM_OF: Record<Subject, SumOf | null> = {
  sales: null,
  refunds: { field: "amount", unit: "money" },
  settlement: { field: "amount", unit: "money" },
  traffic: { field: "visitors", unit: "count" },
  advertising: { field: "cost", unit: "money" },
  reviews: { field: "times", unit: "count" },
  stock: { field: "quantity_milli", unit: "units" },
  stock_take: { field: "counted_quantity_milli", unit: "units" },
  products: null,
  members: null,
  values: null,
};
const MILLI = 3;

/** What all rows of a file add up to in the number such files are about; none for lists of names. */
export function ourTotal(file: FilePreview, currencyDigits: number): Total | null {
  if (!rowsKnown(file)) return null;
  if (file.subject === "sales") return { value: file.net_amount, unit: "money", of: "net" };
  const wanted = SUM_OF[file.subject];
  const found = wanted && file.sums.find(({ field }) => field === wanted.field);
  if (!wanted || !found) return null;
  const digits = { money: currencyDigits, count: 0, units: MILLI }[wanted.unit];
  return {
    value: decimalOf(BigInt(Math.round(found.sum)), digits),
    unit: wanted.unit,
    of: wanted.field,
  };
}

const MONEY: Field[] = [
  "amount",
  "refund_amount",
  "postage",
  "income",
  "expense",
  "cost",
  "cash",
  "stored_value",
  "balance",
];

/** What a field's total is counted in. */
export function unitOf(field: Field): Total["unit"] {
  if (MONEY.includes(field)) return "money";
  return field === "quantity" ? "units" : "count";
}

// A list of orders and the list of their lines tell the same money.
const TOLD_BY: Record<string, string> = { taobao_order_lines: "taobao_orders" };

/** The sales files whose amounts add up to something; none counts what another one tells already. */
export function addable(files: readonly FilePreview[]): FilePreview[] {
  const formats = files.map(({ recognised }) => recognised);
  return files.filter(
    ({ subject, recognised }) =>
      subject === "sales" && !(recognised && formats.includes(TOLD_BY[recognised] ?? null)),
  );
}

export type Control = { row: ControlRow; difference: string; unit: Total["unit"] };

/** The file's own total to show in its line: a differing one first, amounts before other fields. */
export function ownTotal(controls: readonly ControlRow[]): Control | null {
  const rank = (row: ControlRow) => (row.agrees ? 2 : 0) + (row.field === "amount" ? 0 : 1);
  const row = [...controls].sort((one, other) => rank(one) - rank(other))[0];
  if (!row) return null;
  return { row, difference: difference(row.stated, row.counted), unit: unitOf(row.field) };
}

/** Headers that came or went since such files were last described. */
export function headersChanged(file: FilePreview): boolean {
  return file.missing_headers.length > 0 || file.new_headers.length > 0;
}
