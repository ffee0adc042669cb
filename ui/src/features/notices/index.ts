export { NoticeBell } from "./NoticeBell";
export { useFinishTodo } from "./queries";
