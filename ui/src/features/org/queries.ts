import { useQuery } from "@tanstack/react-query";
import type { Department, Employee, EmployeeRow, Posting, Region, Store } from "../../bindings";
import { usePaged } from "../../components/pages";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

export const ROLES = [
  "owner",
  "general_manager",
  "operations_director",
  "operations_specialist",
  "supply_chain_head",
  "service_head",
  "service_agent",
  "account_manager",
  "merchandiser",
  "designer",
  "marketing",
  "purchasing",
  "regional_manager",
  "store_manager",
  "sales_associate",
  "human_resources",
  "category_manager",
  "promotion_manager",
  "business_manager",
  "design_manager",
  "product_manager",
  "traffic_manager",
  "team_leader",
  "floor_supervisor",
  "information_technology",
] as const;

export const STORE_FORMATS = [
  "standard",
  "flagship",
  "counter",
  "outlet",
  "pop_up",
  "online",
] as const;

export const TRADE_AREAS = [
  "core",
  "community",
  "office",
  "transport",
  "campus",
  "online",
  "other",
] as const;

export function useRegions() {
  return useQuery({ queryKey: about(["org"], "regions"), queryFn: () => ipc.listRegions() });
}

export function useStores() {
  return useQuery({ queryKey: about(["org"], "stores"), queryFn: () => ipc.listStores() });
}

export function useDepartments() {
  return useQuery({
    queryKey: about(["org"], "departments"),
    queryFn: () => ipc.listDepartments(),
  });
}

export function useRoles() {
  return useQuery({ queryKey: about(["people"], "roles"), queryFn: () => ipc.listRoles() });
}

export function useEmployees(text: string) {
  return usePaged(about(["people", "org"], "employees", text), (page) =>
    ipc.listEmployees(text, page),
  );
}

const PEOPLE_A_PAGE = 200;

/** Walks the list of people; a chain has hundreds of them, not millions. */
async function findEmployee(id: string): Promise<EmployeeRow | null> {
  for (let offset = 0; ; offset += PEOPLE_A_PAGE) {
    const { total, rows } = await ipc.listEmployees("", { offset, limit: PEOPLE_A_PAGE });
    const found = rows.find((row) => row.employee.id === id);
    if (found) return found;
    if (rows.length === 0 || offset + rows.length >= total) return null;
  }
}

/** One employee; null when outside what the person may see. */
export function useEmployee(id: string) {
  return useQuery({
    queryKey: about(["people", "org"], "employee", id),
    queryFn: () => findEmployee(id),
    enabled: id !== "new",
  });
}

/** An id for the record a form is about to make. */
export function useFreshId(wanted: boolean) {
  const { data } = useQuery({
    queryKey: [[], "fresh-id"],
    queryFn: () => ipc.newId(),
    enabled: wanted,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** Where somebody worked, the first posting first. */
export function usePostings(employee: string) {
  return useQuery({
    queryKey: about(["people", "scores", "org"], "postings", employee),
    queryFn: () => ipc.listPostings(employee),
  });
}

export const useSavePosting = () =>
  useWrite((posting: Posting) => ipc.savePosting(posting), "posting.saved");
export const useDeletePosting = () =>
  useWrite((id: string) => ipc.deletePosting(id), "posting.deleted");
export const useSaveRegion = () =>
  useWrite((region: Region) => ipc.saveRegion(region), "org.region_saved");
export const useSaveStore = () =>
  useWrite((store: Store) => ipc.saveStore(store), "org.store_saved");
export const useSaveDepartment = () =>
  useWrite((department: Department) => ipc.saveDepartment(department), "org.department_saved");
export const useSaveEmployee = () =>
  useWrite((employee: Employee) => ipc.saveEmployee(employee), "org.employee_saved");
export const useSetPassword = () =>
  useWrite(
    ({ id, password }: { id: string; password: string }) => ipc.setPassword(id, password),
    "org.password_set",
  );
export const useKeepIdNumbers = () =>
  useWrite((keep: boolean) => ipc.setKeepIdNumbers(keep), "org.chain_saved");
export const useSaveChain = () =>
  useWrite(
    ({ name, minutes }: { name: string; minutes: number }) => ipc.saveChain(name, minutes),
    "org.chain_saved",
  );
