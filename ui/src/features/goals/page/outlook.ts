import type { GoalOutlook, KeyResultRow, MetricInfo } from "../../../bindings";
import type { Tone } from "../../../components/Page";

const LOWER = ["decrease_percent", "decrease_points", "at_most"];

/** Whether less is better. */
export function isLowerBetter({ key_result, aim }: KeyResultRow): boolean {
  if (LOWER.includes(key_result.kind)) return true;
  return key_result.start !== null && aim !== null && Number(aim) < Number(key_result.start);
}

/** Whether the days of a metric add up to its period; of what is divided they do not. */
export const addsUp = (metric: MetricInfo | null | undefined): boolean =>
  metric !== null && metric !== undefined && !metric.formula.includes(" / ");

const CHANCES: readonly { from: number; word: string; tone: Tone }[] = [
  { from: 80, word: "very_likely", tone: "green" },
  { from: 50, word: "likely", tone: "tint" },
  { from: 20, word: "unsure", tone: "amber" },
  { from: 0, word: "unlikely", tone: "red" },
];

/** The word for a chance in per cent, and its tone. */
export function chanceOf(chance: string): { word: string; tone: Tone } {
  const percent = Number(chance);
  return CHANCES.find(({ from }) => percent >= from) ?? { word: "unlikely", tone: "red" };
}

/** A chance as people read it: what is to come is never certain. */
export function chancePercent(chance: string): string {
  const percent = Math.round(Number(chance));
  if (percent < 1) return "< 1 %";
  return percent > 99 ? "> 99 %" : `${percent} %`;
}

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
