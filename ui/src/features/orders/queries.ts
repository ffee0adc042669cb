import { useQuery } from "@tanstack/react-query";
import type { DocumentKind, OrderFilter } from "../../bindings";
import type { Filters } from "../../components/filters";
import { usePaged } from "../../components/pages";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

/** The list's filters as the shell reads them. */
export function orderFilter(filters: Filters, scopeStore: string | null): OrderFilter {
  return {
    text: filters.text ?? "",
    store_id: filters.store_id ?? scopeStore,
    kind: (filters.kind as DocumentKind | undefined) ?? null,
    customer_id: filters.customer_id ?? null,
    product_id: filters.product_id ?? null,
    import_id: filters.import_id ?? null,
    from: filters.from ?? null,
    to: filters.to ?? null,
  };
}

export function useOrders(filter: OrderFilter) {
  return usePaged(about(["orders", "customers", "org"], "orders", filter), (page) =>
    ipc.listOrders(filter, page),
  );
}

export function useOrder(id: string) {
  return useQuery({
    queryKey: about(["orders", "products", "customers"], "order", id),
    queryFn: () => ipc.order(id),
  });
}

export function useVoidOrder() {
  return useWrite((id: string) => ipc.voidOrder(id), "order.voided");
}
