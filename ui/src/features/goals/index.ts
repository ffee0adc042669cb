export { GoalDrawer } from "./GoalDrawer";
export { GoalTreePage } from "./GoalTreePage";
export { MapPage } from "./map/MapPage";
export { GoalPage } from "./page/GoalPage";
