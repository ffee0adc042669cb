import { useQuery } from "@tanstack/react-query";
import type { Customer, OrderFilter } from "../../bindings";
import { usePaged } from "../../components/pages";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

const LATEST_ORDERS = 8;

export function useCustomers(text: string) {
  return usePaged(about(["customers", "orders"], "customers", text), (page) =>
    ipc.listCustomers(text, page),
  );
}

export function useCustomer(id: string) {
  return useQuery({
    queryKey: about(["customers", "orders"], "customer", id),
    queryFn: () => ipc.customer(id),
  });
}

export function useSaveCustomer() {
  return useWrite((customer: Customer) => ipc.saveCustomer(customer), "customer.saved");
}

/** The customers that were merged into this one. */
export function useMerged(id: string) {
  return useQuery({
    queryKey: about(["customers"], "merged", id),
    queryFn: () => ipc.listMerged(id),
  });
}

export function useUnmerge() {
  return useWrite((id: string) => ipc.unmergeCustomer(id), "customer.unmerged");
}

/** The customer's newest documents. */
export function useLatestOrders(customer_id: string) {
  const filter: OrderFilter = {
    text: "",
    store_id: null,
    kind: null,
    customer_id,
    product_id: null,
    import_id: null,
    from: null,
    to: null,
  };
  return useQuery({
    queryKey: about(["orders"], "customer-orders", customer_id),
    queryFn: () => ipc.listOrders(filter, { offset: 0, limit: LATEST_ORDERS }),
  });
}
