import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { KpiItem, Target, TargetKind } from "../../../bindings";
import { Field } from "../../../components/Field";
import styles from "./editor.module.css";
import { NumberInput } from "./NumberInput";

const KINDS = [
  "at_least",
  "at_most",
  "value",
  "range",
  "ratio",
  "count_per_month",
  "duration",
  "rating",
] as const satisfies readonly TargetKind[];

type Props = { item: KpiItem; disabled: boolean; onChange: (part: Partial<KpiItem>) => void };

/** What an item shall reach. */
export function TargetFields({ item, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const { target, curve } = item;
  const set = (part: Partial<Target>) => onChange({ target: { ...target, ...part } });
  const usesBudget = curve.kind === "bands" && curve.bands.some(({ of }) => of === "budget");
  const hasBudget = target.budget !== null && target.budget !== undefined;
  return (
    <div className={styles.fields}>
      <Field label={t("kpi_sheets.field.target")}>
        {(id) => (
          <Select
            id={id}
            value={target.kind}
            disabled={disabled}
            data-testid="item-target-kind"
            options={KINDS.map((value) => ({ value, label: t(`kpi.target_kind.${value}`) }))}
            onChange={(kind) =>
              set({ kind, from: kind === "range" ? (target.from ?? target.value) : null })
            }
          />
        )}
      </Field>
      {target.kind === "range" && (
        <Field label={t("kpi_sheets.field.from")}>
          {(id) => (
            <NumberInput
              id={id}
              value={target.from}
              disabled={disabled}
              optional
              onChange={(from) => set({ from })}
            />
          )}
        </Field>
      )}
      <Field
        label={t(target.kind === "range" ? "kpi_sheets.field.full_at" : "kpi_sheets.field.value")}
      >
        {(id) => (
          <NumberInput
            id={id}
            value={target.value}
            disabled={disabled}
            testId="item-target"
            onChange={(value) => set({ value: value ?? "0" })}
          />
        )}
      </Field>
      {(usesBudget || hasBudget) && (
        <Field label={t("kpi_sheets.field.budget")}>
          {(id) => (
            <NumberInput
              id={id}
              value={target.budget}
              disabled={disabled}
              optional
              onChange={(budget) => set({ budget })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
