import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useDevice } from "../../../components/device";
import { Card } from "../../../components/Page";
import { chooseFolder } from "../../../ipc";
import styles from "./kept.module.css";

/** The folder of this device in which new files are looked for. */
export function WatchFolder() {
  const { t } = useTranslation();
  const { settings, save } = useDevice();
  const folder = settings.watch_folder ?? "";
  const choose = async () => {
    const chosen = await chooseFolder();
    if (chosen !== null) save({ watch_folder: chosen });
  };
  return (
    <Card title={t("files.watch")} aside={t("files.watch_text")}>
      <p className={styles.folder}>
        <b data-testid="watched-folder">{folder || t("files.no_folder")}</b>
        <Button size="small" onClick={() => void choose()} data-testid="choose-watch-folder">
          {t(folder ? "backup.change_folder" : "files.choose_folder")}
        </Button>
        {folder && (
          <Button size="small" type="text" onClick={() => save({ watch_folder: "" })}>
            {t("files.stop_watching")}
          </Button>
        )}
      </p>
    </Card>
  );
}
