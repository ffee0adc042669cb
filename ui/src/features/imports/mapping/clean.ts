import type { Field } from "../../../bindings";
import { fieldKind } from "./guess";

/** A cell without its dressing: white space, a leading quote sign, `="..."`, full-width digits. */
export function cleanText(cell: string): string {
  const narrow = cell.replace(/[\uff01-\uff5e]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
  const text = narrow.trim();
  const formula = /^="(.*)"$/.exec(text)?.[1];
  return (formula ?? text).replace(/^'/, "").trim();
}

const DIGITS = /^[-+]?\d+(\.\d+)?$/;

/** A number as it will be read, as decimal text; null when it is none. */
export function cleanNumber(cell: string): string | null {
  const bare = cleanText(cell)
    .replace(/^[\u00a5\uffe5$]\s*/, "")
    .replace(/\s*\u5143$/, "")
    .replace(/,/g, "");
  const inBrackets = /^\((.*)\)$/.exec(bare)?.[1];
  const text = inBrackets ? `-${inBrackets}` : bare;
  return DIGITS.test(text) ? text.replace(/^\+/, "") : null;
}

const DAY =
  /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2})?.*)?$/;

/** A day, with its time when there is one, as it will be read; null when it is none. */
export function cleanDate(cell: string): string | null {
  const text = cleanText(cell);
  const compact = /^(20\d{2})(\d{2})(\d{2})$/.exec(text);
  const [, year, month, day, hour, minute] = DAY.exec(text) ?? compact ?? [];
  if (!year || !month || !day || Number(month) > 12 || Number(day) > 31) return null;
  const two = (part: string) => part.padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  return hour && minute ? `${date} ${two(hour)}:${minute}` : date;
}

/** A cell as a field will read it; `good` says whether it can. Empty cells are left to the shell. */
export function asRead(field: Field, cell: string): { text: string; good: boolean } {
  const text = cleanText(cell);
  const kind = fieldKind(field);
  if (text === "" || text === "-") return { text: "", good: true };
  const read = kind === "date" ? cleanDate(cell) : kind === "number" ? cleanNumber(cell) : text;
  return { text: read ?? text, good: read !== null };
}
