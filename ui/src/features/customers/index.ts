export { CustomerDrawer } from "./CustomerDrawer";
export { CustomersPage } from "./CustomersPage";
