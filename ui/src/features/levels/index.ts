export { LevelsPage } from "./LevelsPage";
