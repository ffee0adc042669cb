import type { GoalRow, KeyResultRow, SharedKeyResult } from "../../bindings";

/** An objective with those that stand under it. */
export type Node = {
  row: GoalRow;
  /** the key result above that it supports, when it is not the objective as a whole */
  toward: string | null;
  below: Node[];
  /** how many objectives support it that are not among the rows */
  further: number;
};

/** One line of the tree as it is drawn. */
export type Line =
  | { kind: "objective"; key: string; depth: number; node: Node; isOpen: boolean; opens: boolean }
  | { kind: "key_result"; key: string; depth: number; row: GoalRow; result: KeyResultRow }
  | { kind: "shared"; key: string; depth: number; row: GoalRow; result: SharedKeyResult }
  | { kind: "more"; key: string; depth: number; row: GoalRow; goals: number };

/** Each objective once, under the first of those it supports that is among the rows. */
export function grow(rows: GoalRow[]): Node[] {
  const nodes = new Map<string, Node>();
  const ofResult = new Map<string, { id: string; title: string }>();
  for (const row of rows) {
    nodes.set(row.objective.id, { row, toward: null, below: [], further: 0 });
    for (const { key_result } of row.key_results)
      ofResult.set(key_result.id, { id: row.objective.id, title: key_result.title });
  }
  const roots: Node[] = [];
  const parents = new Map<string, string>();
  for (const node of nodes.values())
    node.further = node.row.supporters.filter((id) => !nodes.has(id)).length;
  for (const [id, node] of nodes) {
    const goal = node.row.supports.find((one) => {
      const above = ofResult.get(one)?.id ?? one;
      return above !== id && nodes.has(above) && !leadsTo(parents, above, id);
    });
    const result = goal === undefined ? undefined : ofResult.get(goal);
    const above = goal === undefined ? undefined : nodes.get(result?.id ?? goal);
    if (!above) {
      roots.push(node);
      continue;
    }
    parents.set(id, above.row.objective.id);
    node.toward = result?.title ?? null;
    above.below.push(node);
  }
  return roots;
}

/** Whether the way up from one objective passes another: two devices at once can close a loop. */
function leadsTo(parents: Map<string, string>, from: string, to: string): boolean {
  for (let at: string | undefined = from; at !== undefined; at = parents.get(at))
    if (at === to) return true;
  return false;
}

/**
 * The lines that can be seen, given which objectives are open, and of which it is to be told that
 * more goals support them than there are lines.
 */
export function lines(
  nodes: Node[],
  isOpen: (node: Node, depth: number) => boolean,
  hasMore: (node: Node) => boolean = () => false,
): Line[] {
  const found: Line[] = [];
  const add = (node: Node, depth: number) => {
    const { row, below } = node;
    const { id } = row.objective;
    const goals = hasMore(node) ? node.further : 0;
    const opens = row.key_results.length + row.shared.length + below.length + goals > 0;
    const open = opens && isOpen(node, depth);
    found.push({ kind: "objective", key: id, depth, node, isOpen: open, opens });
    if (!open) return;
    for (const result of row.key_results)
      found.push({ kind: "key_result", key: result.key_result.id, depth: depth + 1, row, result });
    for (const result of row.shared)
      found.push({
        kind: "shared",
        key: `${id} ${result.key_result_id}`,
        depth: depth + 1,
        row,
        result,
      });
    for (const one of below) add(one, depth + 1);
    if (goals > 0) found.push({ kind: "more", key: `${id} more`, depth: depth + 1, row, goals });
  };
  for (const node of nodes) add(node, 0);
  return found;
}
