import { useTranslation } from "react-i18next";
import type { FileColumn } from "../../../bindings";
import { NO_FIGURE } from "../../../components/format";
import { FIELDS } from "../subjects";
import { asRead } from "./clean";
import type { MappingDraft } from "./draft";
import { fieldKind } from "./guess";
import styles from "./mapping.module.css";

type Props = { columns: FileColumn[]; draft: MappingDraft };

/** The first rows as they will be read; a cell that cannot be read is red. */
export function RowsPreview({ columns, draft }: Props) {
  const { t } = useTranslation();
  const fields = FIELDS[draft.subject].filter((field) => draft.columns[field] !== undefined);
  if (fields.length === 0) return <p className={styles.nothing}>{t("import.preview_begins")}</p>;
  const samplesOf = (header: string | undefined) =>
    columns.find((column) => column.header === header)?.samples ?? [];
  const cells = fields.map((field) => samplesOf(draft.columns[field]));
  const rows = Array.from({ length: Math.max(...cells.map((of) => of.length)) }, (_, row) => row);
  return (
    <div className={styles.rows}>
      <table data-testid="mapping-rows">
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field} data-end={fieldKind(field) === "number" || undefined}>
                {t(`column.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {fields.map((field, at) => {
                const read = asRead(field, cells[at]?.[row] ?? "");
                return (
                  <td
                    key={field}
                    data-end={fieldKind(field) === "number" || undefined}
                    data-bad={!read.good || undefined}
                    title={read.good ? undefined : t("import.cannot_read")}
                  >
                    {read.text || NO_FIGURE}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
