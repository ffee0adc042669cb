import type { Tone } from "../../../components/Page";

export const SUREST = 10;

/** The words for 0 to 10, and their tone. */
export function confidenceOf(confidence: number): { word: string; tone: Tone } {
  if (confidence <= 3) return { word: "unlikely", tone: "red" };
  if (confidence <= 6) return { word: "unsure", tone: "amber" };
  return confidence <= 8 ? { word: "likely", tone: "green" } : { word: "certain", tone: "green" };
}
