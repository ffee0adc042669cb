import type { BoardItem, BoardSheet, PersonScore, Scale, ScoreCell } from "../../bindings";
import { grouped, NO_FIGURE } from "../../components/format";
import { points } from "../../components/kpi";

export const HEATS = 5;

export type Sorting = { by: string; rising: boolean };
export type OpenGap = { person: PersonScore; item: BoardItem; cell: ScoreCell };

const FULL: Record<Scale, number> = { hundred: 100, five: 5 };

export const cellOf = (person: PersonScore, key: string): ScoreCell | undefined =>
  person.cells.find((cell) => cell.key === key);

/** What a cell shows: its points, and of points beside the weights those that they add. */
export function shownPoints(item: BoardItem, cell: ScoreCell | undefined): string | null {
  if (!cell || cell.value === null) return null;
  return item.is_beside_weights ? cell.contribution : cell.score;
}

const PLACES: Record<Scale, number> = { hundred: 1, five: 2 };

/** The points of a cell with as many places as all others, so that they stand under each other. */
export function cellPoints(item: BoardItem, cell: ScoreCell | undefined, scale: Scale): string {
  const shown = shownPoints(item, cell);
  if (shown === null) return NO_FIGURE;
  return item.is_beside_weights ? points(shown) : grouped(Number(shown).toFixed(PLACES[scale]));
}

/** A total with the two places that people speak of. */
export const totalPoints = (total: string | null): string =>
  total === null ? NO_FIGURE : grouped(Number(total).toFixed(2));

/** How deep a cell is coloured, from 0 to 5; null where there is nothing to colour. */
export function heatOf(item: BoardItem, cell: ScoreCell | undefined, scale: Scale): number | null {
  if (!cell || cell.score === null || item.is_beside_weights) return null;
  const share = Number(cell.score) / FULL[scale];
  return Math.max(0, Math.min(HEATS, Math.ceil(share * HEATS)));
}

/** Those whom a text names: by name, staff number, post or store. */
export function named(people: PersonScore[], text: string): PersonScore[] {
  const asked = text.trim().toLowerCase();
  if (asked === "") return people;
  return people.filter(({ name, code, post, store_name }) =>
    [name, code, post, store_name].some((one) => one.toLowerCase().includes(asked)),
  );
}

/** By the score or by one item; whoever has no number stands last either way. */
export function sorted(sheet: BoardSheet, people: PersonScore[], { by, rising }: Sorting) {
  const item = sheet.items.find(({ key }) => key === by);
  const number = (person: PersonScore) => {
    const text = item ? shownPoints(item, cellOf(person, item.key)) : person.total;
    return text === null ? null : Number(text);
  };
  const ranked = people.map((person) => ({ person, number: number(person) }));
  const sign = rising ? 1 : -1;
  ranked.sort((one, other) => {
    if (one.number === null || other.number === null)
      return Number(one.number === null) - Number(other.number === null);
    return sign * (one.number - other.number);
  });
  return ranked.map(({ person }) => person);
}

/** Times of which people can do more: a share or a mark is none. */
const isCounted = ({ target_kind, is_beside_weights }: BoardItem) =>
  !is_beside_weights && target_kind === "count_per_month";

/** How much of its target a cell still lacks; nothing where it is reached. */
function lacking(cell: ScoreCell): number {
  if (cell.gap === null) return 0;
  const target = Number(cell.target);
  return target > 0 ? Number(cell.gap) / target : 0;
}

/** Whether a sheet counts anything of which people can do more. */
export const countsAnything = (sheet: BoardSheet): boolean => sheet.items.some(isCounted);

/** What people lack most of, one line a person, the farthest from the target first. */
export function openGaps(sheet: BoardSheet, people: PersonScore[]): OpenGap[] {
  const counted = sheet.items.filter(isCounted);
  const widest = people.flatMap((person) => {
    const gaps = counted.flatMap((item) => {
      const cell = cellOf(person, item.key);
      const by = cell ? lacking(cell) : 0;
      return cell && by > 0 ? [{ gap: { person, item, cell }, by }] : [];
    });
    gaps.sort((one, other) => other.by - one.by);
    return gaps.slice(0, 1);
  });
  widest.sort((one, other) => other.by - one.by);
  return widest.map(({ gap }) => gap);
}
