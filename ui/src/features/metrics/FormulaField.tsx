import { AutoComplete, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Direction, FormulaCheck, MetricUnit } from "../../bindings";
import { Field } from "../../components/Field";
import { formulaInWords } from "../../components/metrics";
import { useFigures, useSigned } from "../../components/session";
import styles from "./metrics.module.css";
import { type MeasureNames, useFormulaCheck, useMeasures } from "./queries";

type Props = {
  formula: string;
  unit: MetricUnit;
  direction: Direction;
  disabled: boolean;
  onChange: (formula: string) => void;
};

/** A formula as text; while one types it tells what is wrong and where, or what it gives. */
export function FormulaField({ formula, unit, direction, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const check = useFormulaCheck(formula, unit, direction);
  const measures = useMeasures();
  const typed = /[a-z_]+$/.exec(formula)?.[0] ?? "";
  const before = formula.slice(0, formula.length - typed.length);
  const known = typed === "" || measures.some((one) => one.code === typed);
  const options = measures
    .filter((one) => !known && one.code.includes(typed))
    .slice(0, 8)
    .map((one) => ({
      value: before + one.code,
      label: (
        <span className={styles.suggestion}>
          <code>{one.code}</code>
          {one.name}
        </span>
      ),
    }));
  return (
    <Field label={t("metrics.formula")} hint={t("own_metric.formula_hint")}>
      {(id) => (
        <>
          <AutoComplete
            id={id}
            value={formula}
            options={options}
            disabled={disabled}
            onChange={onChange}
            placement="topLeft"
            className={styles.formula}
          >
            <Input
              data-testid="own-formula"
              status={formula !== "" && check?.fault ? "error" : undefined}
            />
          </AutoComplete>
          {formula !== "" && check && (
            <Verdict check={check} formula={check.formula} unit={unit} measures={measures} />
          )}
        </>
      )}
    </Field>
  );
}

type VerdictProps = {
  check: FormulaCheck;
  formula: string;
  unit: MetricUnit;
  measures: MeasureNames;
};

function Verdict({ check, formula, unit, measures }: VerdictProps) {
  const { t } = useTranslation();
  const { language } = useSigned();
  const { short } = useFigures();
  if (check.fault) {
    const { at, length, said_zh, said_en } = check.fault;
    const letters = [...formula];
    return (
      <div className={styles.fault} role="alert" data-testid="formula-fault">
        <code>
          {letters.slice(0, at).join("")}
          <mark>{letters.slice(at, at + length).join("") || " "}</mark>
          {letters.slice(at + length).join("")}
        </code>
        <p>{language === "zh-CN" ? said_zh : said_en}</p>
      </div>
    );
  }
  return (
    <div className={styles.understood} data-testid="formula-value" data-value={check.value ?? ""}>
      <span>{formulaInWords(check.understood ?? formula, measures, language)}</span>
      <b>{t("own_metric.preview", { value: short(check.value, unit) })}</b>
    </div>
  );
}
