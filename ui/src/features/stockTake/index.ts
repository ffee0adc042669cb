export { StockTakePage } from "./StockTakePage";
