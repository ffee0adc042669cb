import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { StockTakeLine, WeighedLine } from "../../bindings";
import { type Column, DataTable } from "../../components/DataTable";
import { NO_FIGURE } from "../../components/format";
import { useFigures } from "../../components/session";
import { QuantityInput } from "./QuantityInput";
import type { Count } from "./useCount";

type Props = {
  count: Count;
  lines: StockTakeLine[];
  weighed: WeighedLine[];
  onDone: () => void;
};

/** What is counted of each product beside its books. */
export function Lines({ count, lines, weighed, onDone }: Props) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const of = useMemo(() => new Map(weighed.map((line) => [line.product_id, line])), [weighed]);
  // A line that is counted no more has no difference, though the last answer may still name it.
  const told = ({ product_id, ...line }: StockTakeLine) =>
    count.counted({ product_id, ...line }) === null ? undefined : of.get(product_id);
  const columns: Column<StockTakeLine>[] = [
    {
      key: "name",
      title: t("stock_take.product"),
      width: "xl",
      lead: true,
      render: (line) => line.name || line.code,
    },
    { key: "code", title: t("column.product_code"), width: "m", render: (line) => line.code },
    {
      key: "book",
      title: t("column.book_quantity"),
      width: "s",
      align: "end",
      render: (line) => full(line.book, "units"),
    },
    {
      key: "counted",
      title: t("column.counted_quantity"),
      width: "m",
      align: "end",
      render: (line) => (
        <QuantityInput
          name={line.name || line.code}
          value={count.counted(line)}
          onChange={(quantity) => count.set(line.product_id, quantity)}
          onScan={count.scan}
          onDone={onDone}
        />
      ),
    },
    {
      key: "difference",
      title: t("stock_take.difference"),
      width: "s",
      align: "end",
      render: (line) => full(told(line)?.difference, "units"),
    },
    {
      key: "value",
      title: t("stock_take.value"),
      width: "m",
      align: "end",
      render: (line) => {
        const value = told(line)?.value;
        return value ? full(value, "money") : NO_FIGURE;
      },
    },
  ];
  return (
    <DataTable
      label={t("stock_take.lines")}
      columns={columns}
      total={lines.length}
      row={(index) => lines[index]}
      rowKey={(line) => line.product_id}
      selected={count.last}
      testId="stock-take-line"
    />
  );
}
