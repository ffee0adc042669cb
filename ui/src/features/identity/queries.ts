import { useQuery } from "@tanstack/react-query";
import { usePaged } from "../../components/pages";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

/** Buyers known by weak marks only: those still open, or those somebody decided about. */
export function useBuyers(text: string, decided: boolean) {
  return usePaged(about(["customers", "orders"], "buyers", text, decided), (page) =>
    ipc.listBuyers({ text, decided }, page),
  );
}

type Decision = { buyer: string; customer: string | null; other: boolean };

export function useDecide() {
  return useWrite(
    ({ buyer, customer, other }: Decision) => ipc.decideBuyer(buyer, customer, other),
    "identity.decided",
  );
}

export function useDuplicates() {
  return usePaged(about(["customers", "orders"], "duplicates"), (page) => ipc.listDuplicates(page));
}

export function useComparedCustomer(id: string) {
  return useQuery({
    queryKey: about(["customers", "orders"], "customer", id),
    queryFn: () => ipc.customer(id),
  });
}

type Merge = { keep: string; merged: string };

export function useMerge() {
  return useWrite(({ keep, merged }: Merge) => ipc.mergeCustomers(keep, merged), "identity.merged");
}
