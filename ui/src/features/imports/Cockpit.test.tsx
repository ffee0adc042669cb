import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { FilePreview, Session } from "../../bindings";
import { preview } from "../../testing/preview";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { Cockpit } from "./Cockpit";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const stores = [
  { id: "xuhui", code: "S01", name: "徐汇店", region_id: null },
  { id: "jingan", code: "S02", name: "静安店", region_id: null },
];
const session: Session = {
  ...owner,
  stores,
  grants: ["import_sales", "edit_mapping"].map((operation) => ({
    operation: operation as "import_sales",
    reach: "chain",
  })),
};
const left = vi.fn();

async function draw(files: FilePreview[]) {
  shellAnswers({
    previewImport: () => files,
    setStoreAlias: () => ({ tx: 1, changed: [] }),
    enqueue: () => [],
    runQueue: () => null,
    listQueue: () => [],
    listMappings: () => [],
  });
  const paths = files.map(({ path }) => path);
  await open(<Cockpit paths={paths} store="xuhui" onLeave={left} />, session);
  await screen.findByTestId("import-preview");
}

async function choose(testId: string, name: string) {
  const select = screen.getByTestId(testId);
  fireEvent.mouseDown(select.querySelector("input") ?? select);
  fireEvent.click(await screen.findByText(name, { selector: ".ant-select-item-option-content" }));
}

const argsOf = (name: string) => asked.filter((one) => one.name === name).map(({ args }) => args);

beforeEach(() => left.mockClear());

it("a store nobody knows is said once, remembered, and the files are looked at again", async () => {
  await draw([preview({ unknown_stores: [{ text: "徐家汇1店", rows: 198 }] })]);
  await choose("unknown-store", "静安店");
  await waitFor(() => expect(argsOf("setStoreAlias")).toEqual([["徐家汇1店", "jingan"]]));
  await waitFor(() => expect(argsOf("previewImport")).toHaveLength(2));
});

it("a file that fits two kinds is read as the one the person chooses", async () => {
  await draw([preview({ candidates: ["refund_list", "settlement"], recognised: null })]);
  await choose("choose-format", "结算单");
  await waitFor(() =>
    expect(argsOf("previewImport").at(-1)).toEqual([
      expect.objectContaining({ choices: [expect.objectContaining({ format: "settlement" })] }),
    ]),
  );
});

it("only what can go in is queued, and the page lets go of it", async () => {
  await draw([preview({}), preview({ path: "/b.csv", file: "b.csv", problem: "binary" })]);
  expect(screen.getAllByText(/这不是表格文件/).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByTestId("import-run"));
  await waitFor(() => expect(left).toHaveBeenCalled());
  const choice = { path: "/a.csv", store_id: null, format: null, subject: "sales", columns: {} };
  expect(argsOf("enqueue")).toEqual([[[choice], "xuhui"]]);
  expect(argsOf("runQueue")).toHaveLength(1);
});

it("a total of the file that differs from ours says by how much", async () => {
  const control = {
    row: 99,
    field: "amount",
    stated: "1747.95",
    counted: "1826.64",
    agrees: false,
  };
  await draw([preview({ controls: [control as FilePreview["controls"][number]] })]);
  expect(screen.getByTestId("import-control").textContent).toContain("差 −¥ 78.69");
});

it("columns said by hand go along with the file", async () => {
  const columns: FilePreview["columns"] = [
    { header: "单号", field: "order_no", samples: ["HB2026112100031"] },
    { header: "时间", field: "ordered_at", samples: ["2026/11/21 09:12"] },
    { header: "实收", field: null, samples: ["￥1,280.00"] },
  ];
  await draw([preview({ missing: ["amount"], recognised: null, columns })]);
  fireEvent.click(screen.getByTestId("open-mapping"));
  await screen.findByTestId("mapping-editor");
  expect(screen.getByTestId("mapping-apply").closest("button")?.disabled).toBe(true);
  fireEvent.mouseDown(screen.getByRole("combobox", { name: "金额" }));
  fireEvent.click(
    (await screen.findAllByText("实收", { selector: ".ant-select-item-option-content *" }))[0] ??
      document.body,
  );
  await waitFor(() => expect(screen.getByTestId("mapping-rows").textContent).toContain("1280.00"));
  fireEvent.click(screen.getByTestId("mapping-apply"));
  await waitFor(() =>
    expect(argsOf("previewImport").at(-1)).toEqual([
      expect.objectContaining({
        choices: [
          expect.objectContaining({
            columns: { order_no: "单号", ordered_at: "时间", amount: "实收" },
          }),
        ],
      }),
    ]),
  );
});
