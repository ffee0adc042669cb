import type {
  KpiItem,
  ProofGroup,
  ProofItem,
  ProofSource,
  ProofSpan,
  ScoreProof,
} from "../bindings";

const slice = {
  region_id: null,
  store_id: null,
  employee_id: "owner",
  category: null,
  product_id: null,
  channel: null,
  from: "2026-11-01",
  to: "2026-11-22",
};

/** A metric behind an item, as the shell tells it in tests. */
export function proofSource(code: string, change: Partial<ProofSource> = {}): ProofSource {
  return {
    code,
    name: { zh: code, en: code },
    formula: code,
    version: 1,
    unit: "count",
    slice,
    value: "5",
    rows: 5,
    ...change,
  };
}

/** An item of a proof: visits, 8 wanted and 5 made. */
export function proofItem(
  key: string,
  change: Partial<ProofItem> = {},
  item: Partial<KpiItem> = {},
): ProofItem {
  const target = item.target ?? { kind: "at_least", value: "8" };
  return {
    item: {
      key,
      name: { zh: key, en: key },
      source: { kind: "metric", code: "visits" },
      whose: "person",
      layer: "process",
      weight: "100",
      curve: { kind: "linear", cap: "100" },
      unit: { zh: "次", en: "visits" },
      is_veto: false,
      ...item,
      target,
    },
    target,
    value: "5",
    is_met: false,
    gap: "3",
    score: "62.5",
    share: "100",
    contribution: "62.5",
    sources: [proofSource("visits")],
    marks: [],
    goals: [],
    ...change,
  };
}

export function proofGroup(
  key: string,
  items: ProofItem[],
  change: Partial<ProofGroup> = {},
): ProofGroup {
  return {
    key,
    name: { zh: key, en: key },
    weight: "100",
    must_reach: null,
    score: "62.5",
    contribution: "62.5",
    items,
    ...change,
  };
}

export function proofSpan(groups: ProofGroup[], change: Partial<ProofSpan> = {}): ProofSpan {
  return {
    from: "2026-11-01",
    to: "2026-11-30",
    share: "100",
    months: "1",
    post: "客服导购",
    store_name: "徐汇店",
    sheet_id: "sheet-3",
    family_id: "sheet",
    sheet_name: { zh: "客服导购考核表", en: "Service sheet" },
    version: 3,
    scale: "hundred",
    blank: "redistribute",
    outcome: "scored",
    total: "62.5",
    blanks: [],
    failed: [],
    groups,
    ...change,
  };
}

/** A score of November as the shell tells it in tests, on the 22nd. */
export function scoreProof(spans: ProofSpan[], change: Partial<ScoreProof> = {}): ScoreProof {
  return {
    employee_id: "owner",
    code: "E01",
    name: "周敏",
    period: { from: "2026-11-01", to: "2026-11-30" },
    today: "2026-11-22",
    outcome: "scored",
    total: "62.5",
    scale: "hundred",
    grade: null,
    rank: null,
    of_people: null,
    spans,
    medals: [],
    agreement: null,
    kept: null,
    may_rate: false,
    hash: "7f3a000000000000000000000000000000000000000000000000000000c2c21d",
    ...change,
  };
}
