import { ArrowLeftOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { RfmFilter, RfmRow, TodayScope } from "../../bindings";
import { useDrawers } from "../../components/address";
import { BulkBar } from "../../components/choosing/BulkBar";
import { useChosen } from "../../components/choosing/chosen";
import { selecting } from "../../components/choosing/selecting";
import type { Column } from "../../components/DataTable";
import { count, NO_FIGURE } from "../../components/format";
import { ListBody } from "../../components/ListBody";
import { EmptyState } from "../../components/Page";
import { useFigures, useMay } from "../../components/session";
import { useRfmCustomers } from "./queries";
import styles from "./rfm.module.css";

type Props = { scope: TodayScope; filter: RfmFilter; onBack: () => void };

/** The customers of a part or a cell. */
export function Members({ scope, filter, onBack }: Props) {
  const { t } = useTranslation();
  const { open } = useDrawers();
  const rows = useRfmCustomers(scope, filter);
  const chosen = useChosen(
    { chosen: "rfm", scope: { region_id: scope.region_id, store_id: scope.store_id }, filter },
    rows.total,
  );
  const mayChoose = [useMay("edit_customer"), useMay("export_rows")].includes(true);
  const code = filter.segment ?? filter.group;
  const name = code
    ? t(`rfm_part.${code}`)
    : filter.frequency === null
      ? t("profile.recency_only", { r: filter.recency })
      : t("rfm.cell_name", { r: filter.recency, f: filter.frequency });
  return (
    <div className={styles.members}>
      <ListBody
        label={name}
        testId="rfm-customer"
        rows={rows}
        columns={useColumns()}
        rowKey={(row) => row.customer.customer.id}
        onOpen={(row) => open("customer", row.customer.customer.id)}
        filtered
        select={
          mayChoose
            ? selecting(chosen, t("customer.select"), (row: RfmRow) => row.customer.customer)
            : undefined
        }
        below={
          chosen.count > 0 && (
            <BulkBar chosen={chosen} total={rows.total ?? chosen.count} name={name} />
          )
        }
        filters={
          <>
            <Button icon={<ArrowLeftOutlined />} onClick={onBack} data-testid="rfm-back">
              {t("rfm.all_parts")}
            </Button>
            <b>{name}</b>
            <span className={styles.muted}>
              {rows.total !== null && t("rfm.members", { total: count(rows.total) })}
            </span>
          </>
        }
        empty={<EmptyState title={t("common.nothing_found")} />}
      />
    </div>
  );
}

function useColumns(): Column<RfmRow>[] {
  const { t } = useTranslation();
  const { full } = useFigures();
  return [
    {
      key: "name",
      title: t("customer.name"),
      width: "m",
      lead: true,
      render: ({ customer: { customer } }) => customer.name || customer.outside_id || NO_FIGURE,
    },
    {
      key: "store",
      title: t("customer.home_store"),
      width: "m",
      render: (row) => row.customer.home_store,
    },
    {
      key: "recency",
      title: t("rfm.silent"),
      width: "s",
      align: "end",
      render: (row) => t("rfm.day_count", { total: count(row.recency_days) }),
    },
    {
      key: "orders",
      title: t("customer.orders"),
      width: "xs",
      align: "end",
      render: (row) => count(row.orders),
    },
    {
      key: "amount",
      title: t("customer.gross"),
      width: "m",
      align: "end",
      render: (row) => full(row.amount),
    },
    {
      key: "classes",
      title: t("rfm.classes"),
      width: "xs",
      align: "end",
      render: (row) => `${row.r}${row.f}${row.m}`,
    },
  ];
}
