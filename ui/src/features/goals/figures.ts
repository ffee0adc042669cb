import type { KeyResult, MetricUnit } from "../../bindings";
import { grouped, NO_FIGURE } from "../../components/format";
import { useFigures } from "../../components/session";

type Asked = Pick<KeyResult, "source" | "unit">;

/** A decimal without the noughts behind it, with two places at most. */
function trimmed(value: string): string {
  const number = Number(value);
  return Number.isFinite(number) ? grouped(String(Number(number.toFixed(2)))) : NO_FIGURE;
}

/** A number in a field, grouped as every other number is. */
export const shownInField = (value: string | number | undefined) => grouped(String(value ?? ""));

/** What was typed into such a field, as a plain decimal. */
export const typedInField = (text: string | undefined) =>
  (text ?? "").replace(/[,\s]/g, "").replace("−", "-");

/** In what a key result is counted: its metric's unit, or per cent of its steps or supporters. */
export function unitOf(asked: Asked, metric: MetricUnit | null): MetricUnit | null {
  return asked.source === "milestones" || asked.source === "supporters" ? "percent" : metric;
}

/** Values of key results as people read them, in the unit of their metric or in their own. */
export function useGoalFigures() {
  const { short } = useFigures();
  return (value: string | null | undefined, asked: Asked, metric: MetricUnit | null): string => {
    if (value === null || value === undefined || value === "") return NO_FIGURE;
    const unit = unitOf(asked, metric);
    if (unit === "percent") return `${trimmed(value)} %`;
    if (unit !== null) return short(value, unit);
    // What people tell has the unit they gave it.
    return [short(value, "count"), asked.unit].filter(Boolean).join(" ");
  };
}
