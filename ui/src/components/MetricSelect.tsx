import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useFilters } from "./filters";
import styles from "./MetricSelect.module.css";
import { metricWords, useMayExploreAny, useMetrics } from "./metrics";
import { useSigned } from "./session";

/** Which metric is looked at, among those the person may ask for; it stands in the address. */
export function MetricSelect({ code }: { code: string }) {
  const { t } = useTranslation();
  const [, change] = useFilters();
  const { language } = useSigned();
  const mayExplore = useMayExploreAny();
  const metrics = useMetrics().data ?? [];
  const options = metrics.filter(mayExplore).map((metric) => ({
    value: metric.code,
    label: metricWords(metric, metric.code, language).name,
    search: `${metric.name_zh} ${metric.name_en} ${metric.code}`,
  }));
  return (
    <Select
      className={styles.metric}
      aria-label={t("explore.metric")}
      data-testid="explore-metric"
      value={code}
      options={options}
      showSearch={{ optionFilterProp: "search" }}
      popupMatchSelectWidth={false}
      onChange={(next: string) => change({ code: next })}
    />
  );
}
