export { MarksPage } from "./marks/MarksPage";
export { TeamPage } from "./TeamPage";
