import { ipc } from "../ipc";
import { useWrite } from "./write";

/** Marks something as done, or as not done after all. */
export const useFinishTodo = (done: boolean) =>
  useWrite(
    (id: string) => ipc.finishTodo(id, done),
    () => (done ? "todo.finished" : "todo.reopened"),
  );
