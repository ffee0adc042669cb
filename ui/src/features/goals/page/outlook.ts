import type { GoalOutlook, KeyResultRow, MetricInfo } from "../../../bindings";

const LOWER = ["decrease_percent", "decrease_points", "at_most"];

/** Whether less is better. */
export function isLowerBetter({ key_result, aim }: KeyResultRow): boolean {
  if (LOWER.includes(key_result.kind)) return true;
  return key_result.start !== null && aim !== null && Number(aim) < Number(key_result.start);
}

/** Whether the days of a metric add up to its period; of what is divided they do not. */
export const addsUp = (metric: MetricInfo | null | undefined): boolean =>
  metric !== null && metric !== undefined && !metric.formula.includes(" / ");

/** Which words tell what each remaining day has to bring, or may bring at most. */
export function neededWord(row: KeyResultRow, sums: boolean): string {
  const most = isLowerBetter(row);
  if (sums) return most ? "needed_most" : "needed_sum";
  return most ? "needed_mean_most" : "needed_mean";
}

/** The outlook while the period runs; afterwards there is nothing to expect. */
export function stillOpen(outlook: GoalOutlook | null, daysLeft: number): GoalOutlook | null {
  return daysLeft > 0 ? outlook : null;
}
