import { TeamOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Candidate, Duplicate } from "../../bindings";
import { useGo } from "../../components/address";
import { type Column, DataTable } from "../../components/DataTable";
import { NO_FIGURE } from "../../components/format";
import { Card, EmptyState, Failed, Loading, Pill } from "../../components/Page";
import { Compare } from "./Compare";
import styles from "./identity.module.css";
import { useDuplicates } from "./queries";

const keyOf = ({ one, other }: Duplicate) => `${one.customer_id}-${other.customer_id}`;

/** Customers that share a phone, a card or an outside number, and the way to make them one. */
export function Duplicates() {
  const { t } = useTranslation();
  const go = useGo();
  const duplicates = useDuplicates();
  const [chosen, setChosen] = useState<Duplicate | null>(null);
  const columns = useColumns();
  if (duplicates.error) return <Failed error={duplicates.error} />;
  if (duplicates.loading) return <Loading />;
  if (duplicates.total === 0)
    return (
      <Card fill>
        <EmptyState
          icon={<TeamOutlined />}
          title={t("identity.no_duplicates")}
          text={t("identity.no_duplicates_text")}
        >
          <Button onClick={() => go("/customers/list")}>{t("data.customers")}</Button>
        </EmptyState>
      </Card>
    );
  const pair = chosen ?? duplicates.row(0);
  return (
    <div className={styles.split}>
      <Card fill flush>
        <DataTable
          tall
          label={t("identity.view_duplicates")}
          testId="duplicate-row"
          columns={columns}
          total={duplicates.total ?? 0}
          row={duplicates.row}
          rowKey={keyOf}
          onShow={duplicates.show}
          onOpen={setChosen}
          selected={pair ? keyOf(pair) : null}
        />
      </Card>
      {pair && <Compare key={keyOf(pair)} pair={pair} onMerged={() => setChosen(null)} />}
    </div>
  );
}

function useColumns(): Column<Duplicate>[] {
  const { t } = useTranslation();
  const person = (key: "one" | "other"): Column<Duplicate> => ({
    key,
    title: t(key === "one" ? "identity.one" : "identity.other_label"),
    width: "fill",
    lead: true,
    render: (pair) => <Person of={pair[key]} />,
  });
  return [
    person("one"),
    person("other"),
    {
      key: "reason",
      title: t("identity.share"),
      width: "m",
      render: ({ reason }) => <Pill tone="amber">{t(`identity.share_${reason}`)}</Pill>,
    },
  ];
}

function Person({ of }: { of: Candidate }) {
  const { t } = useTranslation();
  return (
    <span className={styles.who}>
      {of.name || of.phone || NO_FIGURE}
      <small>
        {[of.phone, t("identity.order_count", { count: of.orders })].filter(Boolean).join(" · ")}
      </small>
    </span>
  );
}
