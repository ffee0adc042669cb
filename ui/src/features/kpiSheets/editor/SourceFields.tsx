import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ItemSource, KpiItem, Layer, WhoseFacts } from "../../../bindings";
import { Field } from "../../../components/Field";
import { fullOf, type Whole } from "../state/sheet";
import styles from "./editor.module.css";
import { Indicators } from "./Indicators";
import { MarksFields } from "./MarksFields";
import { MetricChoice } from "./MetricChoice";
import { NumberInput } from "./NumberInput";
import { SOURCES, sourceAs } from "./source";

const WHOSE = ["person", "store", "region", "chain"] as const satisfies readonly WhoseFacts[];
const LAYERS = ["result", "process", "quality"] as const satisfies readonly Layer[];

type Props = {
  content: Whole;
  item: KpiItem;
  disabled: boolean;
  onChange: (part: Partial<KpiItem>) => void;
};

/** Where the value of an item comes from, whose facts it reads, and of what it tells. */
export function SourceFields({ content, item, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const { source } = item;
  const set = (next: ItemSource) => onChange({ source: next });
  const reads = ["metric", "completion", "growth", "worst"].includes(source.kind);
  return (
    <>
      <div className={styles.fields}>
        <Field label={t("kpi_sheets.field.source")}>
          {(id) => (
            <Select
              id={id}
              value={source.kind}
              disabled={disabled}
              data-testid="item-source"
              options={SOURCES.map((value) => ({ value, label: t(`kpi.source.${value}`) }))}
              onChange={(kind) => set(sourceAs(kind, source))}
            />
          )}
        </Field>
        {"code" in source && (
          <Field label={t("kpi.source.metric")}>
            {(id) => (
              <MetricChoice
                id={id}
                code={source.code}
                disabled={disabled}
                onChange={(code) => set({ ...source, code })}
              />
            )}
          </Field>
        )}
        {source.kind === "completion" && (
          <Field label={t("kpi_sheets.field.monthly")}>
            {(id) => (
              <NumberInput
                id={id}
                value={source.monthly}
                disabled={disabled}
                testId="item-monthly"
                onChange={(monthly) => set({ ...source, monthly: monthly ?? "0" })}
              />
            )}
          </Field>
        )}
        {source.kind === "raters" && (
          <Field label={t("kpi_sheets.field.at_least")}>
            {(id) => (
              <NumberInput
                id={id}
                value={String(source.at_least)}
                disabled={disabled}
                onChange={(least) => set({ ...source, at_least: Math.trunc(Number(least)) })}
              />
            )}
          </Field>
        )}
        {reads && (
          <Field label={t("kpi_sheets.field.whose")}>
            {(id) => (
              <Select
                id={id}
                value={item.whose ?? "person"}
                disabled={disabled}
                options={WHOSE.map((value) => ({ value, label: t(`kpi.whose.${value}`) }))}
                onChange={(whose) => onChange({ whose })}
              />
            )}
          </Field>
        )}
        <Field label={t("kpi_sheets.field.layer")}>
          {(id) => (
            <Select
              id={id}
              value={item.layer ?? "result"}
              disabled={disabled}
              options={LAYERS.map((value) => ({ value, label: t(`kpi.layer.${value}`) }))}
              onChange={(layer) => onChange({ layer })}
            />
          )}
        </Field>
      </div>
      {(source.kind === "rating" || source.kind === "raters") && (
        <MarksFields
          marks={source.marks ?? null}
          full={fullOf(content)}
          disabled={disabled}
          onChange={(marks) => set({ ...source, marks })}
        />
      )}
      {source.kind === "worst" && (
        <Indicators of={source.of} disabled={disabled} onChange={(of) => set({ ...source, of })} />
      )}
    </>
  );
}
