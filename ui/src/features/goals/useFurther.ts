import { useCallback, useMemo, useState } from "react";
import type { GoalFilter, GoalRow, GoalTree } from "../../bindings";
import { useSupporters } from "./queries";
import type { Node } from "./tree";

const NOTHING: GoalRow[] = [];

/** The goals of a tree too large to be read at once, and those read since under some of them. */
export function useFurther(filter: GoalFilter, tree: GoalTree | undefined) {
  const [of, setOf] = useState<string[]>([]);
  const under = useSupporters(filter, of);
  const first = tree?.rows ?? NOTHING;
  const rows = useMemo(() => {
    const all = new Map([...first, ...under.rows].map((row) => [row.objective.id, row]));
    return [...all.values()];
  }, [first, under.rows]);
  const isWhole = tree === undefined || tree.left_out.length === 0;
  const hasMore = useCallback(
    ({ row, further }: Node) => !isWhole && further > 0 && !of.includes(row.objective.id),
    [isWhole, of],
  );
  const read = useCallback((id: string) => setOf((old) => [...new Set([...old, id])]), []);
  return { rows, error: under.error, hasMore, read };
}
