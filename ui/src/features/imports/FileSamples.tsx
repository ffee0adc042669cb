import { useTranslation } from "react-i18next";
import type { FileColumn } from "../../bindings";
import styles from "./imports.module.css";

/** What stands in the file, column by column, for the person who says what each is. */
export function FileSamples({ columns }: { columns: FileColumn[] }) {
  const { t } = useTranslation();
  return (
    <aside className={styles.summary}>
      <h3>{t("import.in_file", { count: columns.length })}</h3>
      <dl className={styles.samples}>
        {columns.map((column) => (
          <div key={column.header}>
            <dt>{column.header}</dt>
            <dd>{column.samples.join(" · ")}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
