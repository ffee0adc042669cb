import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { FormulaCheck } from "../../bindings";
import { shellAnswers } from "../../testing/shell";
import { open } from "../../testing/window";
import { FormulaField } from "./FormulaField";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const measures = [
  { code: "gross_sales", name_zh: "销售额", name_en: "Gross sales", manual: false },
  { code: "units", name_zh: "销售件数", name_en: "Units sold", manual: false },
];

async function draw(formula: string, check: FormulaCheck) {
  shellAnswers({ checkFormula: () => check, listMeasures: () => measures });
  return open(
    <FormulaField
      formula={formula}
      unit="money"
      direction="higher"
      disabled={false}
      onChange={() => undefined}
    />,
  );
}

it("a wrong word of a formula is marked where it stands, and told in words", async () => {
  const fault = { at: 14, length: 4, said_zh: "没有叫“unit”的计量项", said_en: "no measure" };
  await draw("gross_sales / unit", { fault, understood: null, value: null });
  const shown = await screen.findByTestId("formula-fault");
  expect(shown.querySelector("mark")?.textContent).toBe("unit");
  expect(shown.textContent).toContain("没有叫“unit”的计量项");
});

it("a right formula is read back in words with what it gives", async () => {
  await draw("gross_sales/units", {
    fault: null,
    understood: "gross_sales / units",
    value: "33.33",
  });
  const shown = await screen.findByTestId("formula-value");
  expect(shown.textContent).toContain("销售额 ÷ 销售件数");
  expect(shown.textContent).toContain("¥ 33.33");
});

it("without data the value is a dash, not zero", async () => {
  await draw("gross_sales", { fault: null, understood: "gross_sales", value: null });
  expect((await screen.findByTestId("formula-value")).textContent).toContain("—");
});
