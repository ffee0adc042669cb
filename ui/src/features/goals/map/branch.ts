import type { Objective } from "../../../bindings";
import type { GoalMap } from "./queries";

/** The objective whose branch is shown; none while all are, or when it is not among the goals. */
export function trunkOf({ rows, branch }: Pick<GoalMap, "rows" | "branch">): Objective | null {
  const trunk = rows.find(
    ({ objective, key_results }) =>
      objective.id === branch || key_results.some(({ key_result }) => key_result.id === branch),
  );
  return trunk?.objective ?? null;
}

/**
 * How many objectives right below each one were left out. The trunk of a branch has none: asking for
 * its branch would show the same again.
 */
export function hiddenBelow(map: Omit<GoalMap, "links">): Map<string, number> {
  if (map.left_out.length === 0) return new Map();
  const drawn = new Set(map.rows.map(({ objective }) => objective.id));
  const trunk = trunkOf(map)?.id;
  return new Map(
    map.rows
      .filter(({ objective }) => objective.id !== trunk)
      .map(({ objective, supporters }) => {
        const hidden = new Set(supporters.filter((id) => !drawn.has(id)));
        return [objective.id, hidden.size];
      }),
  );
}
