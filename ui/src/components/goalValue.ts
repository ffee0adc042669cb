import type { TFunction } from "i18next";
import type { Decomposition, Development, Milestone, ObjectiveReview } from "../bindings";
import { NO_FIGURE } from "./format";
import type { Known } from "./historyValue";

type Part = [name: string, said: string | number | null | undefined];

/** What is filled in, each with its name. */
function told(parts: Part[], t: TFunction): string {
  return parts
    .filter(([, said]) => said !== null && said !== undefined && said !== "")
    .map(([name, said]) => `${name}${t("common.colon")}${said}`)
    .join(" · ");
}

/** The plan an objective comes from: 战略：国际化 · 规划：欧洲市场. */
export function decompositionWords(plan: Decomposition, t: TFunction): string {
  const levels = ["strategy", "planning", "critical_path"] as const;
  return told(
    levels.map((level): Part => [t(`goal_plan.${level}`), plan[level]]),
    t,
  );
}

/** A person's plan to grow; that it counts in a score is told only when it does. */
export function developmentWords(plan: Development, t: TFunction): string {
  const lists = ["strengths", "gaps", "actions"] as const;
  return told(
    [
      [t("goal_development.role_model"), plan.role_model],
      ...lists.map(
        (list): Part => [t(`goal_development.${list}`), plan[list]?.join(t("common.comma"))],
      ),
      [t("goal_development.is_weighted"), plan.is_weighted ? t("history.yes") : null],
    ],
    t,
  );
}

/** What was learnt at the end, and where it goes on. */
export function reviewWords(review: ObjectiveReview, t: TFunction, { names }: Known): string {
  const next = review.carried_to && (names.get(review.carried_to) ?? t("review.carried"));
  return told(
    [
      [t("review.score"), review.score],
      [t("review.lessons"), review.lessons],
      [t("review.next"), next],
    ],
    t,
  );
}

/** Milestones in their order, each with the day it was done or is due. */
export function milestoneWords(milestones: Milestone[], t: TFunction): string {
  const words = milestones.map(({ title = NO_FIGURE, due_on, done_on }) => {
    if (done_on) return t("history.step_done", { title, day: done_on });
    return due_on ? t("history.step_due", { title, day: due_on }) : title;
  });
  return words.join(t("common.comma"));
}
