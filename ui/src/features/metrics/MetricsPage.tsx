import { useTranslation } from "react-i18next";
import type { MetricInfo } from "../../bindings";
import { useAddress, useMergeAddress } from "../../components/address";
import { formulaInWords, metricWords, useMetrics } from "../../components/metrics";
import { Card, Failed, Loading, PageHead, Pill } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import styles from "./metrics.module.css";

/** The metric dictionary: one definition each, the same everywhere. */
export function MetricsPage() {
  const { t } = useTranslation();
  const { data, error } = useMetrics();
  const { filter } = useAddress();
  const chosen = data?.find((metric) => metric.code === filter?.code) ?? data?.[0];
  return (
    <div className={screen.screen}>
      <PageHead title={t("data.metrics")} about={t("metrics.about")} />
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && (
        <div className={styles.dictionary}>
          <Card flush fill>
            <MetricList metrics={data} chosen={chosen?.code} />
          </Card>
          {chosen && <Entry metric={chosen} metrics={data} />}
        </div>
      )}
    </div>
  );
}

function MetricList({ metrics, chosen }: { metrics: MetricInfo[]; chosen: string | undefined }) {
  const { t } = useTranslation();
  const { language } = useSigned();
  const merge = useMergeAddress();
  return (
    <ul className={styles.list}>
      {metrics.map((metric) => {
        const words = metricWords(metric, metric.code, language);
        return (
          <li key={metric.code}>
            <button
              type="button"
              data-testid={`metric-${metric.code}`}
              aria-current={metric.code === chosen || undefined}
              onClick={() => merge({ filter: { code: metric.code } }, { replace: true })}
            >
              <b>{words.name}</b>
              <span>{words.definition}</span>
              <Pill tone="grey">{t(`unit.${metric.unit}`)}</Pill>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Entry({ metric, metrics }: { metric: MetricInfo; metrics: MetricInfo[] }) {
  const { t } = useTranslation();
  const { language } = useSigned();
  const words = metricWords(metric, metric.code, language);
  const facts: [string, string][] = [
    ["definition", words.definition],
    ["formula", formulaInWords(words.formula, metrics, language)],
    ["unit", t(`unit.${metric.unit}`)],
    ["direction", t(`direction.${metric.direction}`)],
    ["source", words.source],
    ["owner", t(`role.${metric.owner}`)],
    ["example", words.example],
    ["code", metric.code],
  ];
  return (
    <Card title={words.name} fill testId="metric-entry">
      <dl className={styles.entry}>
        {facts.map(([name, value]) => (
          <div key={name} data-name={name}>
            <dt>{t(`metrics.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
