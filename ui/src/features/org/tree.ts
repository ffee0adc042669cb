import type { Department } from "../../bindings";

export type Placed = Department & { depth: number };

/** Departments under their parents, with how deep each stands. A loop or a lost parent ends at the top. */
export function placed(departments: readonly Department[]): Placed[] {
  const known = new Set(departments.map(({ id }) => id));
  const seen = new Set<string>();
  const under = (parent: string | null, depth: number): Placed[] =>
    departments
      .filter((one) =>
        parent === null ? !known.has(one.parent_id ?? "") : one.parent_id === parent,
      )
      .flatMap((one) => {
        if (seen.has(one.id)) return [];
        seen.add(one.id);
        return [{ ...one, depth }, ...under(one.id, depth + 1)];
      });
  const found = under(null, 0);
  const lost = departments.filter(({ id }) => !seen.has(id)).map((one) => ({ ...one, depth: 0 }));
  return [...found, ...lost];
}
