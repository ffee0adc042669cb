import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalRow } from "../../../bindings";
import styles from "./plan.module.css";
import { canBeBrokenDown } from "./share";

type Props = { rows: GoalRow[]; value: string | null; onChange: (id: string) => void };

/** The key results that can be broken down, each under its objective. */
export function ResultSelect({ rows, value, onChange }: Props) {
  const { t } = useTranslation();
  const options = rows.map(({ objective, holder_name, key_results }) => ({
    label: `${holder_name || t("goal_level.chain")} · ${objective.title}`,
    title: objective.title,
    options: key_results.filter(canBeBrokenDown).map(({ key_result }) => ({
      value: key_result.id,
      label: key_result.title,
      whole: [holder_name || t("goal_level.chain"), objective.title, key_result.title].join(" · "),
    })),
  }));
  return (
    <Select
      className={styles.which}
      showSearch={{ optionFilterProp: "label" }}
      aria-label={t("plan.which")}
      placeholder={t("plan.choose")}
      notFoundContent={t("common.nothing_found")}
      value={value}
      options={options}
      labelRender={({ value: chosen, label }) =>
        options.flatMap((group) => group.options).find((one) => one.value === chosen)?.whole ??
        label
      }
      data-testid="plan-of"
      onChange={(id: string) => onChange(id)}
    />
  );
}
