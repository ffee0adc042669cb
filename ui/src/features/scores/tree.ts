import type { ProofGroup, ProofItem, ProofSpan, Scale, ScoreProof, Words } from "../../bindings";

/** What a full score is on a scale. */
export const fullOf = (scale: Scale): number => (scale === "five" ? 5 : 100);

/** Whether an item's points stand beside the weights. */
export const isBeside = ({ item: { curve } }: ProofItem): boolean =>
  curve.kind === "bonus" || curve.kind === "malus";

/** Names an item of a stretch in the address. */
export const itemId = (span: number, item: ProofItem): string => `${span}:${item.item.key}`;

export const itemsOf = (span: Pick<ProofSpan, "groups">): ProofItem[] =>
  span.groups.flatMap((one) => one.items);

/** The names of items and groups by their keys, in the order of the sheet. */
export function namesOf(span: ProofSpan, keys: string[]): Words[] {
  const all = span.groups.flatMap((group) => [
    { key: group.key, name: group.name },
    ...group.items.map(({ item }) => ({ key: item.key, name: item.name })),
  ]);
  return all.filter(({ key }) => keys.includes(key)).map(({ name }) => name);
}

/** The stretch that counts now: the one of today, or else the last. */
export function spanNow({ spans, today }: ScoreProof): number {
  const at = spans.findIndex(({ from, to }) => from <= today && today <= to);
  return at === -1 ? spans.length - 1 : at;
}

/** How much an item costs while it is short of its target; only to tell which matters more. */
function cost(one: ProofItem, full: number): number {
  if (one.item.curve.kind === "malus") return -Number(one.contribution);
  if (one.item.curve.kind === "bonus") return 0;
  return (Number(one.share) * (full - Number(one.score))) / 100;
}

export type Gap = { id: string; one: ProofItem };

/** The gaps that matter most: first what fails the whole sheet, then what costs most points. */
export function gapsOf(proof: ScoreProof, most: number): Gap[] {
  const at = spanNow(proof);
  const span = proof.spans[at];
  if (!span) return [];
  const full = fullOf(span.scale);
  const fails = ({ item, is_met }: ProofItem) => item.is_veto === true && is_met === false;
  const open = itemsOf(span).filter(
    (one) =>
      one.gap !== null && Number(one.gap) > 0 && (fails(one) || (one.score && cost(one, full) > 0)),
  );
  return open
    .sort((a, b) => Number(fails(b)) - Number(fails(a)) || cost(b, full) - cost(a, full))
    .slice(0, most)
    .map((one) => ({ id: itemId(at, one), one }));
}

/** Where a part of the score stands on the way from nothing to the whole, in per cent. */
export type Stretch = { from: number; width: number; falls: boolean };

/** Whether everything that has data reached its target. */
export const allMet = (proof: ScoreProof): boolean =>
  itemsOf(proof.spans[spanNow(proof)] ?? { groups: [] }).every(({ is_met }) => is_met !== false);

/** How high a sum comes on its way. */
function highest(parts: number[]): number {
  let sum = 0;
  return Math.max(...parts.map((part) => (sum += part)));
}

/** Each item's part of the score, one behind the other: so they add up to it. */
export function stretches(proof: ScoreProof): Map<string, Stretch> {
  const found = new Map<string, Stretch>();
  const parts = proof.spans.flatMap(itemsOf).map((one) => Number(one.contribution));
  const full = Math.max(fullOf(proof.scale), highest(parts));
  let sum = 0;
  proof.spans.forEach((span, at) => {
    for (const one of itemsOf(span)) {
      const adds = Number(one.contribution);
      const from = Math.min(sum, sum + adds);
      found.set(itemId(at, one), {
        from: (from / full) * 100,
        width: (Math.abs(adds) / full) * 100,
        falls: adds < 0,
      });
      sum += adds;
    }
  });
  return found;
}

/** So many places all parts of a score are shown with: they must be seen to add up. */
export function placesOf(proof: ScoreProof): number {
  const parts = proof.spans.flatMap(itemsOf).map((one) => one.contribution);
  const places = parts.map((part) => part.replace(/0+$/, "").split(".")[1]?.length ?? 0);
  return Math.max(2, ...places);
}

/** The parts a score is the sum of: its stretches where there are several, its groups otherwise. */
export function partsOf(proof: ScoreProof): { span: ProofSpan; group: ProofGroup | null }[] {
  const [only, ...more] = proof.spans;
  if (!only) return [];
  if (more.length > 0) return proof.spans.map((span) => ({ span, group: null }));
  return only.groups.map((group) => ({ span: only, group }));
}
