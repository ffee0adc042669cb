import { useTranslation } from "react-i18next";
import type { Gaps } from "../../bindings";
import { type Column, DataTable } from "../../components/DataTable";

type Props<Row> = {
  name: keyof Gaps;
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
};

/** The list of one kind of gap. */
export function GapTable<Row>({ name, rows, ...rest }: Props<Row>) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t(`gaps.${name}`)}
      testId={`gap-${name}`}
      total={rows.length}
      row={(index) => rows[index]}
      {...rest}
    />
  );
}
