import { useScope } from "../../components/scope";
import { useSigned } from "../../components/session";

/** Whether somebody of a store belongs to the region on screen. Who sees one region sees it whole. */
export function useInScope(): (store: string | null) => boolean {
  const { session } = useSigned();
  const { region_id } = useScope();
  const narrows = region_id !== null && (session.whole_chain || session.regions.length > 1);
  if (!narrows) return () => true;
  const stores = new Set(
    session.stores.filter((store) => store.region_id === region_id).map(({ id }) => id),
  );
  return (store) => store !== null && stores.has(store);
}
