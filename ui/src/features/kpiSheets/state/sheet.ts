import type {
  Curve,
  Grain,
  KpiContent,
  KpiGroup,
  KpiItem,
  KpiSheet,
  SheetHead,
  Words,
} from "../../../bindings";

/** What a sheet holds, with nothing left out. */
export type Whole = Required<KpiContent>;

/** What is edited of a sheet. */
export type Edited = {
  name: Words;
  cycle: Grain;
  head: SheetHead;
  content: Whole;
  change_reason: string;
};

export function whole(content: KpiContent): Whole {
  return {
    scale: content.scale ?? "hundred",
    blank: content.blank ?? "redistribute",
    groups: content.groups ?? [],
    grades: content.grades ?? { kind: "none" },
    medals: content.medals ?? [],
  };
}

/** A version as it is edited; the reason of a version that counts is not that of the next. */
export function editedOf(sheet: KpiSheet): Edited {
  return {
    name: sheet.name,
    cycle: sheet.cycle,
    head: sheet.head,
    content: whole(sheet.content),
    change_reason: sheet.published_from === null ? sheet.change_reason : "",
  };
}

/** The full score of a scale. */
export const fullOf = (content: KpiContent): number => (content.scale === "five" ? 5 : 100);

/** Points that stand beside the weights. */
export const isBeside = (curve: Curve): boolean => curve.kind === "bonus" || curve.kind === "malus";

export const itemsOf = (content: KpiContent): KpiItem[] =>
  (content.groups ?? []).flatMap(({ items }) => items);

const taken = (content: Whole): Set<string> =>
  new Set([
    ...content.groups.flatMap(({ key, items }) => [key, ...items.map((item) => item.key)]),
    ...content.medals.flatMap(({ key, rows }) => [key, ...rows.map(({ item }) => item.key)]),
  ]);

function freeKey(content: Whole, stem: string): string {
  const keys = taken(content);
  let number = 1;
  while (keys.has(`${stem}_${number}`)) number += 1;
  return `${stem}_${number}`;
}

/** An item as it begins: a mark by hand, full at the scale's best. */
export function newItem(content: Whole): KpiItem {
  const full = String(fullOf(content));
  return {
    key: freeKey(content, "item"),
    name: { zh: "", en: "" },
    source: { kind: "rating", marks: null },
    whose: "person",
    layer: "process",
    weight: "0",
    target: { kind: "rating", value: full, from: null, budget: null },
    curve: { kind: "linear", cap: "100" },
    unit: { zh: "", en: "" },
    is_veto: false,
  };
}

export function newGroup(content: Whole): KpiGroup {
  const key = freeKey(content, "group");
  return { key, name: { zh: "", en: "" }, weight: "0", items: [], must_reach: null };
}
