import type {
  BoardItem,
  BoardSheet,
  PersonScore,
  RatingTask,
  ScoreBoard,
  ScoreCell,
} from "../bindings";

export function boardItem(key: string, change: Partial<BoardItem> = {}): BoardItem {
  return {
    key,
    name: { zh: key, en: key },
    unit: { zh: "次", en: "times" },
    layer: "process",
    share: "50",
    is_beside_weights: false,
    target_kind: "count_per_month",
    ...change,
  };
}

export function scoreCell(key: string, change: Partial<ScoreCell> = {}): ScoreCell {
  return {
    key,
    value: "5",
    target: "8",
    gap: "3",
    is_met: false,
    score: "62.5",
    contribution: "31.25",
    ...change,
  };
}

/** Somebody with a score, as the shell tells it in tests. */
export function personScore(name: string, change: Partial<PersonScore> = {}): PersonScore {
  return {
    employee_id: name,
    code: name,
    name,
    post: "导购",
    store_id: "xuhui",
    store_name: "徐汇店",
    sheet_id: "sheet",
    outcome: "scored",
    total: "80",
    grade: null,
    rank: 1,
    spans: 1,
    cells: [],
    ...change,
  };
}

export function boardSheet(people: PersonScore[], change: Partial<BoardSheet> = {}): BoardSheet {
  return {
    sheet_id: "sheet",
    family_id: "family",
    version: 1,
    name: { zh: "导购考核", en: "Sales" },
    scale: "hundred",
    items: [],
    people,
    grades: [],
    middle: people[0]?.total ?? null,
    ...change,
  };
}

export const scoreBoard = (...sheets: BoardSheet[]): ScoreBoard => ({
  period: { from: "2026-11-01", to: "2026-11-30" },
  today: "2026-11-22",
  sees_others: true,
  sheets,
});

export function ratingTask(
  who: string,
  item: string,
  change: Partial<RatingTask> = {},
): RatingTask {
  return {
    employee_id: who,
    employee_name: who,
    store_name: "徐汇店",
    family_id: "family",
    item,
    name: { zh: item, en: item },
    unit: { zh: "分", en: "points" },
    marks: { lowest: "1", highest: "5", step: "0.5" },
    is_of_many: false,
    given: null,
    evidence: "",
    is_done: false,
    ...change,
  };
}
