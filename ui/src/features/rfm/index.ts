export { RfmPage } from "./RfmPage";
