export { BackupPage } from "./BackupPage";
export { DevicePage } from "./DevicePage";
export { ProtectionPage } from "./ProtectionPage";
