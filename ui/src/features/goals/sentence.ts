import { useTranslation } from "react-i18next";
import type { KeyResult, KeyResultKind, MetricUnit } from "../../bindings";
import { count } from "../../components/format";
import { useGoalFigures } from "./figures";

const NEEDS_START: readonly KeyResultKind[] = [
  "increase_percent",
  "decrease_percent",
  "increase_points",
  "decrease_points",
];

/** Whether progress is measured from a start. */
export const needsStart = (kind: KeyResultKind) => NEEDS_START.includes(kind);

/** Whether a start may be told at all. */
export const takesStart = (kind: KeyResultKind) => !["count", "milestone"].includes(kind);

/** Whether the target says by how much rather than to where. */
export const isChange = needsStart;

const number = (text: string | null) =>
  text === null || text.trim() === "" || !Number.isFinite(Number(text)) ? null : Number(text);

/**
 * The value at which what is being typed would be reached, as the shell tells it once it is kept;
 * null while a number is missing.
 */
export function aimOf(one: Pick<KeyResult, "kind" | "start" | "target">): string | null {
  const [start, target] = [number(one.start), number(one.target)];
  if (target === null) return null;
  const by: Partial<Record<KeyResultKind, (from: number) => number>> = {
    increase_percent: (from) => from + (from * target) / 100,
    decrease_percent: (from) => from - (from * target) / 100,
    increase_points: (from) => from + target,
    decrease_points: (from) => from - target,
  };
  const change = by[one.kind];
  if (!change) return one.target;
  return start === null ? null : String(Number(change(start).toFixed(4)));
}

type Said = Pick<KeyResult, "kind" | "source" | "unit" | "start" | "target" | "milestones">;

/** What a key result means, in one sentence: 从 30 % 提升到 35 %. Empty while numbers are missing. */
export function useSentence() {
  const { t } = useTranslation();
  const figure = useGoalFigures();
  return (one: Said, metric: MetricUnit | null): string => {
    if (one.source === "milestones")
      return t("goal_sentence.milestones", { total: count(one.milestones.length) });
    if (one.source === "supporters") return t("goal_sentence.supporters");
    const aim = aimOf(one);
    const say = (value: string | null) => figure(value, one, metric);
    if (number(one.target) === null) return "";
    if (aim === null)
      return t(`goal_sentence.${one.kind}_unknown`, { by: say(one.target), percent: one.target });
    const words = { from: say(one.start), to: say(aim), percent: one.target };
    if (one.kind === "at_least" || one.kind === "at_most" || one.kind === "count")
      return t(`goal_sentence.${one.kind}`, words);
    const start = number(one.start);
    if (start === null) return t("goal_sentence.reach", words);
    return t(Number(aim) >= start ? "goal_sentence.rise" : "goal_sentence.fall", words);
  };
}
