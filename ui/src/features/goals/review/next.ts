import type { GoalRow } from "../../../bindings";
import { addDays } from "../../../components/format";
import { type Days, quickDays } from "../periods";

/** So many days before its end a goal is looked back on. */
export const SOON = 7;

const DAY_MS = 86_400_000;
const WHOLE = ["month", "quarter", "year"] as const;

/** The days after a period: the next month, quarter or year, or else as many days. */
export function nextPeriod({ from, to }: Days): Days {
  const begin = addDays(to, 1);
  const whole = WHOLE.find((name) => {
    const days = quickDays(name, from);
    return days.from === from && days.to === to;
  });
  if (whole) return quickDays(whole, begin);
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
  return { from: begin, to: addDays(begin, days) };
}

/** Whether an objective was looked back on. */
export const isReviewed = ({ objective: { review } }: GoalRow): boolean =>
  typeof review.score === "number" || Boolean(review.lessons);

/** What is over or nearly so: first what was not looked back on, the latest end first. */
export function toReview(rows: GoalRow[], today: string): GoalRow[] {
  const until = addDays(today, SOON);
  const due = rows.filter(
    ({ objective }) => objective.begins_on <= today && objective.ends_on <= until,
  );
  return due.sort(
    (a, b) =>
      Number(isReviewed(a)) - Number(isReviewed(b)) ||
      b.objective.ends_on.localeCompare(a.objective.ends_on),
  );
}
