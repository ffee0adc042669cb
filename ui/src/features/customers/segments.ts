import { useQuery } from "@tanstack/react-query";
import type { CustomerFilter, Segment } from "../../bindings";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

export function useSegments() {
  return useQuery({
    queryKey: about(["customers", "people"], "segments"),
    queryFn: () => ipc.listSegments(),
  });
}

/** How many customers are in a segment now. */
export function useCount(filter: CustomerFilter) {
  return useQuery({
    queryKey: about(["customers", "orders"], "customer-count", filter),
    queryFn: () => ipc.countCustomers(filter),
  });
}

/** The levels and channels that occur. */
export function useCustomerWords() {
  return useQuery({
    queryKey: about(["customers", "orders"], "customer-words"),
    queryFn: () => ipc.customerWords(),
  });
}

export function useSaveSegment() {
  return useWrite((segment: Segment) => ipc.saveSegment(segment), "segment.saved");
}

export function useDeleteSegment() {
  return useWrite((id: string) => ipc.deleteSegment(id), "segment.deleted");
}
