import { FolderOpenOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useGo } from "../../components/address";
import { useDevice } from "../../components/device";
import { fileName } from "../../components/format";

/** Which folder is looked into for new files, and the way to change that. */
export function FolderButton() {
  const { t } = useTranslation();
  const go = useGo();
  const { settings } = useDevice();
  const folder = settings.watch_folder;
  return (
    <Button
      icon={<FolderOpenOutlined />}
      title={folder || undefined}
      data-testid="watch-folder"
      onClick={() => go("/settings/files")}
    >
      {folder ? t("import.watching", { folder: fileName(folder) || folder }) : t("import.watch")}
    </Button>
  );
}
