import { useTranslation } from "react-i18next";
import type { ProofItem, ProofSpan, ScoreProof } from "../../bindings";
import { grouped, NO_FIGURE, span as spanOf } from "../../components/format";
import { curveWords, falls, inWords, itemValue, points, targetWords } from "../../components/kpi";
import { useFigures } from "../../components/session";
import { fullOf, isBeside, placesOf } from "./tree";

/** What a part adds to the score, with so many places that the parts are seen to add up. */
export const added = (part: string | null, places: number): string =>
  part === null ? NO_FIGURE : grouped(Number(part).toFixed(places));

/** By how much a part changed, with its sign. */
export function moved(by: string | null): string {
  const change = added(by, 2);
  return Number(by ?? 0) > 0 ? `+${change}` : change;
}

/** Scores of items and groups, under each other. */
export const score = (points: string | null): string => added(points, 2);

/** The unit of sources that are in per cent whatever they are made of. */
const PERCENT = ["completion", "growth", "goals", "worst"];

/** An item's value, gap and target as people read them. */
export function useItemWords() {
  const { t, i18n } = useTranslation();
  const { short } = useFigures();
  const unitOf = ({ item }: ProofItem): string => {
    const told = inWords(item.unit, i18n.language);
    if (told) return told;
    if (PERCENT.includes(item.source.kind)) return "%";
    return item.source.kind === "metric" ? "" : t("score.points");
  };
  const figure = (one: ProofItem, value: string | null) => {
    const unit = unitOf(one);
    const [source] = one.sources;
    return unit === "" && source ? short(value, source.unit) : itemValue(value, unit);
  };
  return {
    value: (one: ProofItem) => figure(one, one.value),
    /** How far it is: three visits short, or two complaints too many. */
    gap: (one: ProofItem) => {
      const metric = one.item.source.kind === "metric" ? one.sources[0]?.unit : undefined;
      const unit = unitOf(one);
      const isShare = unit === "%" || (unit === "" && metric === "percent");
      const gap = isShare ? itemValue(one.gap, t("figure.points")) : figure(one, one.gap);
      return t(falls(one.target) ? "score.gap_over" : "score.gap_short", { gap });
    },
    target: (one: ProofItem) => {
      const unit = unitOf(one);
      const { kind, value } = one.target;
      if (kind === "count_per_month" && Number(value) === Number(one.item.target.value))
        return t("score.per_month", { target: itemValue(value, unit) });
      const words = targetWords(one.target, t, one.item.target.value);
      const takes = ["value", "at_least", "at_most"].includes(kind);
      return takes && unit ? `${words} ${unit}` : words;
    },
  };
}

/** How an item came to what it adds, in plain sentences. */
export function useSteps(proof: ScoreProof) {
  const { t, i18n } = useTranslation();
  const words = useItemWords();
  const places = placesOf(proof);
  const isParted = proof.spans.length > 1;
  const valueStep = (one: ProofItem, span: ProofSpan): string => {
    const { source } = one.item;
    const isOpen = span.from <= proof.today && proof.today < span.to;
    const days = spanOf(span.from, isOpen ? proof.today : span.to, proof.today);
    if (one.value === null) return t("score.value_blank", { days });
    return t(`score.value_${source.kind}`, {
      days,
      whose: t(`kpi.whose.${one.item.whose ?? "person"}`),
      metric: inWords(one.sources[0]?.name, i18n.language),
      monthly: source.kind === "completion" ? grouped(source.monthly) : "",
      least: source.kind === "raters" ? source.at_least : "",
      value: words.value(one),
    });
  };
  return (one: ProofItem, span: ProofSpan): string[] => {
    const first = valueStep(one, span);
    if (one.score === null) {
      const rule = isBeside(one) ? t("score.blank_beside") : t(`score.blank_${span.blank}`);
      return [first, rule];
    }
    const score = points(one.score);
    const second = t("score.by_curve", {
      target: words.target(one),
      curve: curveWords(one.item.curve, one.target, t),
      score,
      full: fullOf(span.scale),
    });
    const contribution = added(one.contribution, places);
    if (isBeside(one)) return [first, second, t("score.adds_beside", { contribution })];
    const parts = {
      score,
      share: points(one.share),
      days: points(span.share),
      contribution,
    };
    const third = t(isParted ? "score.adds_parted" : "score.adds", parts);
    const turned = span.scale !== proof.scale && t("score.turned");
    return [first, second, turned ? `${third} ${turned}` : third];
  };
}
