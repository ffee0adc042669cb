import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ChosenCustomers, Customer, CustomerFilter } from "../../bindings";
import type { Filters } from "../../components/filters";
import { usePaged } from "../../components/pages";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

/** The filter that an address names. */
export function customerFilter(filters: Filters): CustomerFilter {
  return {
    text: filters.text ?? "",
    tag_id: filters.tag_id ?? null,
    store_id: filters.store_id ?? null,
    assigned_to: filters.assigned_to ?? null,
    stage: (filters.stage as CustomerFilter["stage"]) ?? null,
  };
}

export function useCustomers(filter: CustomerFilter) {
  return usePaged(about(["customers", "orders"], "customers", filter), (page) =>
    ipc.listCustomers(filter, page),
  );
}

/** A customer in full. */
export function useProfile(id: string) {
  return useQuery({
    queryKey: about(["customers", "orders", "people"], "profile", id),
    queryFn: () => ipc.customerProfile(id),
  });
}

/** Purchases and contacts, newest first. */
export function useTimeline(id: string, limit: number) {
  return useQuery({
    queryKey: about(["customers", "orders"], "timeline", id, limit),
    queryFn: () => ipc.customerTimeline(id, { offset: 0, limit }),
    placeholderData: keepPreviousData,
  });
}

export function useSaveCustomer() {
  return useWrite((customer: Customer) => ipc.saveCustomer(customer), "customer.saved");
}

type Assignment = { chosen: ChosenCustomers; employee: string | null };

export function useAssign() {
  return useWrite(
    ({ chosen, employee }: Assignment) => ipc.assignCustomers(chosen, employee),
    "customer.assigned",
  );
}

export function useDoNotContact(id: string) {
  return useWrite(
    (asked: boolean) => ipc.setDoNotContact(id, asked),
    "customer.do_not_contact_saved",
  );
}

export function useErase(id: string) {
  return useWrite(() => ipc.erasePerson(id), "customer.erased");
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
