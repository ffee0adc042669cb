import type { GoalRow, KeyResultRow, MetricUnit, PlanPart, Session } from "../../../bindings";

/** What can be broken down: told by a metric, of the chain or a region, with an aim. */
export function canBeBrokenDown({ key_result, aim, lost_metric }: KeyResultRow): boolean {
  const { source, slice } = key_result;
  const isWhole = !slice.store_id && !slice.employee_id;
  return source === "metric" && isWhole && aim !== null && !lost_metric;
}

/** The objectives with a key result to break down. */
export const withParts = (rows: GoalRow[]): GoalRow[] =>
  rows.filter(({ key_results }) => key_results.some(canBeBrokenDown));

/** So many places after the point a target of a unit has. */
export function digitsOf(unit: MetricUnit, currencyDigits: number): number {
  if (unit === "money") return currencyDigits;
  return unit === "count" || unit === "units" ? 0 : 2;
}

/** The targets people see: what is agreed stays, then what they typed, then what is proposed. */
export function targetsOf(parts: PlanPart[], typed: Record<string, string | null>) {
  return parts.map((part) => ({
    part,
    target: part.locked ? part.planned : (typed[part.store_id] ?? null),
  }));
}

export type StoreTarget = ReturnType<typeof targetsOf>[number];

/**
 * The parts that were given and wait to be agreed to, as far as this person stands above their
 * stores: those of the whole chain, or of one's own region.
 */
export function agreeable(targets: StoreTarget[], { grants, stores }: Session): PlanPart[] {
  const reach = grants.find(({ operation }) => operation === "agree_goal")?.reach;
  const isBelow = ({ store_id }: PlanPart) =>
    reach === "chain" || (reach === "region" && stores.some(({ id }) => id === store_id));
  return targets
    .map(({ part }) => part)
    .filter((part) => part.planned !== null && !part.locked && isBelow(part));
}

/** Whether a target on screen is another than the one its store was given. */
export const waitsToBeGiven = ({ part, target }: StoreTarget): boolean =>
  target !== null && (part.planned === null || Number(target) !== Number(part.planned));

const cents = (value: string | null, digits: number) =>
  Math.round(Number(value ?? 0) * 10 ** digits);
const text = (value: number, digits: number) => (value / 10 ** digits).toFixed(digits);

/** The sum of the targets and how far it is from the aim, positive when it is too much. */
export function sumOf(targets: StoreTarget[], aim: string, digits: number) {
  const sum = targets.reduce((all, { target }) => all + cents(target, digits), 0);
  const off = sum - cents(aim, digits);
  return { sum: text(sum, digits), off: text(Math.abs(off), digits), sign: Math.sign(off) };
}

/**
 * The targets that add up to the aim: the difference goes to those that are not agreed, each by its
 * size, and the last cents to the largest. Null when what is agreed is more than the aim already.
 */
export function spread(
  targets: StoreTarget[],
  aim: string,
  digits: number,
): Record<string, string> | null {
  const open = targets.filter(({ part }) => !part.locked);
  const agreed = targets.filter(({ part }) => part.locked);
  const left = cents(aim, digits) - agreed.reduce((all, one) => all + cents(one.target, digits), 0);
  if (left < 0 || open.length === 0) return null;
  const sizes = open.map(({ target }) => cents(target, digits));
  const whole = sizes.reduce((all, size) => all + size, 0);
  const exact = sizes.map((size) => (whole === 0 ? left / open.length : (left * size) / whole));
  const given = exact.map(Math.floor);
  let rest = left - given.reduce((all, one) => all + one, 0);
  const byRest = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value), value }))
    .sort((a, b) => b.rest - a.rest || b.value - a.value);
  for (const { at } of byRest) {
    if (rest <= 0) break;
    given[at] = (given[at] ?? 0) + 1;
    rest -= 1;
  }
  return Object.fromEntries(
    open.map(({ part }, at) => [part.store_id, text(given[at] ?? 0, digits)]),
  );
}

/** A share of the whole in per cent; null where there is nothing to share. */
export function shareOf(target: string | null, aim: string): number | null {
  const whole = Number(aim);
  return target === null || whole === 0 ? null : (Number(target) / whole) * 100;
}
