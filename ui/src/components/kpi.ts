import type { TFunction } from "i18next";
import type { BandOf, Curve, Piece, ScoreBand, Target, Words } from "../bindings";
import { exact, NO_FIGURE } from "./format";

/** A name in the language of the window, in the other one where there is none. */
export function inWords(words: Words | null | undefined, language: string): string {
  if (!words) return "";
  const [own, other] = language === "en" ? [words.en, words.zh] : [words.zh, words.en];
  return own || other || "";
}

/** Points as people read them: two places at most, without zeros at the end. */
export function points(value: string | null | undefined): string {
  if (value === null || value === undefined) return NO_FIGURE;
  return exact(Number(value).toFixed(2));
}

/** A value of an item with its unit: 90 %, 4.7 分. */
export function itemValue(value: string | null | undefined, unit: string): string {
  if (value === null || value === undefined) return NO_FIGURE;
  const number = exact(String(Number(Number(value).toFixed(2))));
  return unit ? `${number} ${unit}` : number;
}

/** What an item shall reach. `monthly` is the number of one month where a count is scaled. */
export function targetWords(target: Target, t: TFunction, monthly?: string): string {
  return t(`kpi.target.${target.kind}`, {
    value: exact(target.value),
    from: target.from ? exact(target.from) : NO_FIGURE,
    monthly: exact(monthly ?? target.value),
  });
}

/** Whether less is better. */
export const falls = (target: Target): boolean =>
  target.kind === "at_most" ||
  (target.kind === "range" &&
    target.from !== null &&
    target.from !== undefined &&
    Number(target.from) > Number(target.value));

const BANDS: Record<BandOf, string> = {
  value: "kpi.curve.band_value",
  target: "kpi.curve.band_target",
  budget: "kpi.curve.band_budget",
};

const bandWords = (band: ScoreBand, t: TFunction) =>
  t(BANDS[band.of], { from: exact(band.from), score: exact(band.score) });

const pieceWords = (piece: Piece, t: TFunction) =>
  t(`kpi.curve.piece_${piece.gives}`, {
    from: exact(piece.from),
    number: exact(piece.number),
  });

/** How a value becomes a score, in a sentence. */
export function curveWords(curve: Curve, target: Target, t: TFunction): string {
  switch (curve.kind) {
    case "linear":
      return falls(target)
        ? t("kpi.curve.linear_falls")
        : t("kpi.curve.linear", { cap: exact(curve.cap) });
    case "range":
      return t("kpi.curve.range", {
        pass: exact(curve.pass),
        from: target.from ? exact(target.from) : NO_FIGURE,
        value: exact(target.value),
      });
    case "per_step":
      return t("kpi.curve.per_step", { step: exact(curve.step), points: exact(curve.points) });
    case "pass":
      return t("kpi.curve.pass");
    case "bands":
      return t("kpi.curve.bands", {
        bands: curve.bands.map((band) => bandWords(band, t)).join(t("common.comma")),
      });
    case "pieces":
      return t("kpi.curve.pieces", {
        pieces: curve.pieces.map((piece) => pieceWords(piece, t)).join(t("common.comma")),
      });
    case "bonus":
    case "malus":
      return t(`kpi.curve.${curve.kind}`, {
        step: exact(curve.step),
        points: exact(curve.points),
        most: exact(curve.most),
      });
  }
}
