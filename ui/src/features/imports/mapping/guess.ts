import type { Field } from "../../../bindings";
import { cleanDate, cleanNumber, cleanText } from "./clean";

/** What the cells of a column look like. */
export type CellKind = "date" | "number" | "phone" | "code" | "text" | "empty";

const PHONE = /^(\+?86)?1[\d*]{10}$/;
// MD5, SHA-1 or SHA-256 of a number.
const PHONE_HASH = /^([\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i;
const CODE = /^[A-Za-z0-9_-]{6,}$/;

function cellKind(cell: string): CellKind {
  const text = cleanText(cell);
  if (text === "" || text === "-") return "empty";
  if (PHONE.test(text) || PHONE_HASH.test(text)) return "phone";
  if (cleanDate(cell) !== null) return "date";
  // A number of twelve digits or more counts something nobody has: it names something.
  if (/^\d{12,}$/.test(text)) return "code";
  if (cleanNumber(cell) !== null) return "number";
  return CODE.test(text) ? "code" : "text";
}

/** What most of a column's cells look like. */
export function kindOf(samples: readonly string[]): CellKind {
  const kinds = samples.map(cellKind).filter((kind) => kind !== "empty");
  const times = (kind: CellKind) => kinds.filter((one) => one === kind).length;
  return [...kinds].sort((one, other) => times(other) - times(one))[0] ?? "empty";
}

const DATES: Field[] = ["ordered_at", "day", "birthday", "joined_on"];
const NUMBERS: Field[] = [
  "amount",
  "quantity",
  "unit_price",
  "postage",
  "refund_amount",
  "cash",
  "stored_value",
  "stored_principal",
  "stored_gift",
  "times_card",
  "visitors",
  "page_views",
  "buyers",
  "cost",
  "impressions",
  "clicks",
  "conversions",
  "rating",
  "book_quantity",
  "counted_quantity",
  "unit_cost",
  "stock_age",
  "income",
  "expense",
  "balance",
  "points",
];
const CODES: Field[] = [
  "order_no",
  "sub_order_no",
  "entry_no",
  "product_code",
  "customer_no",
  "card",
  "short_code",
  "id_number",
];

export type FieldKind = "date" | "number" | "phone" | "code" | "text";

/** What the cells of a field must look like. */
export function fieldKind(field: Field): FieldKind {
  if (DATES.includes(field)) return "date";
  if (NUMBERS.includes(field)) return "number";
  if (CODES.includes(field)) return "code";
  return field === "phone" ? "phone" : "text";
}

const FITTING: Record<FieldKind, CellKind[]> = {
  date: ["date"],
  number: ["number"],
  phone: ["phone"],
  // Short order numbers look like numbers, and a shop may number its customers by phone.
  code: ["code", "number", "phone"],
  text: ["text", "code"],
};

/** Whether cells of this look can carry a field. */
export function fits(field: Field, kind: CellKind): boolean {
  return FITTING[fieldKind(field)].includes(kind);
}
