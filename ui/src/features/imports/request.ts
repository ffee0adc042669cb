import type { ColumnChoice, Field, FilePreview, ImportRequest, RowCounts } from "../../bindings";

/** The fields a person can point a column at, the needed ones first. */
export const FIELDS: Field[] = [
  "order_no",
  "ordered_at",
  "product_code",
  "quantity",
  "unit_price",
  "amount",
  "product_name",
  "category",
  "customer_no",
  "customer_name",
  "phone",
  "card",
  "store",
  "employee",
  "channel",
  "kind",
  "status",
  "country",
];

/** Whether a file can be written as it is. */
export function importable(file: FilePreview): boolean {
  return file.problem === null && file.missing.length === 0 && file.counts.rows > 0;
}

/** The part of the request that can be written now. */
export function ready(request: ImportRequest, files: readonly FilePreview[]): ImportRequest {
  const paths = files.filter(importable).map((file) => file.path);
  return { ...request, paths, columns: request.columns.filter((one) => paths.includes(one.path)) };
}

/** The file's columns as a mapping from field to header. */
export function mappingOf(file: FilePreview): Partial<Record<Field, string>> {
  return Object.fromEntries(
    file.columns.flatMap((column) => (column.field ? [[column.field, column.header]] : [])),
  );
}

/** The choices with those of one file replaced. */
export function withColumns(
  choices: readonly ColumnChoice[],
  path: string,
  columns: Partial<Record<Field, string>>,
): ColumnChoice[] {
  return [...choices.filter((choice) => choice.path !== path), { path, columns }];
}

export function sumCounts(files: readonly FilePreview[]): RowCounts {
  const sum = { rows: 0, new: 0, changed: 0, same: 0, rejected: 0 };
  for (const { counts } of files) {
    for (const name of Object.keys(sum) as (keyof RowCounts)[]) sum[name] += counts[name];
  }
  return sum;
}

/** Adds decimal texts exactly, in the finest step any of them has. */
export function sumDecimals(values: readonly string[]): string {
  const digits = Math.max(0, ...values.map((value) => value.split(".")[1]?.length ?? 0));
  const total = values.reduce((sum, value) => {
    const [whole = "0", fraction = ""] = value.split(".");
    return sum + BigInt(whole + fraction.padEnd(digits, "0"));
  }, 0n);
  const text = total
    .toString()
    .replace("-", "")
    .padStart(digits + 1, "0");
  const sign = total < 0n ? "-" : "";
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
