import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { metricWords, useMetrics } from "../../../components/metrics";
import { useSigned } from "../../../components/session";

type Props = {
  id?: string;
  code: string;
  disabled?: boolean;
  onChange: (code: string) => void;
};

/** One of the dictionary's metrics, found by its name; its definition stands on hovering. */
export function MetricChoice({ id, code, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const { language } = useSigned();
  const metrics = useMetrics().data ?? [];
  const options = metrics.map((metric) => ({
    value: metric.code,
    label: metricWords(metric, metric.code, language).name,
    title: metricWords(metric, metric.code, language).definition,
    search: `${metric.name_zh} ${metric.name_en} ${metric.code}`,
  }));
  return (
    <Select
      id={id}
      value={code || null}
      disabled={disabled}
      placeholder={t("kpi_sheets.choose_metric")}
      aria-label={t("kpi.source.metric")}
      data-testid="item-metric"
      options={options}
      showSearch={{ optionFilterProp: "search" }}
      popupMatchSelectWidth={false}
      onChange={onChange}
    />
  );
}
