import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { FilePreview } from "../../bindings";
import { open } from "../../testing/window";
import { MappingForm } from "./MappingForm";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const file = {
  file: "导出.csv",
  path: "/导出.csv",
  missing: ["quantity"],
  columns: [
    { header: "单号", field: "order_no", samples: ["0031"] },
    { header: "件", field: null, samples: ["2"] },
  ],
} as unknown as FilePreview;

async function draw() {
  const onMapped = vi.fn();
  await open(<MappingForm file={file} busy={false} onMapped={onMapped} />);
  await screen.findByTestId("mapping-form");
  return onMapped;
}

async function choose(label: RegExp, header: string) {
  fireEvent.mouseDown(screen.getByRole("combobox", { name: label }));
  fireEvent.click(await screen.findByText(header, { selector: ".ant-select-item-option-content" }));
}

it("a needed field without a column keeps the mapping from being applied", async () => {
  await draw();
  expect(screen.getByTestId("mapping-apply").closest("button")?.disabled).toBe(true);
  expect(screen.getByText(/还差 1 列/)).toBeTruthy();
});

it("a chosen column goes into the mapping beside the recognised ones, with its name", async () => {
  const onMapped = await draw();
  await choose(/数量/, "件");
  fireEvent.change(screen.getByTestId("mapping-name"), { target: { value: " 总部汇总 " } });
  fireEvent.submit(screen.getByTestId("mapping-form"));
  expect(onMapped).toHaveBeenCalledWith({ order_no: "单号", quantity: "件" }, "总部汇总");
});

it("a mapping without a name is not kept", async () => {
  const onMapped = await draw();
  await choose(/数量/, "件");
  fireEvent.submit(screen.getByTestId("mapping-form"));
  expect(onMapped).toHaveBeenCalledWith(expect.anything(), null);
});
