import { expect, it } from "vitest";
import type { Curve, Target, TargetKind } from "../../../bindings";
import { drawn } from "./curve";

const target = (kind: TargetKind, value: string, change: Partial<Target> = {}): Target => ({
  kind,
  value,
  from: null,
  budget: null,
  ...change,
});

/** The score the line shows at a value. */
function scoreAt(curve: Curve, of: Target, value: number): number {
  const points = drawn(curve, of, 100)?.points ?? [];
  for (const [at, point] of points.entries()) {
    const next = points[at + 1];
    if (!next || value < point.x || value > next.x || next.x === point.x) continue;
    return point.y + ((value - point.x) / (next.x - point.x)) * (next.y - point.y);
  }
  return Number.NaN;
}

it("draws proportion up to the cap, and the other way round where less is better", () => {
  const linear: Curve = { kind: "linear", cap: "120" };
  expect(scoreAt(linear, target("at_least", "80"), 40)).toBeCloseTo(50);
  expect(drawn(linear, target("at_least", "80"), 100)?.y[1]).toBeCloseTo(120);
  const capped: Curve = { kind: "linear", cap: "100" };
  expect(scoreAt(capped, target("at_most", "5"), 7.5)).toBeCloseTo(50);
  expect(scoreAt(capped, target("at_most", "5"), 4)).toBeCloseTo(100);
  const less = drawn(capped, target("at_most", "5"), 100);
  expect(less?.x[0]).toBeLessThan(less?.x[1] ?? 0);
});

it("draws a range, steps, bands and pieces as their sentences say", () => {
  const range = target("range", "0.3", { from: "0.5" });
  expect(scoreAt({ kind: "range", pass: "60" }, range, 0.4)).toBeCloseTo(80);
  const steps: Curve = { kind: "per_step", step: "1", points: "20" };
  expect(scoreAt(steps, target("at_most", "5"), 6.5)).toBeCloseTo(70);
  const bands: Curve = {
    kind: "bands",
    bands: [
      { of: "target", from: "100", score: "100" },
      { of: "target", from: "80", score: "60" },
    ],
  };
  expect(scoreAt(bands, target("value", "50"), 45)).toBe(60);
  const pieces: Curve = {
    kind: "pieces",
    pieces: [
      { from: "60", gives: "attainment", number: "1" },
      { from: "100", gives: "fixed", number: "100" },
    ],
  };
  expect(scoreAt(pieces, target("value", "50"), 40)).toBeCloseTo(80);
});

it("draws a bonus above nothing and a malus below it", () => {
  const points = { step: "1", points: "2", most: "10" };
  expect(scoreAt({ kind: "bonus", ...points }, target("value", "10"), 12)).toBeCloseTo(4);
  expect(scoreAt({ kind: "malus", ...points }, target("value", "10"), 8)).toBeCloseTo(-4);
  expect(drawn({ kind: "malus", ...points }, target("value", "10"), 100)?.y).toEqual([-10, 0]);
});

it("has some width even around nothing, and does not go below it", () => {
  const none = drawn({ kind: "linear", cap: "100" }, target("at_most", "0"), 100);
  expect((none?.x[1] ?? 0) - (none?.x[0] ?? 0)).toBeGreaterThan(0);
  expect(drawn({ kind: "pass" }, target("at_least", "0"), 100)?.x[0]).toBe(0);
  expect(drawn({ kind: "linear", cap: "100" }, target("value", "80"), 100)?.x[0]).toBe(0);
});

it("draws nothing where no score could be worked out", () => {
  expect(drawn({ kind: "linear", cap: "100" }, target("value", "0"), 100)).toBeNull();
  expect(drawn({ kind: "range", pass: "60" }, target("range", "5"), 100)).toBeNull();
  const budget: Curve = { kind: "bands", bands: [{ of: "budget", from: "100", score: "60" }] };
  expect(drawn(budget, target("value", "5"), 100)).toBeNull();
});
