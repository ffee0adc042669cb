import type { Module } from "../bindings";
import { useSigned } from "./session";

/** What may be put away, in the order in which it stands in the window. */
export const MODULES = [
  "goals",
  "customers",
  "leaving",
  "rfm",
  "tags",
  "identity",
  "gaps",
  "explore",
  "stages",
  "values",
  "metrics",
  "departments",
] as const satisfies readonly Module[];

/** What the light version, for a small shop, puts away; the same list as the shell's. */
export const FOR_LARGER_CHAINS: readonly Module[] = [
  "leaving",
  "rfm",
  "identity",
  "explore",
  "stages",
  "values",
  "metrics",
  "departments",
];

/** Where each of them has its address. */
const PLACES: Record<Module, string> = {
  goals: "/goals",
  customers: "/customers",
  leaving: "/customers/leaving",
  rfm: "/customers/rfm",
  tags: "/customers/tags",
  identity: "/data/identity",
  gaps: "/data/gaps",
  explore: "/data/explore",
  stages: "/data/stages",
  values: "/data/values",
  metrics: "/data/metrics",
  departments: "/settings/departments",
};

/** Its name: the one its tab has. */
export const NAMES: Record<Module, string> = {
  goals: "rail.goals",
  customers: "rail.customers",
  leaving: "customers.leaving",
  rfm: "customers.rfm",
  tags: "customer.tags_tab",
  identity: "data.identity",
  gaps: "data.gaps",
  explore: "data.explore",
  stages: "data.stages",
  values: "data.values",
  metrics: "data.metrics",
  departments: "settings.departments",
};

const holds = (place: string, address: string) =>
  address === place || address.startsWith(`${place}/`);

/** The module put away at an address, if any. */
export function hiddenAt(address: string, hidden: readonly Module[]): Module | null {
  return hidden.find((module) => holds(PLACES[module], address)) ?? null;
}

/** Whether an address leads to something that is not put away. */
export function useIsShown(): (address: string) => boolean {
  const { hidden_modules } = useSigned().session;
  return (address) => hiddenAt(address, hidden_modules) === null;
}
