import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../../bindings";
import type { Column } from "../../components/DataTable";
import { count, NO_FIGURE } from "../../components/format";
import { useFigures } from "../../components/session";
import styles from "./customers.module.css";
import { StagePill } from "./StagePill";
import { TagPills } from "./TagPills";

/** What the list of customers tells of each. */
export function useColumns(): Column<CustomerRow>[] {
  const { t } = useTranslation();
  const { full } = useFigures();
  const nameOf = ({ customer }: CustomerRow) => customer.name || customer.outside_id || NO_FIGURE;
  return [
    {
      key: "name",
      title: t("customer.name"),
      width: "fill",
      lead: true,
      render: (row) => (
        <span className={styles.named}>
          <span>{nameOf(row)}</span>
          <TagPills tags={row.tags} />
        </span>
      ),
      text: nameOf,
    },
    {
      key: "phone",
      title: t("customer.phone"),
      width: "m",
      render: ({ customer }) =>
        customer.phone || (customer.phone_hash ? t("customer.phone_hashed") : NO_FIGURE),
    },
    {
      key: "card",
      title: t("customer.card"),
      width: "m",
      render: ({ customer }) => customer.card || NO_FIGURE,
    },
    {
      key: "stage",
      title: t("customer.stage"),
      width: "s",
      render: ({ stage }) => (stage ? <StagePill stage={stage} /> : NO_FIGURE),
      text: ({ stage }) => (stage ? t(`stage.${stage}`) : ""),
    },
    {
      key: "store",
      title: t("customer.home_store"),
      width: "l",
      render: (row) => row.home_store,
    },
    {
      key: "assigned",
      title: t("customer.employee"),
      width: "m",
      render: (row) => row.assigned_to || NO_FIGURE,
    },
    {
      key: "last",
      title: t("customer.last_day"),
      width: "m",
      render: (row) => row.last_day ?? NO_FIGURE,
    },
    {
      key: "orders",
      title: t("customer.orders"),
      width: "s",
      align: "end",
      render: (row) => count(row.orders),
    },
    {
      key: "gross",
      title: t("customer.gross"),
      width: "m",
      align: "end",
      render: (row) => full(row.gross_sales),
    },
  ];
}
