import type {
  GoalLink,
  GoalPage,
  GoalRow,
  GoalTree,
  KeyResult,
  KeyResultRow,
  LinkKind,
  Objective,
} from "../bindings";

/** An objective as the shell tells it in tests: the chain's, of this quarter, with nothing wrong. */
export function objective(id: string, change: Partial<Objective> = {}): Objective {
  return {
    id,
    title: id,
    why: "因为",
    holder: "chain",
    holder_id: null,
    owner_id: "owner",
    begins_on: "2026-10-01",
    ends_on: "2026-12-31",
    method: "okr",
    kind: "business",
    decomposition: { strategy: "", planning: "", critical_path: "" },
    development: { role_model: "", strengths: [], gaps: [], actions: [], is_weighted: false },
    locked: false,
    change_reason: "",
    review: { score: null, lessons: "", carried_to: null },
    template: "",
    ...change,
  };
}

export function keyResult(id: string, change: Partial<KeyResult> = {}): KeyResult {
  return {
    id,
    objective_id: "",
    title: id,
    owner_id: "owner",
    kind: "increase_points",
    source: "metric",
    metric: "repurchase_rate",
    slice: {
      region_id: null,
      store_id: null,
      employee_id: null,
      category: null,
      product_id: null,
      channel: null,
    },
    unit: "",
    start: "30",
    target: "5",
    budget: null,
    stretch: null,
    benchmark: null,
    weight: 100,
    position: 0,
    milestones: [],
    ...change,
  };
}

export function keyResultRow(
  id: string,
  change: Partial<KeyResultRow> = {},
  result: Partial<KeyResult> = {},
): KeyResultRow {
  return {
    key_result: keyResult(id, result),
    owner_name: "王芳",
    unit: "percent",
    value: "31.8",
    aim: "35",
    progress: { raw: "36", counted: "36" },
    is_met: false,
    chance: null,
    standing: "behind",
    of_budget: null,
    of_stretch: null,
    benchmark_gap: null,
    lost_metric: false,
    ...change,
  };
}

export function goalRow(
  id: string,
  change: Partial<GoalRow> = {},
  of: Partial<Objective> = {},
): GoalRow {
  const key_results = change.key_results ?? [];
  return {
    objective: objective(id, of),
    holder_name: "",
    owner_name: "王芳",
    progress: "36",
    without_data: 0,
    standing: "behind",
    pace: { days_past: 53, days_left: 39, planned: "57.6", has_begun: true },
    faults: [],
    weights: key_results.reduce((sum, one) => sum + one.key_result.weight, 0),
    key_results,
    shared: [],
    supports: [],
    supporters: [],
    ...change,
  };
}

export function goalLink(
  from_id: string,
  to_id: string,
  kind: LinkKind,
  change: Partial<GoalLink> = {},
): GoalLink {
  const id = `${from_id}-${kind}-${to_id}`;
  return { id, from_id, to_id, kind, weight: 100, overshoot_percent: 120, note: "", ...change };
}

/** The page of the first key result of an objective. */
export function goalPage(goal: GoalRow, change: Partial<GoalPage> = {}): GoalPage {
  return {
    today: "2026-11-22",
    goal,
    key_result: goal.key_results[0] ?? null,
    slice: null,
    path: [],
    supporters: [],
    days: [],
    kept: [],
    outlook: null,
    difficulty: null,
    check_ins: [],
    may_edit: true,
    may_agree: true,
    may_check_in: true,
    ...change,
  };
}

/** The tree of these goals, counted as the shell counts them. */
export function goalTree(
  rows: GoalRow[],
  links: GoalLink[] = [],
  change: Partial<GoalTree> = {},
): GoalTree {
  const results = rows.flatMap((row) => row.key_results);
  const standings = [...new Set(results.map(({ standing }) => standing))];
  const below = rows.filter(({ objective }) => objective.holder !== "chain");
  return {
    today: "2026-11-22",
    rows,
    links,
    clashes: [],
    left_out: [],
    tally: {
      objectives: rows.length,
      key_results: results.length,
      standings: standings.map((one) => [
        one,
        results.filter(({ standing }) => standing === one).length,
      ]),
      below: below.length,
      aligned: below.filter(({ faults }) => !faults.includes("not_aligned")).length,
    },
    ...change,
  };
}
