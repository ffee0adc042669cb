import type { TFunction } from "i18next";
import type { ItemSource, KpiItem } from "../../../bindings";

export const SOURCES = [
  "metric",
  "completion",
  "growth",
  "goals",
  "rating",
  "raters",
  "worst",
] as const satisfies readonly ItemSource["kind"][];

/** The metrics a source reads. */
export function codesOf(source: ItemSource): string[] {
  if (source.kind === "worst") return source.of.map(({ code }) => code);
  return "code" in source ? [source.code] : [];
}

const FEWEST_RATERS = 3;

/** A source of another kind; the metric and the marks go along where there are any. */
export function sourceAs(kind: ItemSource["kind"], before: ItemSource): ItemSource {
  const code = codesOf(before)[0] ?? "";
  const marks = "marks" in before ? before.marks : null;
  switch (kind) {
    case "metric":
    case "growth":
      return { kind, code };
    case "completion":
      return { kind, code, monthly: "0" };
    case "goals":
      return { kind };
    case "rating":
      return { kind, marks };
    case "raters":
      return { kind, at_least: FEWEST_RATERS, marks };
    case "worst":
      return { kind, of: [{ code, target: "0" }] };
  }
}

/** Where the value comes from and whose it is, in few words. */
export function sourceWords(item: KpiItem, name: (code: string) => string, t: TFunction): string {
  const { source } = item;
  const codes = codesOf(source).filter(Boolean).map(name).join(t("common.comma"));
  const kind = t(`kpi.source.${source.kind}`);
  const what = codes ? `${kind} ${codes}` : kind;
  const whose = codes ? t(`kpi.whose.${item.whose ?? "person"}`) : "";
  return [what, whose, t(`kpi.layer.${item.layer ?? "result"}`)].filter(Boolean).join(" · ");
}
