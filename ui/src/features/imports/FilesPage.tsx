import { useTranslation } from "react-i18next";
import { PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import { KeptMappings } from "./kept/KeptMappings";
import styles from "./kept/kept.module.css";
import { StoreAliases } from "./kept/StoreAliases";
import { WatchFolder } from "./kept/WatchFolder";

/** What is remembered about files: where they lie, what they call the stores, what their columns mean. */
export function FilesPage() {
  const { t } = useTranslation();
  const imports = useMay("import_sales");
  return (
    <div className={screen.screen}>
      <PageHead title={t("settings.files")} about={t("files.about")} />
      <div className={styles.page}>
        {imports && <WatchFolder />}
        <KeptMappings />
        <StoreAliases />
      </div>
    </div>
  );
}
