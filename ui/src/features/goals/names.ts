import { useState } from "react";
import type { GoalRow } from "../../bindings";

export type Names = {
  /** the name of a person, as far as it is known */
  of: (id: string | null) => string | undefined;
  learn: (id: string | null, name: string | null) => void;
};

function namesOf(row: GoalRow | null): [string, string][] {
  if (!row) return [];
  const { objective } = row;
  const holder: [string, string][] = objective.holder_id
    ? [[objective.holder_id, row.holder_name]]
    : [];
  return [
    [objective.owner_id, row.owner_name],
    ...holder,
    ...row.key_results.map((one): [string, string] => [one.key_result.owner_id, one.owner_name]),
  ];
}

/** The names of the people a form is about: those it came with, and those chosen since. */
export function useNames(...rows: (GoalRow | null)[]): Names {
  const [learnt, setLearnt] = useState<Record<string, string>>({});
  const known = new Map(rows.flatMap(namesOf));
  return {
    of: (id) => (id === null ? undefined : (learnt[id] ?? known.get(id))),
    learn: (id, name) => {
      if (id !== null && name !== null) setLearnt((old) => ({ ...old, [id]: name }));
    },
  };
}

/** The names of everything that ids of goals stand for: goals, whose they are, who answers. */
export function everyName(rows: GoalRow[]): Map<string, string> {
  const titles = rows.flatMap(({ objective, key_results }) =>
    [objective, ...key_results.map(({ key_result }) => key_result)].map(
      ({ id, title }): [string, string] => [id, title],
    ),
  );
  return new Map([...rows.flatMap(namesOf), ...titles]);
}
