export { ScorePage } from "./ScorePage";
