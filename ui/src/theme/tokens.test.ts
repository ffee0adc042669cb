import { expect, it } from "vitest";
import { colours, type Mode } from "./tokens";

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (parts[0] ?? 0) + 0.7152 * (parts[1] ?? 0) + 0.0722 * (parts[2] ?? 0);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

type Name = keyof (typeof colours)["light"];
const pairs: [Name, Name][] = [
  ["text", "surface"],
  ["ink", "page"],
  ["muted", "surface"],
  ["muted", "page"],
  ["muted", "tint"],
  ["ink", "selected"],
  ["primary", "surface"],
  ["primary", "tint"],
  ["on-primary", "primary"],
  ["red", "surface"],
  ["red", "red-bg"],
  ["amber", "amber-bg"],
  ["green", "surface"],
  ["green", "green-bg"],
];

for (const mode of ["light", "dark"] as Mode[]) {
  it.each(pairs)(`${mode}: %s on %s can be read (WCAG AA)`, (ink, paper) => {
    expect(contrast(colours[mode][ink], colours[mode][paper])).toBeGreaterThanOrEqual(4.5);
  });
}
