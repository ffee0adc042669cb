export { MetricsPage } from "./MetricsPage";
export { RowsDrawer } from "./RowsDrawer";
