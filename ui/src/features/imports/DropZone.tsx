import { InboxOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { chooseSalesFiles } from "../../ipc";
import styles from "./imports.module.css";

type Props = {
  over: boolean;
  /** something above waits for a click first */
  quiet: boolean;
  onChosen: (paths: string[]) => void;
};

/** Where files are dropped, and what can be dropped. */
export function DropZone({ over, quiet, onChosen }: Props) {
  const { t } = useTranslation();
  const choose = async () => {
    const paths = await chooseSalesFiles(t("import.sales_files"));
    if (paths.length > 0) onChosen(paths);
  };
  return (
    <section className={styles.drop} data-over={over || undefined} data-testid="import-drop">
      <InboxOutlined className={styles.dropIcon} />
      <h2>{t(over ? "import.drop_now" : "import.drop_title")}</h2>
      <p>{t("import.drop_text")}</p>
      <Button
        type={quiet ? "default" : "primary"}
        data-testid="import-choose"
        onClick={() => void choose()}
      >
        {t("import.choose")}
      </Button>
      <ul className={styles.promises}>
        {["see_first", "no_doubles", "undo"].map((promise) => (
          <li key={promise}>
            <b>{t(`import.promise_${promise}`)}</b>
            {t(`import.promise_${promise}_text`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
