export { GoalDrawer } from "./GoalDrawer";
export { GoalTreePage } from "./GoalTreePage";
