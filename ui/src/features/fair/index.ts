export { FairComparisonPage } from "./FairComparisonPage";
