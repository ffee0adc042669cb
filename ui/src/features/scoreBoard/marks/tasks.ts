import type { Marks, RatingTask } from "../../../bindings";

/** Somebody with everything of theirs that can be marked. */
export type Rated = {
  employee_id: string;
  name: string;
  store: string;
  tasks: RatingTask[];
  done: number;
};

const MOST_BUTTONS = 11;

export const isDone = ({ given, is_done }: RatingTask): boolean => given !== null || is_done;

/** Which task among those of a period. */
export const taskKey = (from: string, { employee_id, family_id, item }: RatingTask): string =>
  [from, employee_id, family_id, item].join("/");

/** The tasks by person, in the order in which they come. */
export function byPerson(tasks: RatingTask[]): Rated[] {
  const people = new Map<string, Rated>();
  for (const task of tasks) {
    const { employee_id, employee_name: name, store_name: store } = task;
    const known = people.get(employee_id) ?? { employee_id, name, store, tasks: [], done: 0 };
    known.tasks.push(task);
    known.done += isDone(task) ? 1 : 0;
    people.set(employee_id, known);
  }
  return [...people.values()];
}

export const isOpen = ({ tasks, done }: Rated): boolean => done < tasks.length;

/** Those with something open first. */
export const openFirst = (people: Rated[]): string[] =>
  [...people.filter(isOpen), ...people.filter((one) => !isOpen(one))].map(
    ({ employee_id }) => employee_id,
  );

/** People in an order that was settled before; whoever is new stands last. */
export function inOrder(people: Rated[], order: string[]): Rated[] {
  const places = new Map(order.map((id, at) => [id, at]));
  const place = ({ employee_id }: Rated) => places.get(employee_id) ?? order.length;
  return [...people].sort((one, other) => place(one) - place(other));
}

/** A mark without zeros at its end, so that the same marks are the same texts. */
export const plain = (mark: string | number): string => String(Number(Number(mark).toFixed(4)));

/** Every mark that may be given, where there are few enough for a button each. */
export function choices(marks: Marks | null): string[] | null {
  if (!marks) return null;
  const [low, high, step] = [Number(marks.lowest), Number(marks.highest), Number(marks.step)];
  if (!(step > 0)) return null;
  const total = Math.floor((high - low) / step + 1e-6) + 1;
  if (total < 2 || total > MOST_BUTTONS) return null;
  return Array.from({ length: total }, (_, at) => plain(low + at * step));
}

/** Whether a mark says yes or no. */
export const isYesOrNo = (marks: string[]): boolean => marks.join() === "0,1";
