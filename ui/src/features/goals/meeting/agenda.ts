import type { MeetingItem, TodoRow } from "../../../bindings";
import { addDays, weekday } from "../../../components/format";

export const GROUPS = ["behind", "at_risk", "silent"] as const;
export type Group = (typeof GROUPS)[number];

/** Why something is on the agenda; what is missed is spoken of with what is behind. */
export function groupOf({ key_result }: MeetingItem): Group {
  if (key_result.standing === "behind" || key_result.standing === "missed") return "behind";
  return key_result.standing === "at_risk" ? "at_risk" : "silent";
}

/** The agenda in the order in which it is spoken of, groups with nothing left out. */
export function agenda(items: MeetingItem[]): { group: Group; items: MeetingItem[] }[] {
  return GROUPS.map((group) => ({
    group,
    items: items.filter((item) => groupOf(item) === group),
  })).filter((part) => part.items.length > 0);
}

/** Decisions of the week, and those of earlier ones that are still open. */
export function byWeek(decisions: TodoRow[], week: string) {
  return {
    now: decisions.filter(({ todo }) => todo.week === week),
    earlier: decisions.filter(({ todo }) => todo.week !== week),
  };
}

/** Monday of the week that a day lies in. */
export const mondayOf = (day: string) => addDays(day, -weekday(day));

const two = (number: number) => String(number).padStart(2, "0");

/** Minutes after midnight as a clock shows them: 540 is 09:00. */
export const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** What a clock shows as minutes after midnight. */
export function minuteOf(shown: string): number {
  const [hours = 0, minutes = 0] = shown.split(":").map(Number);
  return hours * 60 + minutes;
}
