import type { StockTakeLine } from "../../bindings";

/** What was read: a code, and how many of it. */
export type Scan = { code: string; quantity: number };

/** A code that no product of the chain has, with what was counted of it. */
export type Unknown = { code: string; quantity: string };

const MOST = 1_000_000_000;
const MILLI = 1000;

/** Whether a text is a quantity that can be counted: not below zero, at most three decimal places. */
export function isQuantity(text: string): boolean {
  return /^\d+(\.\d{1,3})?$/.test(text.trim()) && Number(text) <= MOST;
}

/** `6901234` is one of it, `12*6901234` twelve. What only looks like a count belongs to the code. */
export function readScan(text: string): Scan | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const [before = "", ...rest] = trimmed.split(/[*×]/);
  const code = rest.join("*").trim();
  if (code !== "" && isQuantity(before) && Number(before) > 0)
    return { code: code.toUpperCase(), quantity: Number(before) };
  return { code: trimmed.toUpperCase(), quantity: 1 };
}

/** One quantity more of another, exact to the thousandth. */
export function more(counted: string | null | undefined, quantity: number): string {
  const milli = Math.round(Number(counted ?? 0) * MILLI) + Math.round(quantity * MILLI);
  return String(milli / MILLI);
}

/** The line that a code means; `undefined` when the sheet has none. */
export function lineOf(lines: readonly StockTakeLine[], code: string): StockTakeLine | undefined {
  return lines.find((line) => line.scans.includes(code));
}

/** The list with one more of a code that nobody knows. */
export function withUnknown(list: readonly Unknown[], { code, quantity }: Scan): Unknown[] {
  const before = list.find((one) => one.code === code);
  const others = list.filter((one) => one.code !== code);
  return [{ code, quantity: more(before?.quantity, quantity) }, ...others];
}
