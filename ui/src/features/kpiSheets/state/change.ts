import type { KpiGroup, KpiItem } from "../../../bindings";
import { newGroup, newItem, type Whole } from "./sheet";

/** One place up or down in a list. */
function moved<T>(list: T[], at: number, by: -1 | 1): T[] {
  const one = list[at];
  const other = list[at + by];
  if (one === undefined || other === undefined) return list;
  const next = [...list];
  next[at] = other;
  next[at + by] = one;
  return next;
}

const inGroup = (content: Whole, group: string, change: (one: KpiGroup) => KpiGroup): Whole => ({
  ...content,
  groups: content.groups.map((one) => (one.key === group ? change(one) : one)),
});

export const setGroup = (content: Whole, group: string, part: Partial<KpiGroup>): Whole =>
  inGroup(content, group, (one) => ({ ...one, ...part }));

export const setItem = (content: Whole, item: string, part: Partial<KpiItem>): Whole => ({
  ...content,
  groups: content.groups.map((group) => ({
    ...group,
    items: group.items.map((one) => (one.key === item ? { ...one, ...part } : one)),
  })),
});

export function addGroup(content: Whole): Whole {
  return { ...content, groups: [...content.groups, newGroup(content)] };
}

export function removeGroup(content: Whole, group: string): Whole {
  return { ...content, groups: content.groups.filter(({ key }) => key !== group) };
}

export function moveGroup(content: Whole, group: string, by: -1 | 1): Whole {
  const at = content.groups.findIndex(({ key }) => key === group);
  return { ...content, groups: moved(content.groups, at, by) };
}

export function addItem(content: Whole, group: string): Whole {
  const item = newItem(content);
  return inGroup(content, group, (one) => ({ ...one, items: [...one.items, item] }));
}

export function removeItem(content: Whole, item: string): Whole {
  const without = (group: KpiGroup) => group.items.filter(({ key }) => key !== item);
  return { ...content, groups: content.groups.map((one) => ({ ...one, items: without(one) })) };
}

/** One place up or down; from the end of a group into the one beside it. */
export function moveItem(content: Whole, item: string, by: -1 | 1): Whole {
  const from = content.groups.findIndex(({ items }) => items.some(({ key }) => key === item));
  const group = content.groups[from];
  const at = group?.items.findIndex(({ key }) => key === item) ?? -1;
  const one = group?.items[at];
  if (!group || !one) return content;
  if (group.items[at + by])
    return inGroup(content, group.key, (of) => ({ ...of, items: moved(of.items, at, by) }));
  const beside = content.groups[from + by];
  if (!beside) return content;
  return inGroup(removeItem(content, item), beside.key, (of) => ({
    ...of,
    items: by > 0 ? [one, ...of.items] : [...of.items, one],
  }));
}
