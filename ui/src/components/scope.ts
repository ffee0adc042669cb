import { useTranslation } from "react-i18next";
import type { Session, Slice, TodayScope } from "../bindings";
import { useAddress } from "./address";
import { useSigned } from "./session";

export type Scope = TodayScope & { key: string; name: string };

/** The widest scope the session may see. */
export function widestScope(session: Session): string {
  if (session.whole_chain) return "chain";
  const region = session.regions[0];
  if (session.stores.length > 1 && region) return `region:${region.id}`;
  const store = session.stores[0];
  return store ? `store:${store.id}` : "chain";
}

function scopeOf(key: string, session: Session, wholeChain: string): Scope | null {
  const [kind, id] = key.split(":");
  if (kind === "chain") {
    return { key, name: wholeChain, region_id: null, store_id: null };
  }
  const choices = kind === "region" ? session.regions : session.stores;
  const chosen = choices.find((choice) => choice.id === id);
  if (!chosen) return null;
  const region_id = kind === "region" ? chosen.id : null;
  const store_id = kind === "store" ? chosen.id : null;
  return { key, name: chosen.name, region_id, store_id };
}

/** Whose numbers are on screen, from the address; the widest allowed when it names none. */
export function useScope(): Scope {
  const { session, chain } = useSigned();
  const { t } = useTranslation();
  const { scope } = useAddress();
  const wholeChain = session.whole_chain ? t("scope.chain") : chain.name;
  const none: Scope = { key: "chain", name: wholeChain, region_id: null, store_id: null };
  const asked = scope ? scopeOf(scope, session, wholeChain) : null;
  return asked ?? scopeOf(widestScope(session), session, wholeChain) ?? none;
}

/** The slice of a scope over a span of days. */
export function sliceOf(scope: TodayScope, from: string, to: string): Slice {
  return {
    region_id: scope.region_id,
    store_id: scope.store_id,
    employee_id: null,
    category: null,
    product_id: null,
    channel: null,
    from,
    to,
  };
}
