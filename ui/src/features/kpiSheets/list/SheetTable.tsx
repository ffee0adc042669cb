import { useTranslation } from "react-i18next";
import type { SheetRow } from "../../../bindings";
import { useGo } from "../../../components/address";
import { DataTable } from "../../../components/DataTable";
import { EmptyState } from "../../../components/Page";
import { TableTools, useHiddenColumns } from "../../../components/TableTools";
import { sheetOf } from "../state/versions";
import { useSheetColumns } from "./columns";
import styles from "./list.module.css";

const familyOf = (row: SheetRow) => sheetOf(row)?.family_id ?? "";

/** The chain's own sheets, one a line. */
export function SheetTable({ rows }: { rows: SheetRow[] }) {
  const { t } = useTranslation();
  const go = useGo();
  const columns = useSheetColumns();
  const [hidden, setHidden] = useHiddenColumns("kpi-sheets");
  if (rows.length === 0)
    return <EmptyState title={t("common.nothing_found")} text={t("common.nothing_found_text")} />;
  const list = {
    total: rows.length,
    row: (index: number) => rows[index],
    show: () => undefined,
    first: async (most: number) => rows.slice(0, most),
    extra: undefined,
    error: null,
    loading: false,
  };
  return (
    <>
      <div className={styles.tools}>
        <TableTools columns={columns} rows={list} hidden={hidden} onHidden={setHidden} />
      </div>
      <DataTable
        label={t("kpi_sheets.title")}
        testId="sheet-row"
        columns={columns.filter(({ key }) => !hidden.includes(key))}
        total={rows.length}
        row={(index) => rows[index]}
        rowKey={familyOf}
        onOpen={(row) => go("/scores/sheet", { sheet: familyOf(row) })}
        tall
      />
    </>
  );
}
