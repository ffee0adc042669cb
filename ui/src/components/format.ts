// Numbers, days and instants as people read them. Amounts arrive as decimal texts in major units.

export type Language = "zh-CN" | "en";
export type Figure = { unit: string; currency: string; digits: number; language: Language };

export const NO_FIGURE = "—";
const MINUS = "−";

const steps: Record<Language, { by: number; suffix: string }[]> = {
  "zh-CN": [
    { by: 1e8, suffix: "亿" },
    { by: 1e4, suffix: "万" },
  ],
  en: [
    { by: 1e9, suffix: "B" },
    { by: 1e6, suffix: "M" },
  ],
};

const timeWords: Record<Language, { hours: string; days: string }> = {
  "zh-CN": { hours: "小时", days: "天" },
  en: { hours: "h", days: "days" },
};

/** Groups the whole part of a decimal text by thousands and keeps every digit. */
export function grouped(decimal: string): string {
  const negative = decimal.startsWith("-");
  const [whole = "0", fraction] = decimal.replace("-", "").split(".");
  const text = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${negative ? MINUS : ""}${text}${fraction === undefined ? "" : `.${fraction}`}`;
}

function fixed(value: number, digits: number): string {
  return grouped(value.toFixed(digits));
}

/** A large number in 万/亿 (Chinese) or M/B (English); null when it is not large. */
function shortened(value: number, language: Language): string | null {
  const magnitude = Math.abs(value);
  const at = steps[language].findIndex((step) => magnitude >= step.by);
  const step = steps[language][at];
  if (!step) return null;
  const bigger = steps[language][at - 1];
  // What would be shown as 10,000.00 万 is 1.00 亿.
  const overflows = bigger && Number((magnitude / step.by).toFixed(2)) >= bigger.by / step.by;
  const shown = overflows ? bigger : step;
  return `${value < 0 ? MINUS : ""}${fixed(magnitude / shown.by, 2)} ${shown.suffix}`;
}

export function currencySign(currency: string): string {
  try {
    const parts = new Intl.NumberFormat("en", {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
    }).formatToParts(0);
    return parts.find((part) => part.type === "currency")?.value ?? currency;
  } catch {
    return currency;
  }
}

/** The short form for tiles and tables: `¥ 2.47 万`, `186.40`, `3.52 %`, `—`. */
export function shortFigure(value: string | null | undefined, figure: Figure): string {
  if (value === null || value === undefined || value === "") return NO_FIGURE;
  const number = Number(value);
  if (!Number.isFinite(number)) return NO_FIGURE;
  if (figure.unit === "percent") return `${fixed(number, 2)} %`;
  if (figure.unit === "ratio") return fixed(number, 2);
  if (figure.unit === "hours" || figure.unit === "days")
    return `${fixed(number, 1)} ${timeWords[figure.language][figure.unit]}`;
  const short = shortened(number, figure.language);
  if (figure.unit === "money") {
    // Cents say nothing beside five figures; hovering shows them.
    const digits = Math.abs(number) >= 10_000 ? 0 : figure.digits;
    return withSign(short ?? fixed(number, digits), figure.currency);
  }
  return short ?? exact(value);
}

/** `¥ 12.00`, and `−¥ 12.00` with the minus in front. */
function withSign(text: string, currency: string): string {
  const sign = currencySign(currency);
  return text.startsWith(MINUS) ? `${MINUS}${sign} ${text.slice(1)}` : `${sign} ${text}`;
}

/** Every digit, for hovering and for detail lines. */
export function fullFigure(value: string | null | undefined, figure: Figure): string {
  if (value === null || value === undefined || value === "") return NO_FIGURE;
  if (figure.unit === "percent") return `${grouped(value)} %`;
  if (figure.unit === "money")
    return withSign(grouped(padded(value, figure.digits)), figure.currency);
  return exact(value);
}

/** At least so many digits after the point, so that amounts stand under each other. */
function padded(decimal: string, digits: number): string {
  const [whole, fraction = ""] = decimal.split(".");
  const kept = fraction.padEnd(digits, "0");
  return kept === "" ? decimal : `${whole}.${kept}`;
}

function trimmed(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}

/** A number without a unit, every digit that says something. */
export const exact = (decimal: string): string => grouped(trimmed(decimal));

/** A change with its sign: `+6.2 %`, `−2.1 %`, `+1.4` percentage points, `0.0 %`. */
export function signedChange(change: string | null | undefined): string {
  if (change === null || change === undefined) return NO_FIGURE;
  const number = Number(change);
  if (!Number.isFinite(number)) return NO_FIGURE;
  const text = Math.abs(number).toFixed(1);
  if (Number(text) === 0) return text;
  return `${number > 0 ? "+" : MINUS}${fixed(Math.abs(number), 1)}`;
}

/** A count of rows or people. */
export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? NO_FIGURE : grouped(String(value));
}

function partsOf(at: number, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

/** `2026-11-22 08:31` in the chain's time zone. */
export function moment(at: number | null | undefined, timeZone: string): string {
  if (at === null || at === undefined) return NO_FIGURE;
  const p = partsOf(at, timeZone);
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`;
}

/** `08:31` when it was today, `11-21 08:31` before that. */
export function shortMoment(at: number | null | undefined, timeZone: string, today: string) {
  const full = moment(at, timeZone);
  if (full === NO_FIGURE) return full;
  return full.startsWith(today) ? full.slice(11) : full.slice(5);
}

/** `11-21` for a day of this year, the whole day otherwise. */
export function shortDay(day: string | null | undefined, today: string): string {
  if (!day) return NO_FIGURE;
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}

/** The weekday of a business day, 0 = Monday. */
export function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** A span of days, one day when both ends agree. */
export function span(from: string | null, to: string | null, today: string): string {
  if (!from || !to) return NO_FIGURE;
  return from === to ? shortDay(from, today) : `${shortDay(from, today)} – ${shortDay(to, today)}`;
}

/** The day `by` days later. */
export function addDays(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

export function bytes(value: number): string {
  if (value < 1024) return `${value} B`;
  if (value < 1024 * 1024) return `${(value / 1024).toFixed(0)} KB`;
  return `${(value / 1024 / 1024).toFixed(1)} MB`;
}

/** The last part of a path on any platform. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}
