import { useQuery } from "@tanstack/react-query";
import type { CustomerRules, RfmFilter, TodayScope } from "../../bindings";
import { usePaged } from "../../components/pages";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

export function useRfm({ region_id, store_id }: TodayScope) {
  return useQuery({
    queryKey: about(["customers", "orders"], "rfm", region_id, store_id),
    queryFn: () => ipc.rfm({ region_id, store_id }, null),
  });
}

export function useRfmCustomers({ region_id, store_id }: TodayScope, filter: RfmFilter) {
  return usePaged(
    about(["customers", "orders"], "rfm-customers", region_id, store_id, filter),
    (page) => ipc.rfmCustomers({ region_id, store_id }, null, filter, page),
  );
}

export function useCustomerRules() {
  return useQuery({
    queryKey: about(["customers"], "customer-rules"),
    queryFn: () => ipc.customerRules(),
  });
}

export function useSaveCustomerRules() {
  return useWrite((rules: CustomerRules) => ipc.saveCustomerRules(rules), "rfm.rules_saved");
}
