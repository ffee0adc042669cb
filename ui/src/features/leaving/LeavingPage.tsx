import { CheckCircleOutlined, TeamOutlined } from "@ant-design/icons";
import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { LeavingOrder, LeavingRow, LeavingRule, LeavingPage as Page } from "../../bindings";
import { useDrawers } from "../../components/address";
import { BulkBar } from "../../components/choosing/BulkBar";
import { useChosen } from "../../components/choosing/chosen";
import { selecting } from "../../components/choosing/selecting";
import { useFilters } from "../../components/filters";
import { count } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { ListBody } from "../../components/ListBody";
import { EmptyState, PageHead } from "../../components/Page";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useFigures, useMay } from "../../components/session";
import { useLeavingColumns } from "./columns";
import { HoldOut } from "./HoldOut";
import { useLeaving } from "./queries";

const RULES: LeavingRule[] = ["own_rhythm", "vip", "large_purchase"];
const ORDERS: LeavingOrder[] = ["at_risk", "expected", "recency"];

/** Who is leaving, with how much money, and why we think so. */
export function LeavingPage() {
  const { t } = useTranslation();
  const scope = useScope();
  const [filters, change] = useFilters();
  const rule = RULES.find((one) => one === filters.rule) ?? "own_rhythm";
  const order = ORDERS.find((one) => one === filters.order) ?? "at_risk";
  const rows = useLeaving(scope, rule, order);
  const page = rows.extra;
  const columns = useLeavingColumns(page);
  const { open } = useDrawers();
  const found = (one: LeavingRule) => page?.found.find(({ rule }) => rule === one)?.customers;
  const chosen = useChosen(
    { chosen: "leaving", scope: { region_id: scope.region_id, store_id: scope.store_id }, rule },
    rows.total,
  );
  const mayChoose = [useMay("edit_customer"), useMay("export_rows")].includes(true);
  const nobody = page !== undefined && page.at_risk === null;
  return (
    <div className={screen.screen}>
      <PageHead title={t("leaving.title")} about={page && !nobody && <About page={page} />} />
      <ListBody
        label={t("leaving.title")}
        testId="leaving-row"
        rows={rows}
        columns={columns}
        rowKey={(row) => row.customer.customer.id}
        onOpen={(row) => open("customer", row.customer.customer.id)}
        filtered={false}
        select={
          mayChoose
            ? selecting(chosen, t("customer.select"), (row: LeavingRow) => row.customer.customer)
            : undefined
        }
        below={
          chosen.count > 0 && (
            <BulkBar chosen={chosen} total={rows.total ?? chosen.count} name={t("leaving.title")} />
          )
        }
        filters={
          <>
            <Segmented<LeavingRule>
              value={rule}
              data-testid="leaving-rule"
              options={RULES.map((value) => ({
                value,
                label: `${t(`leaving.rule_${value}`, { ...page?.rules })} ${count(found(value))}`,
              }))}
              onChange={(next) => change({ rule: next })}
            />
            <Select<LeavingOrder>
              value={order}
              aria-label={t("leaving.order")}
              data-testid="leaving-order"
              options={ORDERS.map((value) => ({ value, label: t(`leaving.order_${value}`) }))}
              onChange={(next) => change({ order: next })}
            />
          </>
        }
        empty={<Nobody known={!nobody} />}
      />
      {page && !nobody && <HoldOut tellsLeaving={page.tells_leaving} />}
    </div>
  );
}

function About({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { short } = useFigures();
  const values = { customers: count(page.total), amount: short(page.at_risk, "money") };
  return <>{t("leaving.about", values)}</>;
}

function Nobody({ known }: { known: boolean }) {
  const { t } = useTranslation();
  if (known)
    return (
      <EmptyState
        icon={<CheckCircleOutlined />}
        title={t("leaving.nobody")}
        text={t("leaving.nobody_text")}
      />
    );
  return (
    <EmptyState
      icon={<TeamOutlined />}
      title={t("leaving.unknown")}
      text={t("leaving.unknown_text")}
    >
      <ImportButton />
    </EmptyState>
  );
}
