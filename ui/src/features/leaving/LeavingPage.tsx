import { CheckCircleOutlined, TeamOutlined } from "@ant-design/icons";
import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { LeavingOrder, LeavingRule, LeavingPage as Page } from "../../bindings";
import { useDrawers } from "../../components/address";
import { useFilters } from "../../components/filters";
import { count } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { ListBody } from "../../components/ListBody";
import { EmptyState, PageHead } from "../../components/Page";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useFigures } from "../../components/session";
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
