import { DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Question } from "../../bindings";
import { useFilters } from "../../components/filters";
import { metricWords, useMayExploreAny, useMetrics } from "../../components/metrics";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import styles from "./explore.module.css";
import { useSold } from "./queries";
import { AGAINST, BYS, PERIODS, periodOf } from "./question";

type Change = (change: Record<string, string | null>) => void;

/** What is asked: the metric, whose, when, by what and against when. All of it is in the address. */
export function QuestionBar({ question }: { question: Question }) {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const period = periodOf(filters);
  const choice = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`explore.${name}_${value}`) }));
  return (
    <div className={`${screen.tools} ${styles.bar}`}>
      <MetricSelect code={question.code} change={change} />
      <Select
        aria-label={t("explore.period")}
        data-testid="explore-period"
        value={period}
        options={choice("period", PERIODS)}
        onChange={(next: string) =>
          change({ period: next, by: null, from: question.slice.from, to: question.slice.to })
        }
      />
      {period === "custom" && (
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(question.slice.from), dayjs(question.slice.to)]}
          onChange={(_, days) => change({ from: days?.[0] ?? null, to: days?.[1] ?? null })}
        />
      )}
      <Select
        aria-label={t("explore.by")}
        data-testid="explore-by"
        value={question.by}
        options={choice("by", BYS)}
        onChange={(by: string) => change({ by })}
      />
      <Select
        aria-label={t("explore.against")}
        data-testid="explore-against"
        value={question.against ?? "none"}
        options={choice("against", ["none", ...AGAINST])}
        onChange={(against: string) => change({ against })}
      />
      {(["employee", "category", "product", "channel"] as const).map((by) => (
        <Only key={by} by={by} question={question} change={change} />
      ))}
    </div>
  );
}

function MetricSelect({ code, change }: { code: string; change: Change }) {
  const { t } = useTranslation();
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

type OnlyProps = {
  by: "employee" | "category" | "product" | "channel";
  question: Question;
  change: Change;
};

function Only({ by, question, change }: OnlyProps) {
  const { t } = useTranslation();
  const [filters] = useFilters();
  const options = useSold(question.slice, by);
  const chosen = filters[by];
  if (options.length === 0 && !chosen) return null;
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      placeholder={t(`explore.any_${by}`)}
      aria-label={t(`explore.by_${by}`)}
      value={chosen}
      options={options}
      onChange={(next: string | undefined) => change({ [by]: next ?? null })}
    />
  );
}
