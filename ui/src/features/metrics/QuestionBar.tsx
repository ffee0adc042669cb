import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Question } from "../../bindings";
import { useFilters } from "../../components/filters";
import { MetricSelect } from "../../components/MetricSelect";
import { PeriodSelect } from "../../components/PeriodSelect";
import screen from "../../components/screen.module.css";
import styles from "./explore.module.css";
import { useSold } from "./queries";
import { AGAINST, BYS } from "./question";

type Change = (change: Record<string, string | null>) => void;

/** What is asked: the metric, whose, when, by what and against when. All of it is in the address. */
export function QuestionBar({ question }: { question: Question }) {
  const { t } = useTranslation();
  const [, change] = useFilters();
  const choice = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`explore.${name}_${value}`) }));
  return (
    <div className={`${screen.tools} ${styles.bar}`}>
      <MetricSelect code={question.code} />
      <PeriodSelect from={question.slice.from} to={question.slice.to} also={{ by: null }} />
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
