export { GoalDrawer } from "./GoalDrawer";
export { GoalTreePage } from "./GoalTreePage";
export { MapPage } from "./map/MapPage";
export { MeetingPage } from "./meeting/MeetingPage";
export { GoalPage } from "./page/GoalPage";
export { PlanPage } from "./plan/PlanPage";
export { PromotionsPage } from "./promotions/PromotionsPage";
export { ReviewPage } from "./review/ReviewPage";
