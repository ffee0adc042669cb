import type { Demand, Dependency, GoalTree, Simulated, Slice } from "../../../bindings";
import { addDays } from "../../../components/format";
import { type GoalName, namesOf } from "../page/links";
import { quickDays } from "../periods";

/** What is asked of people to try out a plan: what comes, and what there is for it. */
export const COMING = [
  "visitors",
  "conversion_percent",
  "units_per_order",
  "service_percent",
  "service_minutes",
] as const satisfies readonly (keyof Demand)[];
export const THERE = [
  "order_capacity",
  "stock_units",
  "service_hours",
] as const satisfies readonly (keyof Dependency)[];

export type Input = (typeof COMING)[number] | (typeof THERE)[number];
export type Inputs = Partial<Record<Input, string | null>>;

/** The inputs that metrics tell, with the metric of each. */
export const TOLD: readonly { input: Input; code: string }[] = [
  { input: "visitors", code: "visitors" },
  { input: "conversion_percent", code: "order_conversion_rate" },
  { input: "units_per_order", code: "units_per_order" },
  { input: "stock_units", code: "stock_units" },
];

/** The whole month before, in one region or everywhere. */
export function lastMonth(region_id: string | null, today: string): Slice {
  const thisMonth = quickDays("month", today);
  const { from, to } = quickDays("month", addDays(thisMonth.from, -1));
  return {
    region_id,
    store_id: null,
    employee_id: null,
    category: null,
    product_id: null,
    channel: null,
    from,
    to,
  };
}

/** What is planned to come; null while visitors or conversion are missing. */
export function demandOf(inputs: Inputs): Demand | null {
  if (!inputs.visitors || !inputs.conversion_percent) return null;
  const of = (name: keyof Demand) => inputs[name] || "0";
  return {
    visitors: of("visitors"),
    conversion_percent: of("conversion_percent"),
    units_per_order: of("units_per_order"),
    service_percent: of("service_percent"),
    service_minutes: of("service_minutes"),
  };
}

/** What there is for it; what is left empty does not bind. */
export function dependencyOf(inputs: Inputs): Dependency {
  return {
    order_capacity: inputs.order_capacity || null,
    stock_units: inputs.stock_units || null,
    service_hours: inputs.service_hours || null,
  };
}

/** A fifth more visitors, whole ones. */
export const fifthMore = (visitors: string): string => String(Math.round(Number(visitors) * 1.2));

/** The scarcest resource that does not suffice, with the orders it allows and those too many. */
export function bottleneckOf(found: Simulated) {
  const capacity = found.capacities.find(({ resource }) => resource === found.bottleneck);
  if (!capacity) return null;
  return {
    resource: capacity.resource,
    orders: capacity.orders,
    missing: found.orders - capacity.orders,
  };
}

/** The goals that are to be warned when one of these goes beyond its plan. */
export function warnedBy(
  tree: Pick<GoalTree, "rows" | "links">,
  own: string[],
  wholeChain: string,
): GoalName[] {
  const names = namesOf(tree, wholeChain);
  const to = tree.links
    .filter(({ kind, from_id }) => kind === "warns" && own.includes(from_id))
    .map(({ to_id }) => to_id);
  return [...new Set(to)].flatMap((id) => names.get(id) ?? []);
}
