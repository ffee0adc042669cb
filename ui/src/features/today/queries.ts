import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { TodayScope } from "../../bindings";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";

/** Everything 今天 shows for a scope, in one answer. */
export function useTodayPage({ region_id, store_id }: TodayScope) {
  return useQuery({
    queryKey: about(
      ["metrics", "orders", "imports", "org", "products"],
      "today",
      region_id,
      store_id,
    ),
    queryFn: () => ipc.todayPage({ region_id, store_id }),
    placeholderData: keepPreviousData,
  });
}

/** What somebody who enters numbers answers for, over the month so far. */
export function useEnteredToday({ region_id, store_id }: TodayScope) {
  return useQuery({
    queryKey: about(["metrics", "org"], "entered-today", region_id, store_id),
    queryFn: () => ipc.enteredToday({ region_id, store_id }),
    placeholderData: keepPreviousData,
  });
}
