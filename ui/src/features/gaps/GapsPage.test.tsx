import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Gaps, Session } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { GapsPage } from "./GapsPage";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const complete: Gaps = {
  missing_days: [],
  unknown_stores: [],
  unmapped_products: [],
  duplicates: [],
  outliers: [],
};
const session: Session = {
  ...owner,
  grants: ["import_sales", "edit_mapping"].map((operation) => ({
    operation: operation as "import_sales",
    reach: "chain",
  })),
};

const product = (id: string) => ({
  product: { id, code: id.toUpperCase(), name: `${id} 名` },
  net_sales_90d: null,
  units_90d: null,
});

async function draw(gaps: Partial<Gaps>) {
  shellAnswers({
    listGaps: () => ({ ...complete, ...gaps }),
    setClosedDay: () => ({ tx: 1, changed: [] }),
    setStoreAlias: () => ({ tx: 1, changed: [] }),
    enqueue: () => [],
    runQueue: () => null,
    setProductAlias: () => ({ tx: 1, changed: [] }),
    listProducts: () => ({ total: 2, rows: [product("lip"), product("tb")], categories: [] }),
  });
  await open(<GapsPage />, session);
}

// A list draws the rows that have room, and the test browser gives none.
beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
});

const argsOf = (name: string) => asked.filter((one) => one.name === name).map(({ args }) => args);

it("a missing day is noted as closed with one click", async () => {
  await draw({
    missing_days: [{ store_id: "xuhui", store_name: "徐汇店", day: "2026-11-20" }],
  });
  fireEvent.click(await screen.findByLabelText("徐汇店 2026-11-20 周五"));
  fireEvent.click(await screen.findByTestId("close-day"));
  await waitFor(() => expect(argsOf("setClosedDay")).toEqual([["xuhui", "2026-11-20", true]]));
});

const choice = { path: "/a/收银流水.csv", store_id: null, format: null, subject: "sales" as const };
const unknown = (store_id: string | null, lies: boolean) => ({
  unknown_stores: [
    {
      text: "徐家汇1店",
      store_id,
      rows: 198,
      files: [
        { file: "收银流水.csv", import_id: "i", again: lies ? { ...choice, columns: {} } : null },
      ],
    },
  ],
});

it("what a file calls a store is said where it is found missing", async () => {
  await draw(unknown(null, true));
  expect(screen.queryByTestId("import-again"), "first the store").toBeNull();
  fireEvent.mouseDown(await screen.findByRole("combobox", { name: /徐家汇1店/ }));
  const store = { selector: ".ant-select-item-option-content" };
  fireEvent.click(await screen.findByText("徐汇店", store));
  await waitFor(() => expect(argsOf("setStoreAlias")).toEqual([["徐家汇1店", "xuhui"]]));
});

it("once its store is known the file comes in again from where it lies", async () => {
  await draw(unknown("xuhui", true));
  fireEvent.click(await screen.findByTestId("import-again"));
  await waitFor(() => expect(argsOf("enqueue")).toEqual([[[{ ...choice, columns: {} }], null]]));
  await waitFor(() => expect(argsOf("runQueue")).toHaveLength(1));
});

it("a file that is gone says that it must be dropped in again", async () => {
  await draw(unknown("xuhui", false));
  expect((await screen.findByTestId("file-gone")).textContent).toBe("文件不在原处，重新拖入");
  expect(screen.queryByTestId("import-again")).toBeNull();
});

it("which product a code is, is said where the code is found on no list", async () => {
  await draw({
    unmapped_products: [
      { product_id: "tb", code: "TB", name: "tb 名", first_seen: "2026-11-20", orders: 4 },
    ],
  });
  fireEvent.mouseDown(await screen.findByRole("combobox", { name: "编码 TB 是哪个商品" }));
  const choice = { selector: ".ant-select-item-option-content" };
  fireEvent.click(await screen.findByText("lip 名 · LIP", choice));
  await waitFor(() => expect(argsOf("setProductAlias")).toEqual([["TB", "lip"]]));
  expect(screen.queryByText("tb 名 · TB", choice), "it is not asked to be itself").toBeNull();
});

it("the first kind of gap that there is stands open, with how many there are of each", async () => {
  await draw({
    outliers: [
      {
        store_id: "xuhui",
        store_name: "徐汇店",
        day: "2026-11-11",
        value: "50.00",
        usual: "10.00",
      },
    ],
  });
  expect(await screen.findByTestId("gaps-outliers")).toBeTruthy();
  expect(screen.getByText("反常的日子 1")).toBeTruthy();
  expect(screen.getByText("5.0 倍")).toBeTruthy();
});

it("complete data is said in a sentence", async () => {
  await draw({});
  expect(await screen.findByText("数据是齐的")).toBeTruthy();
});
