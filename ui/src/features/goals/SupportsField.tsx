import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalRow, KeyResult, Objective } from "../../bindings";
import { Field } from "../../components/Field";
import { useAllGoals } from "./queries";

type Props = {
  objective: Objective;
  results: KeyResult[];
  supports: string[];
  may: boolean;
  onChange: (supports: string[]) => void;
};

/** Objectives and key results to choose from, each under whose it is. */
export function useGoalChoices(without: string[]) {
  const { t } = useTranslation();
  const { data: tree } = useAllGoals();
  const ofRow = (row: GoalRow) => ({
    label: `${row.holder_name || t("goal_level.chain")} · ${row.objective.title}`,
    title: row.objective.title,
    options: [
      { value: row.objective.id, label: t("goal.as_objective", { title: row.objective.title }) },
      ...row.key_results.map(({ key_result }) => ({
        value: key_result.id,
        label: key_result.title,
      })),
    ].filter((option) => !without.includes(option.value)),
  });
  return (tree?.rows ?? []).map(ofRow).filter((group) => group.options.length > 0);
}

/** What the objective helps to reach; more than one is possible. */
export function SupportsField({ objective, results, supports, may, onChange }: Props) {
  const { t } = useTranslation();
  const choices = useGoalChoices([objective.id, ...results.map((one) => one.id)]);
  const needs = objective.holder !== "chain" && objective.kind === "business";
  return (
    <Field
      label={t("goal.supports")}
      hint={needs && supports.length === 0 && t("goal.supports_hint")}
    >
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          allowClear
          disabled={!may}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("goal.supports_none")}
          notFoundContent={t("common.nothing_found")}
          value={choices.length > 0 ? supports : []}
          options={choices}
          data-testid="goal-supports"
          onChange={onChange}
        />
      )}
    </Field>
  );
}
