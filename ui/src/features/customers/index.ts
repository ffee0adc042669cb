export { CustomerDrawer } from "./CustomerDrawer";
export { CustomersPage } from "./CustomersPage";
export { TagsPage } from "./TagsPage";
