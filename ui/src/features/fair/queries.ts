import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { FairQuestion } from "../../bindings";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";

/** Stores beside what is to be expected of them; nothing is asked for who sees one store alone. */
export function useStoreComparison(question: FairQuestion, asks: boolean) {
  return useQuery({
    queryKey: about(["metrics", "orders", "products", "customers", "org"], "compared", question),
    queryFn: () => ipc.compareStores(question),
    enabled: asks,
    placeholderData: keepPreviousData,
  });
}
