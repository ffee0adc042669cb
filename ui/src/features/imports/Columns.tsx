import { useTranslation } from "react-i18next";
import type { FileColumn } from "../../bindings";
import { DataTable } from "../../components/DataTable";
import { Pill } from "../../components/Page";

/** The file's columns, what each is read as, and a few cells. */
export function Columns({ columns }: { columns: FileColumn[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      bleed
      label={t("import.view_columns")}
      testId="file-column"
      total={columns.length}
      row={(index) => columns[index]}
      rowKey={(column) => column.header}
      columns={[
        { key: "header", title: t("import.column"), width: "l", render: (column) => column.header },
        {
          key: "field",
          title: t("import.read_as"),
          width: "m",
          render: (column) =>
            column.field ? (
              <Pill tone="tint">{t(`column.${column.field}`)}</Pill>
            ) : (
              <Pill tone="grey">{t("import.not_used")}</Pill>
            ),
        },
        {
          key: "samples",
          title: t("import.samples"),
          width: "fill",
          render: (column) => column.samples.join(" · "),
        },
      ]}
    />
  );
}
