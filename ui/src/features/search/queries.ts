import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";

/** What the words find: documents, products, customers, stores, people, metrics, goals. */
export function useSearch(text: string) {
  return useQuery({
    queryKey: about(["orders", "products", "customers", "org", "people", "goals"], "search", text),
    queryFn: () => ipc.search(text),
    enabled: text !== "",
    placeholderData: keepPreviousData,
  });
}
