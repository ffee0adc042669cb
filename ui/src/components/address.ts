import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { Slice } from "../bindings";

export type RowsAddress = { code: string; slice: Slice };
export type DetailKind =
  | "order"
  | "product"
  | "customer"
  | "store"
  | "region"
  | "department"
  | "employee"
  | "own_metric"
  | "goal"
  | "store_profile";

/** What an address says besides the screen: every drawer and filter has its place here. */
export type AddressSearch = {
  /** `chain`, `region:<id>` or `store:<id>` */
  scope?: string;
  /** the detail drawer, `<kind>:<id>`; id `new` for a record being made */
  open?: string;
  /** the rows behind a number */
  rows?: RowsAddress;
  /** files chosen for import */
  paths?: string[];
  /** the thing a page of its own is about */
  id?: string;
  /** the KPI sheet that is designed, through all its versions */
  sheet?: string;
  /** filters of the list on screen */
  filter?: Record<string, string>;
};

function textsOf(value: unknown): string[] | undefined {
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string");
  return typeof value === "string" && value !== "" ? [value] : undefined;
}

function isRows(value: unknown): value is RowsAddress {
  return typeof value === "object" && value !== null && "code" in value && "slice" in value;
}

/** Keeps what we understand of an address, so that a hand-typed one cannot break a screen. */
export function readSearch(search: Record<string, unknown>): AddressSearch {
  const filter = search.filter;
  return {
    scope: typeof search.scope === "string" ? search.scope : undefined,
    open: typeof search.open === "string" ? search.open : undefined,
    rows: isRows(search.rows) ? search.rows : undefined,
    paths: textsOf(search.paths),
    id: typeof search.id === "string" ? search.id : undefined,
    sheet: typeof search.sheet === "string" ? search.sheet : undefined,
    filter:
      typeof filter === "object" && filter !== null
        ? Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)]))
        : undefined,
  };
}

export function useAddress(): AddressSearch {
  return readSearch(useSearch({ strict: false }) as Record<string, unknown>);
}

type Merge = (change: Partial<AddressSearch>, options?: { replace?: boolean }) => void;

/** Changes the search part of the address and stays on the screen. */
export function useMergeAddress(): Merge {
  const navigate = useNavigate();
  return useCallback(
    (change, options) => {
      const search = (old: AddressSearch) => ({ ...old, ...change });
      void navigate({ to: ".", search: search as never, replace: options?.replace });
    },
    [navigate],
  );
}

/** Goes to a screen, keeping the scope. */
export function useGo(): (to: string, search?: AddressSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    (to, search = {}) => {
      const next = (old: AddressSearch) => ({ scope: old.scope, ...search });
      void navigate({ to, search: next as never });
    },
    [navigate],
  );
}

/** Opens and closes the drawers. */
export function useDrawers() {
  const merge = useMergeAddress();
  return useMemo(
    () => ({
      open: (kind: DetailKind, id: string) => merge({ open: `${kind}:${id}` }),
      close: () => merge({ open: undefined }),
      showRows: (code: string, slice: Slice) => merge({ rows: { code, slice }, open: undefined }),
      closeRows: () => merge({ rows: undefined, open: undefined }),
    }),
    [merge],
  );
}

/** The drawer an address names, if any. */
export function openDetail(search: AddressSearch): { kind: DetailKind; id: string } | null {
  const [kind, ...rest] = search.open?.split(":") ?? [];
  return kind && rest.length > 0 ? { kind: kind as DetailKind, id: rest.join(":") } : null;
}
