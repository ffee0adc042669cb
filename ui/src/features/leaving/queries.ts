import { useQuery } from "@tanstack/react-query";
import type { LeavingOrder, LeavingRule, TodayScope } from "../../bindings";
import { usePaged } from "../../components/pages";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";

export function useLeaving(
  { region_id, store_id }: TodayScope,
  rule: LeavingRule,
  order: LeavingOrder,
) {
  const key = about(["customers", "orders"], "leaving", region_id, store_id, rule, order);
  return usePaged(key, (page) => ipc.leaving({ region_id, store_id }, rule, order, page));
}

/** How well the two orders foretold the last 90 days. */
export function useHoldOut() {
  return useQuery({
    queryKey: about(["customers", "orders"], "leaving-hold-out"),
    queryFn: () => ipc.leavingHoldOut(),
  });
}
