export { IdentityPage } from "./IdentityPage";
