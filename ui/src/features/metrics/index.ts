export { ExplorePage } from "./ExplorePage";
export { MetricsPage } from "./MetricsPage";
export { OwnMetricDrawer } from "./OwnMetricDrawer";
export { RowsDrawer } from "./RowsDrawer";
export { ValuesPage } from "./ValuesPage";
