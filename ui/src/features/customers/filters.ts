import type { CustomerFilter } from "../../bindings";
import type { Filters } from "../../components/filters";

/** The conditions that are words or ids, and those that are whole numbers. */
const WORDS = [
  "tag_id",
  "store_id",
  "assigned_to",
  "stage",
  "rfm",
  "level",
  "channel",
  "consent",
] as const;
const NUMBERS = [
  "silent_from",
  "silent_to",
  "spent_at_least",
  "orders_at_least",
  "birthday_month",
] as const;

type Word = (typeof WORDS)[number];
type Digits = (typeof NUMBERS)[number];

export const RFM_SEGMENTS = [
  "champions",
  "loyal_customers",
  "potential_loyalist",
  "promising",
  "new_customers",
  "need_attention",
  "about_to_sleep",
  "at_risk",
  "cant_lose_them",
  "lost",
  "others",
] as const;

/** A whole number that an address names, or none. */
export function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** The filter that an address names. */
export function customerFilter(filters: Filters): CustomerFilter {
  const words = WORDS.map((name) => [name, filters[name] ?? null]);
  const numbers = NUMBERS.map((name) => [name, wholeNumber(filters[name])]);
  const parts = Object.fromEntries([...words, ...numbers]) as Record<Word, null> &
    Record<Digits, number | null>;
  return { text: filters.text ?? "", ...parts };
}

/** The address of a filter, with every condition that it does not name taken out. */
export function filterAddress(
  filter: CustomerFilter,
  assignedName: string,
): Record<string, string | null> {
  const parts = [...WORDS, ...NUMBERS].map((name) => [name, filter[name]?.toString() ?? null]);
  return {
    ...Object.fromEntries(parts),
    text: filter.text || null,
    assigned_name: (filter.assigned_to && assignedName) || null,
  };
}

/** Whether two filters ask the same. */
export function sameFilter(one: CustomerFilter, other: CustomerFilter): boolean {
  const plain = (filter: CustomerFilter) =>
    JSON.stringify(customerFilter(withoutNulls(filterAddress(filter, ""))));
  return plain(one) === plain(other);
}

export function narrows(filter: CustomerFilter): boolean {
  return !sameFilter(filter, customerFilter({}));
}

function withoutNulls(address: Record<string, string | null>): Filters {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value)) as Filters;
}
