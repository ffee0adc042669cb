export { FilesPage } from "./FilesPage";
export { ImportPage } from "./ImportPage";
export { ImportsPage } from "./ImportsPage";
