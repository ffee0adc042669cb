import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { openDetail, useAddress } from "./address";
import { type Column, DataTable } from "./DataTable";
import { Card, EmptyState, Failed, Loading } from "./Page";
import type { Paged } from "./pages";
import screen from "./screen.module.css";
import { TableTools, useHiddenColumns } from "./TableTools";

type Props<Row, Extra> = {
  label: string;
  rows: Paged<Row, Extra>;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
  testId: string;
  filtered: boolean;
  empty: ReactNode;
  /** when the filter finds nothing, in place of the plain words */
  nothing?: ReactNode;
  /** what narrows the list, left of the list's own tools */
  filters?: ReactNode;
  /** the column in which rows are selected; no part of what is shown, hidden or copied */
  select?: Column<Row>;
  /** what can be done with the rows selected */
  below?: ReactNode;
};

/** A long list on a screen: reading, failed, empty, nothing found, or the rows. */
export function ListBody<Row, Extra>({
  label,
  rows,
  columns,
  rowKey,
  onOpen,
  testId,
  filtered,
  empty,
  nothing,
  filters,
  select,
  below,
}: Props<Row, Extra>) {
  const { t } = useTranslation();
  const selected = openDetail(useAddress())?.id;
  const [hidden, setHidden] = useHiddenColumns(testId);
  if (rows.error !== undefined && rows.error !== null) return <Failed error={rows.error} />;
  return (
    <>
      {(rows.total !== 0 || filtered) && (
        <div className={screen.tools}>
          {filters}
          <span className={screen.grow} />
          <TableTools columns={columns} rows={rows} hidden={hidden} onHidden={setHidden} />
        </div>
      )}
      {below}
      <Card fill flush>
        {rows.loading && <Loading />}
        {rows.total === 0 &&
          (filtered
            ? (nothing ?? (
                <EmptyState
                  title={t("common.nothing_found")}
                  text={t("common.nothing_found_text")}
                />
              ))
            : empty)}
        {(rows.total ?? 0) > 0 && (
          <DataTable
            label={label}
            testId={testId}
            columns={[
              ...(select ? [select] : []),
              ...columns.filter((column) => !hidden.includes(column.key)),
            ]}
            total={rows.total ?? 0}
            row={rows.row}
            rowKey={rowKey}
            onShow={rows.show}
            onOpen={onOpen}
            selected={selected}
          />
        )}
      </Card>
    </>
  );
}
