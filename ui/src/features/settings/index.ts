export { BackupPage } from "./BackupPage";
export { DevicePage } from "./DevicePage";
