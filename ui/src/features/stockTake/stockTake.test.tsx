import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { CountedProduct, StockTakeLine, StockTakeSheet } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { StockTakePage } from "./StockTakePage";
import { isQuantity, lineOf, more, readScan, withUnknown } from "./scan";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const line = (code: string, name: string, change: Partial<StockTakeLine> = {}): StockTakeLine => ({
  product_id: code.toLowerCase(),
  code,
  name,
  scans: [code],
  book: "10",
  counted: null,
  ...change,
});
const sheet: StockTakeSheet = {
  store_id: "xuhui",
  day: "2026-11-22",
  books_of: "2026-11-20",
  by_warehouse: false,
  lines: [
    line("LIP", "唇釉", { scans: ["LIP", "6901"] }),
    line("CRM", "面霜"),
    line("GEL", "洁面", { counted: "3" }),
  ],
};
const totals = {
  counted_skus: 100,
  found_skus: 92,
  book_value: "100000.00",
  value_difference: "1500.00",
  loss_value: "1500.00",
  sku_count_difference: "8",
  sku_value_difference: "1.5",
};
const argsOf = (name: string) => asked.filter((one) => one.name === name).map(({ args }) => args);
const saved = () => argsOf("saveStockTake").at(-1)?.[2] as CountedProduct[];

function answers(found: StockTakeLine | null = null, of: StockTakeSheet = sheet) {
  shellAnswers({
    listMetrics: () => [],
    beginStockTake: () => of,
    findCountedProduct: () => found,
    weighStockTake: (_store: string, _day: string, counted: CountedProduct[]) => ({
      lines: counted.map(({ product_id }) => ({ product_id, difference: "-1", value: "-12.50" })),
      totals,
    }),
    saveStockTake: () => ({ tx: 7, changed: [], count: null }),
    listStockTakes: () => [],
  });
}

async function scan(text: string) {
  const input = screen.getByTestId("stock-take-scan");
  fireEvent.change(input, { target: { value: text } });
  fireEvent.keyDown(input, { key: "Enter", keyCode: 13 });
  await waitFor(() => expect(screen.getByTestId("stock-take-scan")).toHaveProperty("value", ""));
}

const quantities = () =>
  screen.getAllByTestId("stock-take-counted").map((input) => (input as HTMLInputElement).value);

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
  answers();
});

it.each([
  ["6901", { code: "6901", quantity: 1 }],
  [" lip ", { code: "LIP", quantity: 1 }],
  ["12*lip", { code: "LIP", quantity: 12 }],
  ["1.5×LIP", { code: "LIP", quantity: 1.5 }],
  ["0*LIP", { code: "0*LIP", quantity: 1 }],
  ["A*B", { code: "A*B", quantity: 1 }],
  ["12*", { code: "12*", quantity: 1 }],
  ["  ", null],
])("what is scanned is read: %s", (text, expected) => {
  expect(readScan(text)).toEqual(expected);
});

it.each([
  ["0", true],
  ["1.005", true],
  ["1.0005", false],
  ["1000000000", true],
  ["1000000001", false],
  ["-1", false],
  ["", false],
])("a quantity is known from a code: %s", (text, expected) => {
  expect(isQuantity(text)).toBe(expected);
});

it("quantities add up exactly, and unknown codes too", () => {
  expect(more("0.1", 0.2)).toBe("0.3");
  expect(more(null, 1)).toBe("1");
  const once = withUnknown([], { code: "X", quantity: 2 });
  expect(withUnknown(once, { code: "X", quantity: 1 })).toEqual([{ code: "X", quantity: "3" }]);
  expect(lineOf(sheet.lines, "6901")?.code).toBe("LIP");
});

it("each scan counts one more, and what was saved goes on", async () => {
  await open(<StockTakePage />, owner);
  await screen.findByTestId("stock-take-scan");
  await scan("6901");
  await scan("6901");
  await scan("12*CRM");
  await scan("GEL");
  await waitFor(() => expect(quantities()).toEqual(["2", "12", "4"]));
  expect(screen.getByTestId("stock-take-totals").textContent).toContain("92 / 100");
  expect(screen.getByTestId("stock-take-totals").textContent).toContain("1.5 %");
  expect(screen.getByTestId("stock-take-last").textContent).toContain("洁面");
  fireEvent.click(screen.getByTestId("stock-take-save"));
  await waitFor(() => expect(saved()).toHaveLength(3));
  expect(saved()).toEqual([
    { product_id: "lip", counted: "2" },
    { product_id: "crm", counted: "12" },
    { product_id: "gel", counted: "4" },
  ]);
});

it("a code that nobody knows is kept with its count and counts once it is known", async () => {
  await open(<StockTakePage />, owner);
  await screen.findByTestId("stock-take-scan");
  await scan("3*NEW");
  await scan("new");
  const unknown = await screen.findByTestId("stock-take-unknown-code");
  await waitFor(() => expect(unknown.textContent).toContain("4 件"));
  answers(line("NEW", "新品", { book: "0" }));
  fireEvent.click(unknown.querySelector("button") as HTMLElement);
  await waitFor(() => expect(screen.queryByTestId("stock-take-unknown")).toBeNull());
  await waitFor(() => expect(quantities()).toEqual(["4", "", "", "3"]));
});

it("what is not on the shelf is counted as nothing by one button", async () => {
  await open(<StockTakePage />, owner);
  await screen.findByTestId("stock-take-scan");
  await scan("LIP");
  fireEvent.click(screen.getByTestId("stock-take-rest"));
  await waitFor(() => expect(quantities()).toEqual(["1", "0", "3"]));
});

it("a quantity is edited in its line, and a code scanned there is a scan", async () => {
  await open(<StockTakePage />, owner);
  await screen.findByTestId("stock-take-scan");
  const [lip, cream] = (await screen.findAllByTestId("stock-take-counted")) as [
    HTMLElement,
    HTMLElement,
  ];
  fireEvent.change(lip, { target: { value: "7.5" } });
  fireEvent.keyDown(lip, { key: "Enter" });
  fireEvent.change(cream, { target: { value: "GEL" } });
  fireEvent.keyDown(cream, { key: "Enter" });
  await waitFor(() => expect(quantities()).toEqual(["7.5", "", "4"]));
  expect(document.activeElement).toBe(screen.getByTestId("stock-take-scan"));
});

it("a count that a file told by warehouses is not counted again", async () => {
  answers(null, { ...sheet, by_warehouse: true });
  await open(<StockTakePage />, owner);
  expect((await screen.findByTestId("empty")).textContent).toContain("按仓库");
  expect(screen.queryByTestId("stock-take-scan")).toBeNull();
});
