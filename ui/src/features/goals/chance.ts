import type { TFunction } from "i18next";
import type { Standing } from "../../bindings";
import type { Tone } from "../../components/Page";

const CHANCES: readonly { from: number; word: string; tone: Tone }[] = [
  { from: 80, word: "very_likely", tone: "green" },
  { from: 50, word: "likely", tone: "tint" },
  { from: 20, word: "unsure", tone: "amber" },
  { from: 0, word: "unlikely", tone: "red" },
];

/** The word for a chance in per cent, and its tone. */
export function chanceOf(chance: string): { word: string; tone: Tone } {
  const percent = Number(chance);
  return CHANCES.find(({ from }) => percent >= from) ?? { word: "unlikely", tone: "red" };
}

/** A chance as people read it: what is to come is never certain. */
export function chancePercent(chance: string): string {
  const percent = Math.round(Number(chance));
  if (percent < 1) return "< 1 %";
  return percent > 99 ? "> 99 %" : `${percent} %`;
}

const DECIDED: readonly Standing[] = ["met", "missed"];

/** How likely a key result is reached, in a few words; nothing where that is decided or unknown. */
export function chanceWords(
  standing: Standing,
  chance: string | null,
  t: TFunction,
): string | undefined {
  if (chance === null || DECIDED.includes(standing)) return undefined;
  return t("goal_outlook.likely_by", { percent: chancePercent(chance) });
}
