import { useState } from "react";
import type { RatingTask } from "../../../bindings";
import { useRateWork } from "../queries";
import { plain, taskKey } from "./tasks";

export type Draft = { value: string | null; evidence: string };
/** What is being done about one task; none of it is lost when another line is on screen. */
export type Work = { draft?: Draft; error?: unknown; saving?: boolean };

const keptOf = ({ given, evidence }: RatingTask): Draft => ({
  value: given === null ? null : plain(given),
  evidence,
});

const isSame = (one: Draft, other: Draft) =>
  one.value === other.value && one.evidence.trim() === other.evidence.trim();

/** What a line shows: what was typed, or else what was given. */
export const shownDraft = (task: RatingTask, work: Work): Draft => work.draft ?? keptOf(task);

/** Whether a line can be saved: a mark, and what shows it where one person alone gives it. */
export const canSave = (task: RatingTask, { draft }: Work): boolean =>
  draft !== undefined && draft.value !== null && (task.is_of_many || draft.evidence.trim() !== "");

/** The marks that are being given in a month, each saved by itself. */
export function useDrafts(from: string) {
  const [works, setWorks] = useState<Record<string, Work>>({});
  const rate = useRateWork();
  const set = (key: string, change: (old: Work) => Work) =>
    setWorks((old) => ({ ...old, [key]: change(old[key] ?? {}) }));
  const workOf = (task: RatingTask): Work => works[taskKey(from, task)] ?? {};

  const edit = (task: RatingTask, change: Partial<Draft>) =>
    set(taskKey(from, task), (old) => {
      const draft = { ...shownDraft(task, old), ...change };
      return isSame(draft, keptOf(task)) ? {} : { draft };
    });

  const save = async (task: RatingTask): Promise<boolean> => {
    const work = workOf(task);
    const { draft } = work;
    if (!draft || draft.value === null || work.saving || !canSave(task, work)) return false;
    const key = taskKey(from, task);
    const { employee_id, family_id, item } = task;
    const { value, evidence } = draft;
    set(key, () => ({ draft, saving: true }));
    try {
      await rate.mutateAsync({ employee_id, family_id, item, day: from, value, evidence });
      set(key, () => ({}));
      return true;
    } catch (error) {
      set(key, () => ({ draft, error }));
      return false;
    }
  };

  const dirty = Object.values(works).some(({ draft }) => draft !== undefined);
  return { workOf, edit, save, dirty };
}

export type Drafts = ReturnType<typeof useDrafts>;
