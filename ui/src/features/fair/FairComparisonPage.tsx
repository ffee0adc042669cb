import { ShopOutlined } from "@ant-design/icons";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { Expectation, FairQuestion, StoreComparison } from "../../bindings";
import { DataTable } from "../../components/DataTable";
import { useFilters } from "../../components/filters";
import { span } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { MetricSelect } from "../../components/MetricSelect";
import { useMetricWords, useUsualMetric } from "../../components/metrics";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../components/Page";
import { PeriodSelect } from "../../components/PeriodSelect";
import { namedDays } from "../../components/periods";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import { useComparisonColumns } from "./columns";
import styles from "./fair.module.css";
import { useStoreComparison } from "./queries";

const BYS: Expectation[] = ["last_year", "kind"];

/** Stores beside what is to be expected of them, so that a hard place is no fault. */
export function FairComparisonPage() {
  const { t } = useTranslation();
  const { chain, session } = useSigned();
  const [filters, change] = useFilters();
  const { region_id, store_id, name } = useScope();
  const usual = useUsualMetric();
  const by = BYS.find((one) => one === filters.by) ?? "last_year";
  const code = filters.code ?? usual;
  const question: FairQuestion = { code, region_id, ...namedDays(filters, chain.today), by };
  const seesSeveral = session.whole_chain || (session.stores.length > 1 && !session.own_only);
  const { data, error } = useStoreComparison(question, seesSeveral);
  const widest = session.whole_chain ? t("scope.chain") : session.regions[0]?.name;
  const where = (store_id && widest) || name;
  return (
    <div className={screen.screen} data-testid="fair">
      <PageHead
        title={t("fair.title")}
        about={`${where} · ${span(question.from, question.to, chain.today)}`}
      />
      {!seesSeveral && (
        <Card fill>
          <EmptyState
            icon={<ShopOutlined />}
            title={t("fair.one_store")}
            text={t("fair.one_store_text")}
          />
        </Card>
      )}
      {seesSeveral && (
        <div className={screen.tools}>
          <MetricSelect code={code} />
          <PeriodSelect from={question.from} to={question.to} />
          <Segmented<Expectation>
            value={by}
            data-testid="fair-by"
            options={BYS.map((value) => ({ value, label: t(`fair.by_${value}`) }))}
            onChange={(next) => change({ by: next })}
          />
        </div>
      )}
      {error && <Failed error={error} />}
      {seesSeveral && !data && !error && <Loading />}
      {data && !error && <Answer found={data} asked={by} />}
    </div>
  );
}

function Answer({ found, asked }: { found: StoreComparison; asked: Expectation }) {
  const { t } = useTranslation();
  const { name, source } = useMetricWords(found.code);
  const columns = useComparisonColumns(found);
  if (found.stores.length === 0)
    return (
      <Card fill>
        <EmptyState
          icon={<ShopOutlined />}
          title={t("explore.no_data", { name })}
          text={t("explore.no_data_text", { source })}
        >
          <ImportButton />
        </EmptyState>
      </Card>
    );
  return (
    <>
      <How found={found} asked={asked} />
      <Card fill flush>
        <DataTable
          label={t("fair.title")}
          testId="fair-store"
          columns={columns}
          total={found.stores.length}
          row={(index) => found.stores[index]}
          rowKey={(store) => store.store_id}
          tall
        />
      </Card>
    </>
  );
}

/** How the numbers came about, and whether the stores differ at all. */
function How({ found, asked }: { found: StoreComparison; asked: Expectation }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const verdict = found.average === null ? "unknown" : found.differs ? "differs" : "alike";
  const before = found.before;
  return (
    <div className={styles.how} data-testid="fair-how" data-verdict={verdict}>
      <p className={screen.strong}>{t(`fair.${verdict}`)}</p>
      <p>
        {asked !== found.by && `${t("fair.no_last_year")} `}
        {before
          ? t("fair.how_last_year", { span: span(before.from, before.to, chain.today) })
          : t("fair.how_kind")}{" "}
        {t("fair.how_pulled")} {t("fair.how_range")}
      </p>
    </div>
  );
}
