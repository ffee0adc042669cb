export { LeavingPage } from "./LeavingPage";
