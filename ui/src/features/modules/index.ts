export { HiddenModule } from "./HiddenModule";
export { ModulesPage } from "./ModulesPage";
