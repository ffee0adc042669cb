import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CountedProduct } from "../../bindings";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

/** The books of a store's count, and what was saved of it. */
export function useSheet(store: string | null, day: string) {
  return useQuery({
    queryKey: about(["orders", "products"], "stock-take", store, day),
    queryFn: () => (store ? ipc.beginStockTake(store, day) : null),
  });
}

/** Differences and values of what is counted so far. */
export function useWeighed(store: string, day: string, counted: CountedProduct[]) {
  return useQuery({
    queryKey: about(["orders", "products"], "weigh-stock-take", store, day, counted),
    queryFn: () => ipc.weighStockTake(store, day, counted),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** The counts there are. */
export function useStockTakes() {
  return useQuery({
    queryKey: about(["orders", "org"], "stock-takes"),
    queryFn: () => ipc.listStockTakes(null),
  });
}

export function useSaveStockTake(store: string, day: string) {
  return useWrite(
    (counted: CountedProduct[]) => ipc.saveStockTake(store, day, counted),
    "stock_take.saved",
  );
}
