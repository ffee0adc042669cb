import { useWrite } from "../../../components/write";
import { ipc } from "../../../ipc";
import type { Days } from "../periods";

type Review = { score: number | null; lessons: string };

export const useReview = (id: string) =>
  useWrite(({ score, lessons }: Review) => ipc.reviewGoal(id, score, lessons), "review.saved");

export const useCarry = (id: string) =>
  useWrite(({ from, to }: Days) => ipc.carryGoal(id, from, to), "review.carried_done");
