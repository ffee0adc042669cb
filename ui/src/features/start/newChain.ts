import type { NewChain } from "../../bindings";

export const SHORTEST_PASSWORD = 8;
export const CURRENCIES = ["CNY", "HKD", "TWD", "USD", "EUR", "GBP", "JPY", "SGD", "MYR"];

export const emptyChain: NewChain = {
  name: "",
  currency: "CNY",
  time_zone: "Asia/Shanghai",
  org_template: "self_run",
  stores: [{ code: "S01", name: "" }],
  owner_name: "",
  owner_password: "",
};

/** The code the next store row begins with. */
export function nextCode(stores: NewChain["stores"]): string {
  const taken = new Set(stores.map((store) => store.code));
  let number = stores.length + 1;
  const code = () => `S${String(number).padStart(2, "0")}`;
  while (taken.has(code())) number += 1;
  return code();
}

export type Gap = "name" | "stores" | "codes" | "owner_name" | "owner_password";

/** What is still missing before the chain can be made. */
export function gaps(chain: NewChain): Gap[] {
  const found: Gap[] = [];
  if (chain.name.trim() === "") found.push("name");
  if (
    chain.stores.length === 0 ||
    chain.stores.some(({ code, name }) => !code.trim() || !name.trim())
  )
    found.push("stores");
  const codes = chain.stores.map(({ code }) => code.trim());
  if (new Set(codes).size < codes.length) found.push("codes");
  if (chain.owner_name.trim() === "") found.push("owner_name");
  if (chain.owner_password.length < SHORTEST_PASSWORD) found.push("owner_password");
  return found;
}

/** Every time zone this engine knows. */
export function timeZones(): string[] {
  const known = Intl as unknown as { supportedValuesOf?: (key: string) => string[] };
  const zones = known.supportedValuesOf?.("timeZone") ?? [];
  return zones.includes("Asia/Shanghai") ? zones : ["Asia/Shanghai", ...zones];
}
