import { InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KeyResult, KeyResultKind, MetricUnit } from "../../bindings";
import { Field, TextField } from "../../components/Field";
import { currencySign } from "../../components/format";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import { Fold } from "./Fold";
import { useMetricUnit } from "./metricUnit";
import type { Lacks } from "./ObjectiveFields";
import type { Days } from "./periods";
import { StartHint } from "./StartHint";
import { isChange, needsStart, takesStart } from "./sentence";

const KINDS = [
  "absolute",
  "at_least",
  "at_most",
  "increase_percent",
  "decrease_percent",
  "increase_points",
  "decrease_points",
  "count",
] as const satisfies readonly KeyResultKind[];

const FURTHER = ["budget", "stretch", "benchmark"] as const;

type Props = {
  one: KeyResult;
  /** the days of its objective */
  days: Days;
  may: boolean;
  lacks: Lacks;
  onChange: (part: Partial<KeyResult>) => void;
};

/** From where to where: how the numbers are meant, start and target, and what stands beside them. */
export function NumberFields({ one, days, may, lacks, onChange }: Props) {
  const { t } = useTranslation();
  const unit = useUnitSign()(one);
  const set = FURTHER.filter((name) => one[name] !== null);
  const [open, setOpen] = useState(false);
  const points = ["increase_points", "decrease_points"].includes(one.kind);
  const change = isChange(one.kind) && !points ? "%" : points ? t("figure.points") : unit;
  const hint = (
    <>
      {!needsStart(one.kind) && t("goal.start_hint")}
      {may && one.source === "metric" && one.metric !== "" && (
        <StartHint one={one} days={days} onTake={(start) => onChange({ start })} />
      )}
    </>
  );
  const number = (name: "start" | "target" | (typeof FURTHER)[number], sign: string) => (
    <Field
      key={name}
      label={t(`field.key_result.${name}`)}
      error={lacks(name)}
      hint={name === "start" && hint}
    >
      {(id) => (
        <InputNumber
          id={id}
          stringMode
          controls={false}
          suffix={sign}
          disabled={!may}
          status={lacks(name) ? "error" : undefined}
          value={one[name] === "" ? null : one[name]}
          data-testid={`result-${name}`}
          onChange={(value) => onChange({ [name]: told(name, value) })}
        />
      )}
    </Field>
  );
  const kind = (
    <Field label={t("field.key_result.kind")}>
      {(id) => (
        <Select
          id={id}
          disabled={!may}
          value={one.kind}
          data-testid="result-kind"
          options={KINDS.map((value) => ({ value, label: t(`goal_result_kind.${value}`) }))}
          onChange={(next: KeyResultKind) =>
            onChange({ kind: next, start: takesStart(next) ? one.start : null })
          }
        />
      )}
    </Field>
  );
  const ownUnit = one.source === "check_in" && (
    <TextField
      label={t("field.key_result.unit")}
      value={one.unit}
      disabled={!may}
      onChange={(text) => onChange({ unit: text })}
      testId="result-unit"
    />
  );
  return (
    <>
      {ownUnit ? (
        <div className={screen.pair}>
          {kind}
          {ownUnit}
        </div>
      ) : (
        kind
      )}
      <div className={screen.pair}>
        {takesStart(one.kind) && number("start", unit)}
        {number("target", change)}
      </div>
      <Fold
        title={t("goal.further")}
        note={
          set.length > 0
            ? set.map((name) => t(`field.key_result.${name}`)).join(t("common.comma"))
            : t("goal.further_text")
        }
        open={open}
        onOpen={setOpen}
        testId="result-further"
      >
        <div className={screen.pair}>{FURTHER.slice(0, 2).map((name) => number(name, unit))}</div>
        <div className={screen.pair}>{number("benchmark", unit)}</div>
      </Fold>
    </>
  );
}

/** A typed number as it is kept: the target is being typed, the others may be without. */
function told(name: string, value: string | number | null): string | null {
  if (value === null || value === "") return name === "target" ? "" : null;
  return String(value);
}

/** The sign behind a number that is typed: `%`, `¥`, or the unit people gave it. */
function useUnitSign(): (one: KeyResult) => string {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const unitOf = useMetricUnit();
  const signs: Partial<Record<MetricUnit, string>> = {
    percent: "%",
    money: currencySign(chain.currency),
    hours: t("unit.hours"),
    days: t("goal.days"),
  };
  return (one) => {
    const unit = unitOf(one);
    return unit === null ? one.unit : (signs[unit] ?? "");
  };
}
