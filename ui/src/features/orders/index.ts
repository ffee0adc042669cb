export { OrderDrawer } from "./OrderDrawer";
export { OrdersPage } from "./OrdersPage";
