import type { GoalPath } from "../../../bindings";

/** What a goal belongs to, what it helps, and what it reaches in the end (G-03). */
export type Influence = { of: GoalPath | null; helps: GoalPath[]; end: GoalPath | null };

/** The way up from a goal as a sentence takes it. The path is told nearest first. */
export function influence(path: GoalPath[], objective: string): Influence {
  const of = path.find((goal) => goal.id === objective) ?? null;
  const above = path.filter((goal) => goal !== of);
  return { of, helps: above.slice(0, -1), end: above.at(-1) ?? null };
}
