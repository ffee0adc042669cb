import { useTranslation } from "react-i18next";
import type { FileColumn } from "../../../bindings";
import { Pill } from "../../../components/Page";
import type { MappingDraft } from "./draft";
import { kindOf } from "./guess";
import styles from "./mapping.module.css";

type Props = { columns: FileColumn[]; draft: MappingDraft };

/** What stands in the file, column by column, and what of it is used. */
export function ColumnList({ columns, draft }: Props) {
  const { t } = useTranslation();
  const fieldOf = (header: string) =>
    Object.entries(draft.columns).find(([, used]) => used === header)?.[0];
  return (
    <section className={styles.side} aria-label={t("import.in_file", { count: columns.length })}>
      <h3>{t("import.in_file", { count: columns.length })}</h3>
      <ul className={styles.columns}>
        {columns.map((column) => {
          const field = fieldOf(column.header);
          return (
            <li key={column.header} data-used={field ? "" : undefined}>
              <b title={column.header}>{column.header}</b>
              <span className={styles.kind}>{t(`cell_kind.${kindOf(column.samples)}`)}</span>
              <span className={styles.samples} title={column.samples.join("\n")}>
                {column.samples.filter(Boolean).join(" · ")}
              </span>
              <span>{field && <Pill tone="tint">{t(`column.${field}`)}</Pill>}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
