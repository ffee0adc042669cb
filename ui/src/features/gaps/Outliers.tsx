import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Gaps } from "../../bindings";
import { useDrawers } from "../../components/address";
import { NO_FIGURE } from "../../components/format";
import { sliceOf } from "../../components/scope";
import { useFigures } from "../../components/session";
import { GapTable } from "./GapTable";
import { timesUsual } from "./strips";

/** Days far from the usual, with the rows behind them. */
export function Outliers({ gaps }: { gaps: Gaps }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const { showRows } = useDrawers();
  const see = (row: Gaps["outliers"][number]) =>
    showRows("net_sales", sliceOf({ region_id: null, store_id: row.store_id }, row.day, row.day));
  return (
    <GapTable
      name="outliers"
      rows={gaps.outliers}
      rowKey={(row) => `${row.store_id}-${row.day}`}
      onOpen={see}
      columns={[
        { key: "day", title: t("gaps.day"), width: "m", render: (row) => row.day },
        {
          key: "store",
          title: t("order.store"),
          width: "fill",
          lead: true,
          render: (row) => row.store_name,
        },
        {
          key: "value",
          title: t("gaps.sold"),
          width: "l",
          align: "end",
          render: (row) => full(row.value),
        },
        {
          key: "usual",
          title: t("gaps.usual"),
          width: "l",
          align: "end",
          render: (row) => full(row.usual),
        },
        {
          key: "times",
          title: t("gaps.times"),
          width: "m",
          align: "end",
          render: (row) => {
            const times = timesUsual(row);
            return times === null ? NO_FIGURE : t("gaps.times_usual", { times });
          },
        },
        {
          key: "rows",
          title: "",
          width: "m",
          align: "end",
          render: (row) => (
            <Button size="small" type="link" onClick={() => see(row)}>
              {t("gaps.see_rows")}
            </Button>
          ),
        },
      ]}
    />
  );
}
