import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Curve, KpiItem } from "../../../bindings";
import { Field } from "../../../components/Field";
import { curveWords } from "../../../components/kpi";
import { fullOf, isBeside, type Whole } from "../state/sheet";
import { CurveDrawing } from "./CurveDrawing";
import { CurveLines } from "./CurveLines";
import { CURVES, curveAs } from "./curveKinds";
import styles from "./editor.module.css";
import { NumberInput } from "./NumberInput";

const NUMBERS = ["cap", "pass", "step", "points", "most"] as const;

type Props = {
  content: Whole;
  item: KpiItem;
  disabled: boolean;
  onChange: (part: Partial<KpiItem>) => void;
};

/** How a value becomes a score: its kind, its numbers, the sentence and the drawing of it. */
export function CurveFields({ content, item, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const { curve } = item;
  const full = fullOf(content);
  const set = (next: Curve) =>
    onChange(isBeside(next) ? { curve: next, weight: "0" } : { curve: next });
  const numbers = NUMBERS.filter((name) => name in curve);
  const numberOf = (name: (typeof NUMBERS)[number]) =>
    (curve as Partial<Record<typeof name, string>>)[name];
  return (
    <div className={styles.curve}>
      <div>
        <div className={styles.fields}>
          <Field label={t("kpi_sheets.field.curve")}>
            {(id) => (
              <Select
                id={id}
                value={curve.kind}
                disabled={disabled}
                data-testid="item-curve"
                options={CURVES.map((value) => ({ value, label: t(`kpi.curve_kind.${value}`) }))}
                onChange={(kind) => set(curveAs(kind, full))}
              />
            )}
          </Field>
          {numbers.map((name) => (
            <Field key={name} label={t(`kpi_sheets.field.curve_${name}`)}>
              {(id) => (
                <NumberInput
                  id={id}
                  value={numberOf(name)}
                  disabled={disabled}
                  onChange={(value) => set({ ...curve, [name]: value ?? "0" } as Curve)}
                />
              )}
            </Field>
          ))}
        </div>
        <CurveLines curve={curve} disabled={disabled} onChange={set} />
        <p className={styles.sentence}>{curveWords(curve, item.target, t)}</p>
      </div>
      <CurveDrawing curve={curve} target={item.target} full={full} large />
    </div>
  );
}
