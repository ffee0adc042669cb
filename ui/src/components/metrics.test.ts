import { expect, it } from "vitest";
import type { MetricInfo } from "../bindings";
import { formulaInWords } from "./metrics";

const metrics = [
  { code: "gross_sales", name_zh: "销售额", name_en: "Gross sales" },
  { code: "refunds", name_zh: "退款额", name_en: "Refunds" },
] as MetricInfo[];

it.each([
  ["gross_sales - refunds", "zh-CN", "销售额 − 退款额"],
  ["refunds / gross_sales", "en", "Refunds ÷ Gross sales"],
  ["gross_sales + tips", "zh-CN", "销售额 + tips"],
])("the formula %s reads in %s as %s", (formula, language, words) => {
  expect(formulaInWords(formula, metrics, language)).toBe(words);
});
