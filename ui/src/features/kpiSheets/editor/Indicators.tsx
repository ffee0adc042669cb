import { useTranslation } from "react-i18next";
import type { Indicator } from "../../../bindings";
import { Lines } from "./Lines";
import { MetricChoice } from "./MetricChoice";
import { NumberInput } from "./NumberInput";

type Props = { of: Indicator[]; disabled: boolean; onChange: (of: Indicator[]) => void };

/** The metrics of which the worst counts, each with its own number. */
export function Indicators({ of, disabled, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Lines
      lines={of}
      fresh={() => ({ code: "", target: "0" })}
      disabled={disabled}
      add={t("kpi_sheets.add_metric")}
      onChange={onChange}
    >
      {(line, set) => (
        <>
          <MetricChoice code={line.code} disabled={disabled} onChange={(code) => set({ code })} />
          <NumberInput
            label={t("kpi_sheets.field.target")}
            value={line.target}
            disabled={disabled}
            onChange={(target) => set({ target: target ?? "0" })}
          />
        </>
      )}
    </Lines>
  );
}
