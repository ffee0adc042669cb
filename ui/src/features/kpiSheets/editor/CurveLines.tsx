import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { BandOf, Curve, PieceOf } from "../../../bindings";
import { Lines } from "./Lines";
import { NumberInput } from "./NumberInput";

const BAND_OF = ["value", "target", "budget"] as const satisfies readonly BandOf[];
const PIECE_OF = ["fixed", "value", "attainment"] as const satisfies readonly PieceOf[];

type Props = { curve: Curve; disabled: boolean; onChange: (curve: Curve) => void };

/** The bands or the pieces of a curve that has some. */
export function CurveLines({ curve, disabled, onChange }: Props) {
  const { t } = useTranslation();
  if (curve.kind === "bands")
    return (
      <Lines
        lines={curve.bands}
        fresh={() => ({ of: "value" as const, from: "0", score: "0" })}
        disabled={disabled}
        add={t("kpi_sheets.add_band")}
        onChange={(bands) => onChange({ ...curve, bands })}
      >
        {(line, set) => (
          <>
            <Select
              value={line.of}
              disabled={disabled}
              aria-label={t("kpi_sheets.field.band_of")}
              options={BAND_OF.map((value) => ({ value, label: t(`kpi_sheets.band_of.${value}`) }))}
              onChange={(of) => set({ of })}
            />
            <NumberInput
              label={t("kpi_sheets.field.band_from")}
              value={line.from}
              disabled={disabled}
              suffix={line.of === "value" ? t("kpi_sheets.up") : `% ${t("kpi_sheets.up")}`}
              onChange={(from) => set({ from: from ?? "0" })}
            />
            <NumberInput
              label={t("kpi_sheets.field.score")}
              value={line.score}
              disabled={disabled}
              suffix={t("kpi_sheets.points")}
              onChange={(score) => set({ score: score ?? "0" })}
            />
          </>
        )}
      </Lines>
    );
  if (curve.kind !== "pieces") return null;
  return (
    <Lines
      lines={curve.pieces}
      fresh={() => ({ from: "0", gives: "fixed" as const, number: "0" })}
      disabled={disabled}
      add={t("kpi_sheets.add_piece")}
      onChange={(pieces) => onChange({ ...curve, pieces })}
    >
      {(line, set) => (
        <>
          <NumberInput
            label={t("kpi_sheets.field.piece_from")}
            value={line.from}
            disabled={disabled}
            suffix={`% ${t("kpi_sheets.up")}`}
            onChange={(from) => set({ from: from ?? "0" })}
          />
          <Select
            value={line.gives}
            disabled={disabled}
            aria-label={t("kpi_sheets.field.piece_gives")}
            options={PIECE_OF.map((value) => ({ value, label: t(`kpi_sheets.piece_of.${value}`) }))}
            onChange={(gives) => set({ gives })}
          />
          <NumberInput
            label={t("kpi_sheets.field.piece_number")}
            value={line.number}
            disabled={disabled}
            onChange={(number) => set({ number: number ?? "0" })}
          />
        </>
      )}
    </Lines>
  );
}
