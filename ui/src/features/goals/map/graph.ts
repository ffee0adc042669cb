import type { GoalLink, GoalTree, HolderKind, LinkKind, Standing } from "../../../bindings";

export const LEVELS: HolderKind[] = ["chain", "region", "department", "store", "employee"];
export const STANDINGS: Standing[] = [
  "missed",
  "behind",
  "at_risk",
  "no_data",
  "on_track",
  "upcoming",
  "met",
];

/** Why a goal has to look at another: it hangs on one that lags, or one beyond its plan warns it. */
export type Trouble = { why: "behind" | "overshoot"; title: string; note: string };

export type MapNode = {
  id: string;
  is: "objective" | "key_result";
  objectiveId: string;
  level: HolderKind;
  title: string;
  holderName: string;
  ownerName: string;
  /** 0 to 100; `null` without data */
  progress: string | null;
  planned: string;
  standing: Standing;
  /** in per cent, of a key result for which one is told */
  chance: string | null;
  troubles: Trouble[];
  /** objectives right below it that had no room on the map */
  hidden: number;
};

export type MapEdge = {
  id: string;
  from: string;
  to: string;
  /** a key result belongs to its objective; the others are links */
  kind: "belongs" | LinkKind;
  weight: number;
  overshoot: number;
  note: string;
};

export type GoalGraph = { nodes: MapNode[]; edges: MapEdge[] };

type Goals = Pick<GoalTree, "rows" | "links">;
type Side = { title: string; standing: Standing; raw: number };

const LAGGING: Standing[] = ["behind", "missed"];

/**
 * The alignment map (G-04): every objective, the key results that a link touches, and one edge for
 * each link and for each of these key results up to its objective.
 */
export function goalGraph(
  { rows, links }: Goals,
  hidden: ReadonlyMap<string, number> = new Map(),
): GoalGraph {
  const touched = new Set(links.flatMap((link) => [link.from_id, link.to_id]));
  const sides = sidesOf(rows);
  const nodes: MapNode[] = [];
  const edges: MapEdge[] = [];
  for (const row of rows) {
    const { objective, holder_name, owner_name, pace } = row;
    const shared = {
      objectiveId: objective.id,
      level: objective.holder,
      holderName: holder_name,
      planned: pace.planned,
    };
    nodes.push({
      ...shared,
      id: objective.id,
      is: "objective",
      title: objective.title,
      ownerName: owner_name,
      progress: row.progress,
      standing: row.standing,
      chance: null,
      troubles: troublesOf(objective.id, links, sides),
      hidden: hidden.get(objective.id) ?? 0,
    });
    for (const { key_result, ...one } of row.key_results) {
      if (!touched.has(key_result.id)) continue;
      nodes.push({
        ...shared,
        id: key_result.id,
        is: "key_result",
        title: key_result.title,
        ownerName: one.owner_name,
        progress: one.progress?.counted ?? null,
        standing: one.standing,
        chance: one.chance,
        troubles: troublesOf(key_result.id, links, sides),
        hidden: 0,
      });
      edges.push({
        id: `belongs:${key_result.id}`,
        from: key_result.id,
        to: objective.id,
        kind: "belongs",
        weight: key_result.weight,
        overshoot: 0,
        note: "",
      });
    }
  }
  const shown = new Set(nodes.map((node) => node.id));
  for (const link of links)
    if (shown.has(link.from_id) && shown.has(link.to_id)) edges.push(edgeOf(link));
  return { nodes, edges };
}

function edgeOf(link: GoalLink): MapEdge {
  return {
    id: link.id,
    from: link.from_id,
    to: link.to_id,
    kind: link.kind,
    weight: link.weight,
    overshoot: link.overshoot_percent,
    note: link.note,
  };
}

function sidesOf(rows: Goals["rows"]): Map<string, Side> {
  const sides = new Map<string, Side>();
  for (const row of rows) {
    const { id, title } = row.objective;
    sides.set(id, { title, standing: row.standing, raw: Number(row.progress ?? 0) });
    for (const { key_result, standing, progress } of row.key_results)
      sides.set(key_result.id, {
        title: key_result.title,
        standing,
        raw: Number(progress?.raw ?? 0),
      });
  }
  return sides;
}

function troublesOf(id: string, links: GoalLink[], sides: Map<string, Side>): Trouble[] {
  const troubles: Trouble[] = [];
  for (const link of links) {
    const isOwn = link.from_id === id || link.to_id === id;
    const other = sides.get(link.from_id === id ? link.to_id : link.from_id);
    if (!isOwn || !other) continue;
    if (link.kind === "depends_on" && LAGGING.includes(other.standing))
      troubles.push({ why: "behind", title: other.title, note: link.note });
    if (link.kind === "warns" && link.to_id === id && other.raw >= link.overshoot_percent)
      troubles.push({ why: "overshoot", title: other.title, note: link.note });
  }
  return troubles;
}

export type Narrowing = { levels: HolderKind[]; standings: Standing[] };

/** The goals of some levels and standings; none chosen means all. */
export function narrowed<Tree extends Goals>(tree: Tree, { levels, standings }: Narrowing): Tree {
  const rows = tree.rows.filter(
    (row) =>
      (levels.length === 0 || levels.includes(row.objective.holder)) &&
      (standings.length === 0 || standings.includes(row.standing)),
  );
  return { ...tree, rows };
}
