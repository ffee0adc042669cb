import type { GoalLink, GoalTree, LinkKind, Standing } from "../../../bindings";

/** The kinds that lead sideways; what supports is told by the way up. */
export const SIDEWAYS = ["depends_on", "warns", "shares"] as const satisfies readonly LinkKind[];
export type Sideways = (typeof SIDEWAYS)[number];

export type GoalName = { id: string; title: string; whose: string; standing: Standing };

/** A link as it is seen from one of its ends. */
export type SeenLink = {
  link: GoalLink;
  kind: Sideways;
  /** whether it begins here: who may change this goal may change it */
  isOwn: boolean;
  other: GoalName;
};

/** Every goal by its id, key results with those whose they are. */
export function namesOf({ rows }: Pick<GoalTree, "rows">, wholeChain: string) {
  const names = new Map<string, GoalName & { isResult: boolean }>();
  for (const row of rows) {
    const whose = row.holder_name || wholeChain;
    const { id, title } = row.objective;
    names.set(id, { id, title, whose, standing: row.standing, isResult: false });
    for (const { key_result, standing } of row.key_results)
      names.set(key_result.id, {
        id: key_result.id,
        title: key_result.title,
        whose,
        standing,
        isResult: true,
      });
  }
  return names;
}

/** The sideways links of a key result and of its objective. */
export function linksOf(
  tree: Pick<GoalTree, "rows" | "links">,
  own: string[],
  wholeChain: string,
): SeenLink[] {
  const names = namesOf(tree, wholeChain);
  return tree.links.flatMap((link) => {
    const kind = SIDEWAYS.find((one) => one === link.kind);
    const isOwn = own.includes(link.from_id);
    if (!kind || isOwn === own.includes(link.to_id)) return [];
    const other = names.get(isOwn ? link.to_id : link.from_id);
    return other ? [{ link, kind, isOwn, other }] : [];
  });
}

export type LinkEnds = { objective: string; result: string | null };

/** Where a link of a kind begins: only objectives share, only key results warn. */
export function beginOf(kind: Sideways, { objective, result }: LinkEnds): string | null {
  if (kind === "shares") return objective;
  return kind === "warns" ? result : (result ?? objective);
}
