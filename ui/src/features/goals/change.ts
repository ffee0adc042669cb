import type {
  GoalChange,
  GoalPage,
  KeyResult,
  Objective,
  Session,
  SharedKeyResult,
} from "../../bindings";
import { type Days, quickDays } from "./periods";
import { isChange } from "./sentence";

/** A goal in its form: what is kept of it, and why it is changed after it was agreed. */
export type GoalDraft = GoalChange & { reason: string };

export type SetDraft = <Name extends keyof GoalDraft>(name: Name, value: GoalDraft[Name]) => void;

export function draftOf(page: GoalPage): GoalDraft {
  const { objective, key_results, supports } = page.goal;
  return {
    objective,
    key_results: key_results.map((row) => row.key_result),
    supports,
    reason: "",
  };
}

/** Whose goals a person usually sets: of the place they answer for, or their own. */
function usualHolder(session: Session): Pick<Objective, "holder" | "holder_id"> {
  const reach = session.grants.find(({ operation }) => operation === "edit_goal")?.reach;
  if (reach === "chain") return { holder: "chain", holder_id: null };
  if (reach === "region" && session.region_id)
    return { holder: "region", holder_id: session.region_id };
  if (reach === "store" && session.store_id)
    return { holder: "store", holder_id: session.store_id };
  return { holder: "employee", holder_id: session.employee_id };
}

/** A new objective as it begins: of this quarter, or of the days of the one it is to support. */
export function begun(id: string, session: Session, today: string, above?: GoalPage): GoalDraft {
  const usual = quickDays("quarter", today);
  const days: Days = above
    ? { from: above.goal.objective.begins_on, to: above.goal.objective.ends_on }
    : usual;
  return {
    objective: {
      id,
      title: "",
      why: "",
      ...usualHolder(session),
      owner_id: session.employee_id,
      begins_on: days.from,
      ends_on: days.to,
      method: "okr",
      kind: "business",
      decomposition: { strategy: "", planning: "", critical_path: "" },
      development: {
        role_model: "",
        strengths: [],
        gaps: [],
        actions: [],
        is_weighted: false,
      },
      locked: false,
      change_reason: "",
      review: { score: null, lessons: "", carried_to: null },
      template: "",
    },
    key_results: [],
    supports: above ? [above.goal.objective.id] : [],
    reason: "",
  };
}

/** A new key result of an objective: its number is that of whose objective it is. */
export function newKeyResult(id: string, objective: Objective, others: KeyResult[]): KeyResult {
  const { holder, holder_id } = objective;
  const left = 100 - others.reduce((sum, one) => sum + one.weight, 0);
  return {
    id,
    objective_id: objective.id,
    title: "",
    owner_id: objective.owner_id,
    kind: "absolute",
    source: "metric",
    metric: "",
    slice: {
      region_id: holder === "region" ? holder_id : null,
      store_id: holder === "store" ? holder_id : null,
      employee_id: null,
      category: null,
      product_id: null,
      channel: null,
    },
    unit: "",
    start: null,
    target: "",
    budget: null,
    stretch: null,
    benchmark: null,
    weight: Math.max(0, left),
    position: others.length,
    milestones: [],
  };
}

/** The weights shared out evenly, what is left over to the first ones; together 100 with `taken`. */
export function evenWeights(results: KeyResult[], taken: number): KeyResult[] {
  const all = Math.max(0, 100 - taken);
  const each = Math.floor(all / results.length);
  const over = all - each * results.length;
  return results.map((one, at) => ({ ...one, weight: each + (at < over ? 1 : 0) }));
}

export function weightsOf(results: KeyResult[], shared: SharedKeyResult[]): number {
  return [...results, ...shared].reduce((sum, one) => sum + one.weight, 0);
}

/** What is measured of a key result; its words may change freely after it was agreed. */
function measured(one: KeyResult) {
  const milestones = one.milestones.map(({ title, due_on }) => ({ title, due_on }));
  return { ...one, title: "", position: 0, benchmark: null, milestones };
}

/** Whether numbers or days differ, which after agreeing takes a reason. */
export function numbersDiffer(before: GoalDraft, after: GoalDraft): boolean {
  const days = ({ objective }: GoalDraft) => [objective.begins_on, objective.ends_on];
  const numbers = ({ key_results }: GoalDraft) =>
    [...key_results].sort((a, b) => (a.id < b.id ? -1 : 1)).map(measured);
  const told = (draft: GoalDraft) => JSON.stringify([days(draft), numbers(draft)]);
  return told(before) !== told(after);
}

const isBlank = (text: string | null | undefined) => (text ?? "").trim() === "";

/** The fields that must be filled before it can be kept, of key results as `<id>.<field>`. */
export function missing(draft: GoalDraft, asksReason: boolean): Set<string> {
  const { objective, key_results } = draft;
  const found = new Set<string>();
  if (isBlank(objective.title)) found.add("title");
  if (objective.holder !== "chain" && !objective.holder_id) found.add("holder_id");
  if (asksReason && isBlank(draft.reason)) found.add("reason");
  for (const one of key_results) {
    const lacks = (field: string, is: boolean) => is && found.add(`${one.id}.${field}`);
    const steps = one.source === "milestones";
    lacks("title", isBlank(one.title));
    lacks("metric", one.source === "metric" && one.metric === "");
    lacks("target", !steps && isBlank(one.target));
    lacks("start", !steps && isChange(one.kind) && isBlank(one.start));
    const blank = one.milestones.some((step) => isBlank(step.title));
    lacks("milestones", steps && (one.milestones.length === 0 || blank));
  }
  return found;
}

/** A draft as the shell takes it. */
export function asChange(draft: GoalDraft, asksReason: boolean): GoalChange {
  const { objective, key_results, supports, reason } = draft;
  const change_reason = asksReason ? reason : objective.change_reason;
  return {
    objective: { ...objective, change_reason },
    // What has no number of its own is kept with nought.
    key_results: key_results.map((one) => (isBlank(one.target) ? { ...one, target: "0" } : one)),
    supports,
  };
}
