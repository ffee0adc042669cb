import type { FileChoice, FilePreview, ImportRequest, RowCounts } from "../../bindings";

/** A file about which nobody chose anything yet. */
export function blankChoice(path: string): FileChoice {
  return { path, store_id: null, format: null, subject: "sales", columns: {} };
}

/** What was chosen for one file. */
export function choiceOf(choices: readonly FileChoice[], path: string): FileChoice {
  return choices.find((choice) => choice.path === path) ?? blankChoice(path);
}

/** The choices with something changed for one file. */
export function withChoice(
  choices: readonly FileChoice[],
  path: string,
  change: Partial<Omit<FileChoice, "path">>,
): FileChoice[] {
  const others = choices.filter((choice) => choice.path !== path);
  return [...others, { ...choiceOf(choices, path), ...change }];
}

/** What to ask the shell about files; only the choices for these files go along. */
export function requestOf(
  paths: string[],
  store: string | null,
  choices: readonly FileChoice[],
): ImportRequest {
  return {
    paths,
    store_id: store,
    choices: choices.filter((choice) => paths.includes(choice.path)),
    save_mapping_as: null,
  };
}

/** Whether a file can be written as it is: read, settled what it is, and with a row to take. */
export function importable(file: FilePreview): boolean {
  const settled = file.missing.length === 0 && file.candidates.length === 0 && !file.needs_store;
  return file.problem === null && settled && file.counts.rows > file.counts.rejected;
}

/** The files that can be written, in the order on screen, as the queue takes them. */
export function toQueue(files: readonly FilePreview[], request: ImportRequest): FileChoice[] {
  return files.filter(importable).map((file) => choiceOf(request.choices, file.path));
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
  return decimalOf(total, digits);
}

/** One decimal text less another, exactly. */
export function difference(one: string, other: string): string {
  return sumDecimals([one, other.startsWith("-") ? other.slice(1) : `-${other}`]);
}

/** So many of the smallest steps as a decimal text: 12345 with two digits is `123.45`. */
export function decimalOf(steps: bigint, digits: number): string {
  const text = steps
    .toString()
    .replace("-", "")
    .padStart(digits + 1, "0");
  const sign = steps < 0n ? "-" : "";
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
