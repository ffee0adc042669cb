import { expect, it } from "vitest";
import { i18n } from "../../i18n";
import { proofGroup, proofItem, proofSpan, scoreProof } from "../../testing/proof";
import { dayNamed, daysLeft, grainNamed, grainOf, periodWords } from "./period";
import { allMet, gapsOf, placesOf, stretches } from "./tree";

const days = (from: string, to: string) => ({ from, to });

it("a period is known by its days", () => {
  expect(grainOf(days("2026-11-22", "2026-11-22"))).toBe("day");
  expect(grainOf(days("2026-11-16", "2026-11-22"))).toBe("week");
  expect(grainOf(days("2026-02-01", "2026-02-28"))).toBe("month");
  expect(grainOf(days("2026-10-01", "2026-12-31"))).toBe("quarter");
  expect(grainOf(days("2026-01-01", "2026-12-31"))).toBe("year");
});

it("a period is called as people call it", () => {
  const called = (from: string, to: string, language: string) =>
    periodWords(days(from, to), "2026-11-22", language, i18n.t);
  expect(called("2026-11-01", "2026-11-30", "zh-CN")).toBe("2026年11月");
  expect(called("2026-11-01", "2026-11-30", "en")).toBe("November 2026");
  expect(called("2026-10-01", "2026-12-31", "zh-CN")).toBe("2026年第 4 季度");
  expect(called("2026-11-16", "2026-11-22", "zh-CN")).toBe("11-16 – 11-22");
  expect(daysLeft(days("2026-11-01", "2026-11-30"), "2026-11-22")).toBe(8);
});

it("what an address names badly is passed over", () => {
  expect(dayNamed("2026-13-01")).toBeNull();
  expect(dayNamed("tomorrow")).toBeNull();
  expect(dayNamed("2026-11-01")).toBe("2026-11-01");
  expect(grainNamed("fortnight")).toBeNull();
});

it("the gap that fails the sheet comes first, then the one that costs most", () => {
  const small = proofItem("small", { share: "10", score: "50" });
  const large = proofItem("large", { share: "60", score: "50" });
  const veto = proofItem("veto", { share: "1", score: "90" }, { is_veto: true });
  const met = proofItem("met", { gap: "0", is_met: true, score: "100" });
  const proof = scoreProof([proofSpan([proofGroup("all", [small, met, large, veto])])]);
  expect(gapsOf(proof, 2).map(({ id }) => id)).toEqual(["0:veto", "0:large"]);
  expect(allMet(proof)).toBe(false);
  expect(allMet(scoreProof([proofSpan([proofGroup("all", [met])])]))).toBe(true);
});

it("parts stand one behind the other; what is taken away leads back", () => {
  const malus = proofItem(
    "late",
    { contribution: "-2.125" },
    {
      curve: { kind: "malus", step: "1", points: "1", most: "5" },
    },
  );
  const proof = scoreProof([
    proofSpan([proofGroup("all", [proofItem("a", { contribution: "60" }), malus])]),
  ]);
  const bars = stretches(proof);
  expect(bars.get("0:a")).toEqual({ from: 0, width: 60, falls: false });
  expect(bars.get("0:late")).toEqual({ from: 57.875, width: 2.125, falls: true });
  expect(placesOf(proof)).toBe(3);
});
