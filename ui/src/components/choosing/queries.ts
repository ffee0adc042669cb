import { useQuery } from "@tanstack/react-query";
import type { ChosenCustomers } from "../../bindings";
import { ipc } from "../../ipc";
import { about } from "../topics";
import { useWrite } from "../write";

export function useTags() {
  return useQuery({ queryKey: about(["customers"], "tags"), queryFn: () => ipc.listTags() });
}

type Tagging = { chosen: ChosenCustomers; tag: string };

export function useTagCustomers() {
  return useWrite(({ chosen, tag }: Tagging) => ipc.tagCustomers(chosen, tag), "customer.tagged");
}

export function useUntagCustomers() {
  return useWrite(
    ({ chosen, tag }: Tagging) => ipc.untagCustomers(chosen, tag),
    "customer.untagged",
  );
}

type Assignment = { chosen: ChosenCustomers; employee: string | null };

export function useAssign() {
  return useWrite(
    ({ chosen, employee }: Assignment) => ipc.assignCustomers(chosen, employee),
    "customer.assigned",
  );
}
