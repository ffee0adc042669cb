import type { Decomposition } from "../../../bindings";

export type PlanLevel = { level: string; said: string | null };

/** From strategy to target in five levels (G-22); what nobody wrote down is `null`. */
export function planLine(
  { strategy, planning, critical_path }: Decomposition,
  result: string | null,
  aim: string | null,
): PlanLevel[] {
  const written = (text: string | undefined) => text?.trim() || null;
  return [
    { level: "strategy", said: written(strategy) },
    { level: "planning", said: written(planning) },
    { level: "critical_path", said: written(critical_path) },
    { level: "key_result", said: result },
    { level: "target", said: aim },
  ];
}

/** Whether anybody began to write down where a goal comes from. */
export const isPlanned = (decomposition: Decomposition) =>
  [decomposition.strategy, decomposition.planning, decomposition.critical_path].some((text) =>
    text?.trim(),
  );
