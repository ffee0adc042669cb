import type { KeyResultRow } from "../../../bindings";
import { grouped, NO_FIGURE } from "../../../components/format";
import { useFigures } from "../../../components/session";

type Value = string | null | undefined;
export type ValueWords = { short: (value: Value) => string; full: (value: Value) => string };

/** In what the values of a key result are counted: a metric's unit, or per cent of what is done. */
export function unitOf({ unit, key_result }: KeyResultRow): string | null {
  const isDone = key_result.source === "milestones" || key_result.source === "supporters";
  return isDone ? "percent" : unit;
}

/** A number that people tell, with the unit they gave it. */
export function toldValue(value: Value, unit: string): string {
  if (value === null || value === undefined || value === "") return NO_FIGURE;
  return unit ? `${grouped(value)} ${unit}` : grouped(value);
}

/** A percentage without the zeros that say nothing. */
export const plainPercent = (text: string) =>
  text.replace(/(\.\d*?)0+(?= %$)/, "$1").replace(/\.(?= %$)/, "");

/** Says values of key results, each in its own unit. */
export function useValueWords(): (row: KeyResultRow) => ValueWords {
  const { short, full } = useFigures();
  return (row) => {
    const unit = unitOf(row);
    if (unit === null) {
      const said = (value: Value) => toldValue(value, row.key_result.unit);
      return { short: said, full: said };
    }
    return {
      short: (value) => plainPercent(short(value, unit)),
      full: (value) => full(value, unit),
    };
  };
}
