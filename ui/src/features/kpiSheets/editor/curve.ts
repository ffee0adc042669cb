import type { Curve, Target } from "../../../bindings";
import { falls } from "../../../components/kpi";

export type Point = { x: number; y: number };
/** A straight piece that goes on until the next begins. */
type Line = { from: number; at: number; slope: number };

const flat = (from: number, at: number): Line => ({ from, at, slope: 0 });

/** The straight pieces in the direction in which results get better; null where none can be drawn. */
function lines(curve: Curve, target: Target, full: number): Line[] | null {
  const less = falls(target);
  const sign = less ? -1 : 1;
  const goal = Number(target.value);
  const met = goal * sign;
  switch (curve.kind) {
    case "linear": {
      const cap = Number(curve.cap);
      if (goal === 0) return less ? [flat(0, full)] : null;
      if (goal < 0) return null;
      const start = less ? -2 * goal : 0;
      const top = start + (cap / 100) * goal;
      return [{ from: start, at: 0, slope: full / goal }, flat(top, (cap / 100) * full)];
    }
    case "range": {
      if (target.from === null || target.from === undefined) return null;
      const near = Number(target.from) * sign;
      const width = met - near;
      if (width <= 0) return null;
      const low = (Number(curve.pass) / 100) * full;
      const way = less ? width : near;
      const below = way > 0 ? [{ from: near - way, at: 0, slope: low / way }] : [];
      return [...below, { from: near, at: low, slope: (full - low) / width }, flat(met, full)];
    }
    case "per_step": {
      const [step, points] = [Number(curve.step), Number(curve.points)];
      if (step <= 0 || points <= 0) return null;
      const way = (full * step) / points;
      return [{ from: met - way, at: 0, slope: full / way }, flat(met, full)];
    }
    case "pass":
      return [flat(met, full)];
    case "bands": {
      const base = { value: 100, target: goal, budget: Number(target.budget ?? Number.NaN) };
      const limits = curve.bands
        .map(({ of, from, score }) => ({
          from: ((Number(from) * base[of]) / 100) * sign,
          score: Number(score),
        }))
        .sort((one, other) => one.from - other.from);
      if (limits.some(({ from }) => Number.isNaN(from))) return null;
      let best = 0;
      return limits.map(({ from, score }) => {
        best = Math.max(best, score);
        return flat(from, best);
      });
    }
    case "pieces":
      if (goal <= 0 || less) return null;
      return curve.pieces
        .map(({ from, gives, number }) => {
          const x = (Number(from) * goal) / 100;
          const factor = Number(number);
          if (gives === "fixed") return flat(x, factor);
          if (gives === "value") return { from: x, at: x * factor, slope: factor };
          return { from: x, at: Number(from) * factor, slope: (factor * 100) / goal };
        })
        .sort((one, other) => one.from - other.from);
    case "bonus":
    case "malus": {
      const [step, points, most] = [curve.step, curve.points, curve.most].map(Number);
      if (!step || !points || !most || step <= 0 || points <= 0) return null;
      const way = (most * step) / points;
      return curve.kind === "bonus"
        ? [{ from: met, at: 0, slope: points / step }, flat(met + way, most)]
        : [{ from: met - way, at: -most, slope: points / step }, flat(met, 0)];
    }
  }
}

export type Drawn = {
  points: Point[];
  /** where the target lies */
  target: number;
  /** from the lowest to the highest value and score shown */
  x: [number, number];
  y: [number, number];
};

/** The curve as a line over values, from left to right as values grow; null where it has none. */
export function drawn(curve: Curve, target: Target, full: number): Drawn | null {
  const found = lines(curve, target, full);
  const first = found?.[0];
  if (!found || !first || found.some(({ from, at }) => !Number.isFinite(from + at))) return null;
  const sign = falls(target) ? -1 : 1;
  const begins = found.map(({ from }) => from);
  const met = Number(target.value) * sign;
  const low = Math.min(...begins, met);
  const high = Math.max(...begins, met);
  const margin = (high - low || Math.abs(met) || 1) * 0.25;
  // Where every limit is at least nothing, values below it are hardly met.
  const start = sign > 0 && low >= 0 ? Math.max(0, low - margin) : low - margin;
  const top = sign < 0 && high <= 0 ? Math.min(0, high + margin) : high + margin;
  const before = curve.kind === "malus" ? first.at : 0;
  const points: Point[] = [
    { x: start, y: before },
    { x: first.from, y: before },
  ];
  found.forEach((line, place) => {
    const end = found[place + 1]?.from ?? top;
    points.push({ x: line.from, y: line.at });
    points.push({ x: end, y: line.at + (end - line.from) * line.slope });
  });
  const shown = points.map(({ x, y }) => ({ x: x * sign, y }));
  if (sign < 0) shown.reverse();
  const ys = shown.map(({ y }) => y);
  return {
    points: shown,
    target: met * sign,
    x: [shown[0]?.x ?? 0, shown.at(-1)?.x ?? 1],
    y: [Math.min(0, ...ys), Math.max(...ys, curve.kind === "malus" ? 0 : 1)],
  };
}
