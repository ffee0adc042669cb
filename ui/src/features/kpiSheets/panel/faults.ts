import type { TFunction } from "i18next";
import type { SheetFault } from "../../../bindings";
import { exact } from "../../../components/format";

/** What is wrong, in a sentence. */
export function faultWords(
  fault: SheetFault,
  t: TFunction,
  metric: (code: string) => string,
): string {
  const key = `kpi_sheets.fault.${fault.kind}`;
  switch (fault.kind) {
    case "group_weights":
    case "item_weights":
      return t(key, { sum: exact(fault.sum) });
    case "unknown_metric":
    case "same_metric":
    case "okr_clash":
      return t(key, { metric: metric(fault.code) });
    case "cliff":
      return t(key, {
        jumps: fault.jumps
          .map(({ at, by }) => t("kpi_sheets.jump", { at: exact(at), by: exact(by) }))
          .join(t("kpi_sheets.semicolon")),
      });
    case "too_many_items":
      return t(key, { items: fault.items, most: fault.most });
    case "few_raters":
      return t(key, { least: fault.at_least, fewest: fault.fewest });
    default:
      return t(key);
  }
}
