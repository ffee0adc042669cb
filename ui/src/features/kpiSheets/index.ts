export { SheetPage } from "./SheetPage";
export { SheetsPage } from "./SheetsPage";
