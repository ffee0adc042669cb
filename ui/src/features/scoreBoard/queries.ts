import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Employee, NewRating, Period, Topic } from "../../bindings";
import { useScope } from "../../components/scope";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

/** Whatever scores are made of. */
const SCORED: Topic[] = ["scores", "goals", "metrics", "orders", "org", "people"];
const PEOPLE_A_PAGE = 200;

/** The scores of the month of a day, this month without one; of the place on screen. */
export function useScoreBoard(day: string | null) {
  const { region_id, store_id } = useScope();
  return useQuery({
    queryKey: about(SCORED, "score-board", day, region_id, store_id),
    queryFn: () => ipc.scoreBoard(day, "month", region_id, store_id),
    placeholderData: keepPreviousData,
  });
}

/** Everybody whom this person may see; a chain has hundreds of them, not millions. */
async function everybody(): Promise<Employee[]> {
  const people: Employee[] = [];
  for (;;) {
    const page = { offset: people.length, limit: PEOPLE_A_PAGE };
    const { total, rows } = await ipc.listEmployees("", page);
    people.push(...rows.map(({ employee }) => employee));
    if (rows.length === 0 || people.length >= total) return people;
  }
}

export function useEverybody(asks: boolean) {
  return useQuery({
    queryKey: about(["people"], "everybody"),
    queryFn: everybody,
    enabled: asks,
  });
}

export const useKeepScores = () =>
  useWrite((day: string) => ipc.keepScores(day, "month", null), "score_board.kept");

export function useRatingTasks(period: Period) {
  return useQuery({
    queryKey: about(["scores", "people", "org"], "rating-tasks", period),
    queryFn: () => ipc.ratingTasks(period),
  });
}

/** Gives a mark. What is refused stands with its line, and so is not said elsewhere. */
export const useRateWork = () =>
  useWrite(
    (rating: NewRating) => ipc.rateWork(rating),
    "score_board.marked",
    () => true,
  );
