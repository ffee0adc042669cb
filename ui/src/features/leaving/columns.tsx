import { useTranslation } from "react-i18next";
import type { LeavingPage, LeavingRow } from "../../bindings";
import type { Column } from "../../components/DataTable";
import { count, NO_FIGURE } from "../../components/format";
import { useFigures } from "../../components/session";
import styles from "./leaving.module.css";

/** What is told of each customer: who, why, and how much is at stake. */
export function useLeavingColumns(page: LeavingPage | undefined): Column<LeavingRow>[] {
  const { t } = useTranslation();
  const { full } = useFigures();
  const why = (row: LeavingRow) =>
    row.usual_gap_days === null
      ? t("leaving.why_once", { silent: count(row.silent_days) })
      : t("leaving.why", { gap: count(row.usual_gap_days), silent: count(row.silent_days) });
  return [
    {
      key: "name",
      title: t("customer.name"),
      width: "m",
      lead: true,
      render: ({ customer: { customer } }) => customer.name || customer.outside_id || NO_FIGURE,
    },
    {
      key: "phone",
      title: t("customer.phone"),
      width: "l",
      render: ({ customer: { customer } }) => customer.phone || NO_FIGURE,
    },
    {
      key: "store",
      title: t("customer.home_store"),
      width: "m",
      render: (row) => row.customer.home_store,
    },
    { key: "why", title: t("leaving.reason"), width: "fill", render: why },
    {
      key: "alive",
      title: t("leaving.still_comes"),
      width: "s",
      align: "end",
      render: (row) => (row.p_alive === null ? NO_FIGURE : `${row.p_alive} %`),
    },
    {
      key: "paid",
      title: t("customer.gross"),
      width: "m",
      align: "end",
      render: (row) => full(row.customer.gross_sales),
    },
    {
      key: "expected",
      title: t("leaving.expected"),
      width: "m",
      align: "end",
      render: (row) => full(row.expected_value),
    },
    {
      key: "at_risk",
      title: t("leaving.at_risk"),
      width: "m",
      align: "end",
      render: (row) => <b className={styles.risk}>{full(row.at_risk)}</b>,
    },
    {
      key: "rank",
      title: t("leaving.recency_rank"),
      width: "s",
      align: "end",
      render: (row) => t("leaving.rank", { at: count(row.recency_rank), of: count(page?.total) }),
    },
  ];
}
