import type { KpiItem, KpiSheet } from "../bindings";

const item = (key: string, change: Partial<KpiItem>): KpiItem => ({
  key,
  name: { zh: key, en: key },
  source: { kind: "rating", marks: null },
  whose: "person",
  layer: "result",
  weight: "100",
  target: { kind: "at_least", value: "5", from: null, budget: null },
  curve: { kind: "linear", cap: "100" },
  unit: { zh: "", en: "" },
  is_veto: false,
  ...change,
});

/** A sheet as the shell tells it in tests: two groups, three items, a draft. */
export function sheet(change: Partial<KpiSheet> = {}): KpiSheet {
  return {
    id: "v1",
    family_id: "family",
    version: 1,
    name: { zh: "guide", en: "guide" },
    cycle: "month",
    published_from: null,
    retired_from: null,
    head: {},
    content: {
      scale: "hundred",
      blank: "redistribute",
      groups: [
        {
          key: "sales",
          name: { zh: "sales", en: "sales" },
          weight: "60",
          items: [
            item("net", { weight: "70", source: { kind: "metric", code: "net_sales" } }),
            item("growth", { weight: "30" }),
          ],
          must_reach: null,
        },
        {
          key: "service",
          name: { zh: "service", en: "service" },
          weight: "40",
          items: [item("attitude", {})],
          must_reach: null,
        },
      ],
      grades: { kind: "none" },
      medals: [],
    },
    change_reason: "",
    template: "service_guide",
    ...change,
  };
}
