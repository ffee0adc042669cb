export { MarksPage } from "./MarksPage";
export { TeamPage } from "./TeamPage";
