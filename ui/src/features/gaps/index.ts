export { GapsPage } from "./GapsPage";
