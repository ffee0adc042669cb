import type { Field, Subject } from "../../bindings";

/** What a file can be about, in the order a form offers it. */
export const SUBJECTS: Subject[] = [
  "sales",
  "refunds",
  "settlement",
  "traffic",
  "advertising",
  "reviews",
  "stock",
  "stock_take",
  "products",
  "members",
  "values",
];

/** The fields such files can carry, the needed ones first; the same list as the shell's. */
export const FIELDS: Record<Subject, Field[]> = {
  sales: [
    "order_no",
    "ordered_at",
    "amount",
    "quantity",
    "unit_price",
    "product_code",
    "product_name",
    "category",
    "customer_no",
    "phone",
    "card",
    "customer_name",
    "address",
    "store",
    "employee",
    "channel",
    "kind",
    "status",
    "sub_order_no",
    "postage",
    "refund_amount",
    "refund_status",
    "payment_method",
    "cash",
    "stored_value",
    "stored_principal",
    "stored_gift",
    "times_card",
    "currency",
    "country",
  ],
  refunds: [
    "order_no",
    "amount",
    "ordered_at",
    "entry_no",
    "product_code",
    "product_name",
    "reason",
    "status",
    "store",
    "channel",
  ],
  settlement: [
    "ordered_at",
    "entry_no",
    "order_no",
    "amount",
    "income",
    "expense",
    "direction",
    "kind",
    "note",
    "store",
  ],
  traffic: [
    "day",
    "visitors",
    "page_views",
    "buyers",
    "quantity",
    "amount",
    "product_code",
    "product_name",
    "store",
  ],
  advertising: [
    "day",
    "cost",
    "plan",
    "channel",
    "impressions",
    "clicks",
    "conversions",
    "amount",
    "store",
  ],
  reviews: [
    "day",
    "review_text",
    "product_code",
    "product_name",
    "channel",
    "sentiment",
    "rating",
    "problem",
    "quantity",
    "order_no",
    "store",
  ],
  stock: [
    "quantity",
    "product_code",
    "product_name",
    "day",
    "warehouse",
    "unit_cost",
    "stock_age",
    "store",
  ],
  stock_take: [
    "counted_quantity",
    "book_quantity",
    "product_code",
    "product_name",
    "day",
    "warehouse",
    "unit_cost",
    "store",
  ],
  products: [
    "product_code",
    "product_name",
    "short_code",
    "category",
    "unit",
    "unit_cost",
    "unit_price",
    "commission_kind",
    "commission",
    "note",
  ],
  members: [
    "card",
    "phone",
    "customer_name",
    "customer_no",
    "gender",
    "birthday",
    "level",
    "balance",
    "points",
    "email",
    "we_chat",
    "address",
    "joined_on",
    "referrer",
    "note",
    "id_number",
    "store",
  ],
  values: ["day", "value", "measure", "store"],
};

/** Sets of fields of each of which one must be there. */
const NEEDED: Record<Subject, Field[][]> = {
  sales: [["order_no"], ["ordered_at"]],
  refunds: [["order_no"], ["amount"], ["ordered_at"]],
  settlement: [["ordered_at"], ["amount", "income", "expense"]],
  traffic: [["day"], ["visitors", "page_views"]],
  advertising: [["day"], ["cost"]],
  reviews: [["day"], ["review_text", "sentiment", "problem", "rating"]],
  stock: [["quantity"], ["product_code", "product_name"]],
  stock_take: [["counted_quantity"], ["book_quantity"], ["product_code", "product_name"]],
  products: [["product_code"], ["product_name"]],
  members: [["card", "phone", "customer_no"]],
  values: [["day"], ["value"]],
};

/** An amount, or a quantity and a price in its place. */
const AMOUNTS: Field[] = ["amount", "quantity", "unit_price"];

/** The fields a file of this subject needs, one of several alternatives each. */
export function neededFields(subject: Subject): Field[] {
  const fields = NEEDED[subject].flat();
  return [...new Set(subject === "sales" ? [...fields, ...AMOUNTS] : fields)];
}

/** The fields any of which brings a file nearer to being read: where one would do, all that would. */
export function wantedFields(subject: Subject, mapped: readonly Field[]): Field[] {
  const open = NEEDED[subject].filter((any) => !any.some((field) => mapped.includes(field)));
  const amounts = AMOUNTS.filter((field) => !mapped.includes(field));
  const wanted = missingFields(subject, mapped).some((field) => AMOUNTS.includes(field));
  return [...new Set([...open.flat(), ...(subject === "sales" && wanted ? amounts : [])])];
}

/** Which needed fields are still without a column; the first of several that would do. */
export function missingFields(subject: Subject, mapped: readonly Field[]): Field[] {
  const has = (field: Field) => mapped.includes(field);
  const missing = NEEDED[subject].flatMap((any) => (any.some(has) ? [] : any.slice(0, 1)));
  // Quantity and unit price together stand for an amount.
  if (subject === "sales" && !has("amount"))
    missing.push(...(["quantity", "unit_price"] as const).filter((field) => !has(field)));
  return missing;
}
