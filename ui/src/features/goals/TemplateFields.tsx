import { DatePicker, InputNumber } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { GoalTemplateInfo, TemplateTarget } from "../../bindings";
import { Field } from "../../components/Field";
import { currencySign } from "../../components/format";
import { useMetrics } from "../../components/metrics";
import { useSigned } from "../../components/session";
import { shownInField, typedInField } from "./figures";
import type { Days } from "./periods";
import { isChange } from "./sentence";
import styles from "./templates.module.css";

type Numbers = Record<string, string>;
type Props = {
  template: GoalTemplateInfo;
  days: Days;
  /** the numbers that differ from the template's */
  numbers: Numbers;
  onDays: (days: Days) => void;
  onNumbers: (numbers: Numbers) => void;
};

/** The days and numbers of a template, to be made one's own. */
export function TemplateFields({ template, days, numbers, onDays, onNumbers }: Props) {
  const { t } = useTranslation();
  const { chain, language } = useSigned();
  const signOf = useSign();
  const zh = language === "zh-CN";
  const set = (target: TemplateTarget, value: string | number | null) => {
    const { [target.name]: _, ...others } = numbers;
    const typed = value === null || value === "" ? target.target : String(value);
    onNumbers(typed === target.target ? others : { ...others, [target.name]: typed });
  };
  return (
    <div className={styles.fields}>
      <Field label={t("goal.period")} hint={days.to < chain.today && t("goal_template.is_over")}>
        {(id) => (
          <DatePicker.RangePicker
            id={id}
            allowClear={false}
            value={[dayjs(days.from), dayjs(days.to)]}
            onChange={(_, texts) => texts && onDays({ from: texts[0], to: texts[1] })}
          />
        )}
      </Field>
      <p className={styles.asks}>{t("goal_template.numbers")}</p>
      <ul className={styles.numbers}>
        {template.targets.map((target) => {
          const title = zh ? target.title_zh : target.title_en;
          return (
            <li key={target.name} data-testid="template-target">
              <span className={styles.name} title={title}>
                {title}
              </span>
              <span className={styles.sign}>{t(`goal_template_kind.${target.kind}`)}</span>
              <InputNumber
                stringMode
                controls={false}
                min="0"
                value={numbers[target.name] ?? target.target}
                suffix={signOf(target)}
                formatter={shownInField}
                parser={typedInField}
                aria-label={title}
                data-testid={`template-${target.name}`}
                onChange={(value) => set(target, value)}
              />
            </li>
          );
        })}
      </ul>
      <p className={styles.note}>{t("goal_template.note")}</p>
    </div>
  );
}

/** What stands behind a number of a template. */
function useSign(): (target: TemplateTarget) => string {
  const { chain, language } = useSigned();
  const metrics = useMetrics().data ?? [];
  return (target) => {
    if (isChange(target.kind)) return "%";
    if (target.metric === "") return language === "en" ? target.unit_en : target.unit_zh;
    const unit = metrics.find((metric) => metric.code === target.metric)?.unit;
    return unit === "money" ? currencySign(chain.currency) : unit === "percent" ? "%" : "";
  };
}
