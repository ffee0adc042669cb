import type { TFunction } from "i18next";
import type { Session } from "../bindings";

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

type Places = Pick<Session, "stores" | "regions">;

/** A value of the history as a person reads it: words for codes, names for places. */
export function historyValue(
  table: string,
  field: string,
  value: string,
  places: Places,
  t: TFunction,
): string {
  const words = wordsOf[`${table}.${field}`];
  if (words) return t(`${words}.${value}`, { defaultValue: value });
  const known = field.endsWith("store_id") ? places.stores : places.regions;
  if (!field.endsWith("_id")) return value;
  return known.find((place) => place.id === value)?.name ?? value;
}
