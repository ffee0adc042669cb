import { expect, it } from "vitest";
import type { Column } from "./DataTable";
import { asTable } from "./TableTools";
import { labelSteps } from "./TrendChart";

type Row = { name: string; kind: string };
const columns: Column<Row>[] = [
  { key: "name", title: "名称", width: "m", render: (row) => row.name },
  { key: "kind", title: "类型", width: "m", render: () => null, text: (row) => row.kind },
];

it("copied rows paste into a spreadsheet as cells under their heads", () => {
  expect(asTable(columns, [{ name: "唇釉", kind: "商品" }])).toBe("名称\t类型\n唇釉\t商品");
});

it("a copied cell cannot become a formula or break out of its row", () => {
  expect(asTable(columns, [{ name: "=1+1", kind: "a\tb\nc" }])).toBe("名称\t类型\n'=1+1\ta b c");
});

it("labels of two lines that end close together step apart", () => {
  const [now, before] = labelSteps([100, 60], [90, 62]);
  expect(now).toBeGreaterThan(before);
  expect(labelSteps([100, 90], [100, 10])).toEqual([0, 0]);
});
