import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Customer, CustomerFilter } from "../../bindings";
import { usePaged } from "../../components/pages";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

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
