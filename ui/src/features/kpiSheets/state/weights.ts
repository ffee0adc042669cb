import type { KpiGroup } from "../../../bindings";
import { isBeside, type Whole } from "./sheet";

/** Weights are texts with few places; ten thousandths are whole numbers. */
const PLACES = 10_000;
const counted = (weight: string) => Math.round((Number(weight) || 0) * PLACES);
const told = (count: number) => String(count / PLACES);

/** What weights add up to, and what is missing to 100 (below zero: too much). */
export type Sum = { sum: string; missing: string; isFull: boolean };

export function sumOf(weights: string[]): Sum {
  const sum = weights.reduce((all, weight) => all + counted(weight), 0);
  const missing = 100 * PLACES - sum;
  return { sum: told(sum), missing: told(missing), isFull: missing === 0 };
}

export const groupSum = (content: Whole): Sum => sumOf(content.groups.map(({ weight }) => weight));

const weighed = (group: KpiGroup) => group.items.filter(({ curve }) => !isBeside(curve));

export const itemSum = (group: KpiGroup): Sum => sumOf(weighed(group).map(({ weight }) => weight));

/**
 * The same proportions with a sum of 100, in whole per cents where they were whole; what rounding
 * leaves goes to the heaviest.
 */
export function filledUp(weights: string[]): string[] {
  const all = weights.map((weight) => Math.max(Number(weight) || 0, 0));
  const sum = all.reduce((one, other) => one + other, 0);
  if (weights.length === 0) return [];
  const share = (weight: number) => (sum > 0 ? (weight * 100) / sum : 100 / all.length);
  const rounded = all.map((weight) => Math.round(share(weight)));
  const left = 100 - rounded.reduce((one, other) => one + other, 0);
  const heaviest = rounded.indexOf(Math.max(...rounded));
  return rounded.map((weight, at) => String(at === heaviest ? weight + left : weight));
}

/** The items of a group filled up to 100; points beside the weights stay as they are. */
export function fillGroup(group: KpiGroup): KpiGroup {
  const filled = filledUp(weighed(group).map(({ weight }) => weight));
  const items = group.items.map((item) =>
    isBeside(item.curve) ? item : { ...item, weight: filled.shift() ?? item.weight },
  );
  return { ...group, items };
}

/** The groups filled up to 100. */
export function fillSheet(content: Whole): Whole {
  const filled = filledUp(content.groups.map(({ weight }) => weight));
  const groups = content.groups.map((group, at) => ({ ...group, weight: filled[at] ?? "0" }));
  return { ...content, groups };
}
