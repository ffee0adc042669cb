import type { TFunction } from "i18next";
import type { GoalSlice } from "../bindings";
import { exact, NO_FIGURE } from "./format";
import { type Places, sliceWords } from "./goalSlice";
import { decompositionWords, developmentWords, milestoneWords, reviewWords } from "./goalValue";

/** Fields whose values are codes, and the texts that say them. */
const wordsOf: Partial<Record<string, string>> = {
  "product.kind": "product_kind",
  "order.kind": "kind",
  "order.status": "status",
  "employee.role": "role",
  "role_grant.role": "role",
  "role_grant.operation": "operation",
  "role_grant.reach": "reach",
  "store.trade_area": "trade_area",
  "store.format": "store_format",
  "preference.theme": "device",
  "contact.kind": "contact_kind",
  "consent.channel": "consent_channel",
  "consent.state": "consent_state",
  "own_metric.unit": "unit",
  "own_metric.direction": "direction",
  "own_metric.owner": "role",
  "objective.holder": "goal_level",
  "objective.method": "goal_method",
  "objective.kind": "goal_kind",
  "key_result.kind": "goal_result_kind",
  "key_result.source": "goal_source",
  "goal_link.kind": "goal_link_kind",
};

/** What the ids and codes of a history stand for, as far as the window knows. */
export type Known = {
  places: Places;
  names: ReadonlyMap<string, string>;
  metricName: (code: string) => string;
};

type Read = (value: string, known: Known, t: TFunction) => string;

const flag: Read = (value, _, t) => t(value === "true" ? "history.yes" : "history.no");
const decimal: Read = (value) => exact(value);
const share: Read = (value) => `${value} %`;
/** A record within a field, kept as JSON; a dash where it says nothing. */
const inner =
  <Kept>(words: (kept: Kept, t: TFunction, known: Known) => string): Read =>
  (value, known, t) =>
    words(JSON.parse(value) as Kept, t, known) || NO_FIGURE;

/** Fields that are neither words nor codes, and how each is read. */
const readers: Partial<Record<string, Read>> = {
  "chain.keep_id_numbers": flag,
  "customer.do_not_contact": flag,
  "level_rules.own": flag,
  "objective.locked": flag,
  "objective.decomposition": inner(decompositionWords),
  "objective.development": inner(developmentWords),
  "objective.review": inner(reviewWords),
  "key_result.metric": (code, { metricName }) => metricName(code),
  "key_result.slice": inner((slice: GoalSlice, t, { places, names }) =>
    sliceWords(slice, places, (id) => names.get(id), t),
  ),
  "key_result.start": decimal,
  "key_result.target": decimal,
  "key_result.budget": decimal,
  "key_result.stretch": decimal,
  "key_result.benchmark": decimal,
  "key_result.weight": share,
  // People count from one.
  "key_result.position": (value) => String(Number(value) + 1),
  "key_result.milestones": inner(milestoneWords),
  "goal_link.weight": share,
  "check_in.value": decimal,
};

/** A value of the history as a person reads it: words for codes, names for what an id stands for. */
export function historyValue(
  table: string,
  field: string,
  value: string,
  known: Known,
  t: TFunction,
): string {
  const words = wordsOf[`${table}.${field}`];
  if (words) return t(`${words}.${value}`, { defaultValue: value });
  const read = readers[`${table}.${field}`];
  if (read) return read(value, known, t);
  if (!field.endsWith("_id")) return value;
  const { stores, regions } = known.places;
  const place = [...stores, ...regions].find(({ id }) => id === value);
  return place?.name ?? known.names.get(value) ?? value;
}
