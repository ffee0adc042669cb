export { StoreProfileDrawer } from "./StoreProfileDrawer";
