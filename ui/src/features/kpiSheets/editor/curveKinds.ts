import type { Curve } from "../../../bindings";

export const CURVES = [
  "linear",
  "range",
  "per_step",
  "pass",
  "bands",
  "pieces",
  "bonus",
  "malus",
] as const satisfies readonly Curve["kind"][];

/** A curve of another kind, with numbers to begin with. */
export function curveAs(kind: Curve["kind"], full: number): Curve {
  const tenth = String(full / 10);
  const best = String(full);
  const pass = String(full * 0.6);
  switch (kind) {
    case "linear":
      return { kind, cap: "100" };
    case "range":
      return { kind, pass: "60" };
    case "per_step":
      return { kind, step: "1", points: tenth };
    case "pass":
      return { kind };
    case "bands":
      return {
        kind,
        bands: [
          { of: "target", from: "100", score: best },
          { of: "target", from: "80", score: pass },
        ],
      };
    case "pieces":
      return {
        kind,
        pieces: [
          { from: "60", gives: "attainment", number: String(full / 100) },
          { from: "100", gives: "fixed", number: best },
        ],
      };
    case "bonus":
    case "malus":
      return { kind, step: "1", points: "1", most: tenth };
  }
}
