import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { MetricInfo } from "../../bindings";
import { useAddress, useDrawers, useGo } from "../../components/address";
import { useFilters } from "../../components/filters";
import {
  formulaInWords,
  metricWords,
  useMayExploreAny,
  useMetrics,
} from "../../components/metrics";
import { Card, EmptyState, Failed, Loading, PageHead, Pill } from "../../components/Page";
import { SearchInput } from "../../components/SearchInput";
import screen from "../../components/screen.module.css";
import { useFigures, useMay, useSigned } from "../../components/session";
import styles from "./metrics.module.css";
import { useMeasures } from "./queries";

/** The metric dictionary: one definition each, the same everywhere. */
export function MetricsPage() {
  const { t } = useTranslation();
  const { data, error } = useMetrics();
  const { filter } = useAddress();
  const found = grouped((data ?? []).filter((metric) => isFound(metric, filter?.text ?? "")));
  const chosen = data?.find((metric) => metric.code === filter?.code) ?? found[0];
  return (
    <div className={screen.screen}>
      <PageHead title={t("data.metrics")} about={t("metrics.about")} actions={<NewMetric />} />
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Search />
          <div className={styles.dictionary}>
            <Card flush fill>
              <MetricList metrics={found} chosen={chosen?.code} />
            </Card>
            {chosen && <Entry metric={chosen} />}
          </div>
        </>
      )}
    </div>
  );
}

const groupOf = (metric: MetricInfo): string => (metric.own_id ? "own" : metric.kind);

/** The metrics of one source under each other, sources in the order in which they first appear. */
function grouped(metrics: MetricInfo[]): MetricInfo[] {
  const groups = [...new Set(metrics.map(groupOf))];
  return groups.flatMap((group) => metrics.filter((metric) => groupOf(metric) === group));
}

function isFound(metric: MetricInfo, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const words = [metric.code, metric.name_zh, metric.name_en, ...metric.measures];
  return words.some((word) => word.toLowerCase().includes(wanted));
}

function Search() {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  return (
    <div className={screen.tools}>
      <SearchInput
        value={filters.text ?? ""}
        placeholder={t("own_metric.search")}
        onChange={(text) => change({ text: text || null })}
      />
    </div>
  );
}

function NewMetric() {
  const { t } = useTranslation();
  const { open } = useDrawers();
  if (!useMay("edit_metric")) return null;
  return (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      data-testid="new-metric"
      onClick={() => open("own_metric", "new")}
    >
      {t("own_metric.new")}
    </Button>
  );
}

function MetricList({ metrics, chosen }: { metrics: MetricInfo[]; chosen: string | undefined }) {
  const { t } = useTranslation();
  const { language } = useSigned();
  const [, change] = useFilters();
  if (metrics.length === 0)
    return <EmptyState title={t("common.nothing_found")} text={t("own_metric.none_found")} />;
  return (
    <ul className={styles.list}>
      {metrics.map((metric, at) => {
        const words = metricWords(metric, metric.code, language);
        const above = metrics[at - 1];
        const begins = !above || groupOf(metric) !== groupOf(above);
        return (
          <Fragment key={metric.code}>
            {begins && <li className={styles.group}>{t(`kind_of_metric.${groupOf(metric)}`)}</li>}
            <li>
              <button
                type="button"
                data-testid={`metric-${metric.code}`}
                aria-current={metric.code === chosen || undefined}
                onClick={() => change({ code: metric.code })}
              >
                <b>{words.name}</b>
                <span>{words.definition}</span>
                <Pill tone="grey">{t(`unit.${metric.unit}`)}</Pill>
              </button>
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
}

function Entry({ metric }: { metric: MetricInfo }) {
  const { t } = useTranslation();
  const { language } = useSigned();
  const measures = useMeasures();
  const words = metricWords(metric, metric.code, language);
  const facts: [string, string][] = [
    ["definition", words.definition],
    ["formula", formulaInWords(words.formula, measures, language)],
    ["unit", t(`unit.${metric.unit}`)],
    ["direction", t(`direction.${metric.direction}`)],
    ["source", words.source],
    ["bands", useBandWords(metric)],
    ["alarm", useAlarmWords(metric)],
    ["owner", t(`role.${metric.owner}`)],
    ["example", words.example],
    ["code", metric.code],
  ];
  return (
    <Card title={words.name} aside={<Ways metric={metric} />} fill testId="metric-entry">
      <dl className={styles.entry}>
        {facts
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <div key={name} data-name={name}>
              <dt>{t(`metrics.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}

/** What is excellent and what passes, in one sentence; nothing where no bands are agreed. */
function useBandWords({ bands, direction, unit }: MetricInfo): string {
  const { t } = useTranslation();
  const { short } = useFigures();
  if (!bands) return "";
  const side = direction === "lower" ? "lower" : "higher";
  const words = [
    bands.excellent && t(`attention.excellent_${side}`, { limit: short(bands.excellent, unit) }),
    t(`attention.passes_${side}`, { limit: short(bands.passing, unit) }),
    t("attention.otherwise"),
  ];
  return words.filter(Boolean).join(t("attention.and"));
}

function useAlarmWords({ alarm }: MetricInfo): string {
  const { t } = useTranslation();
  if (!alarm) return "";
  return t("attention.alarm_rule", { times: alarm.times, days: alarm.normal_days });
}

/** Where one can go from a metric: to its course, and to its form when it is the chain's own. */
function Ways({ metric }: { metric: MetricInfo }) {
  const { t } = useTranslation();
  const go = useGo();
  const { open } = useDrawers();
  const { own_id, code } = metric;
  const explores = useMayExploreAny()(metric);
  return (
    <>
      {own_id && (
        <Button
          size="small"
          type="text"
          data-testid="edit-metric"
          onClick={() => open("own_metric", own_id)}
        >
          {t("own_metric.edit")}
        </Button>
      )}
      {explores && (
        <Button
          size="small"
          type="link"
          data-testid="explore-metric-link"
          onClick={() => go("/data/explore", { filter: { code } })}
        >
          {t("explore.open")}
        </Button>
      )}
    </>
  );
}
