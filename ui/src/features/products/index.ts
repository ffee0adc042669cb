export { ProductDrawer } from "./ProductDrawer";
export { ProductsPage } from "./ProductsPage";
