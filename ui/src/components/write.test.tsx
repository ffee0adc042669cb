import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { ipc } from "../ipc";
import { asked, refused, shellAnswers } from "../testing/shell";
import { open } from "../testing/window";
import { useWrite } from "./write";

vi.mock("../bindings", async () => (await import("../testing/shell")).bindingsOfTests());

function Save() {
  const save = useWrite(() => ipc.saveProduct({} as never), "product.saved");
  return (
    <button type="button" onClick={() => save.mutate(undefined)}>
      save
    </button>
  );
}

async function save() {
  await open(<Save />);
  fireEvent.click(await screen.findByText("save"));
}

it("every write offers to be undone, and the undo takes back that very write", async () => {
  shellAnswers({
    saveProduct: () => ({ tx: 7, changed: ["products"] }),
    undo: () => ({ operation: "edit_product", changed: ["products"] }),
  });
  await save();
  expect(await screen.findByText("商品已保存")).toBeTruthy();
  fireEvent.click(screen.getByTestId("toast-undo"));
  expect(await screen.findByText("已撤销：改商品")).toBeTruthy();
  expect(asked.find(({ name }) => name === "undo")?.args).toEqual([7]);
});

it("a refused write says in words what happened and what was kept", async () => {
  shellAnswers({ saveProduct: () => refused("disk_full") });
  await save();
  expect(await screen.findByText(/磁盘满了.*原有数据完好/)).toBeTruthy();
});

it("a conflict says so and keeps what was typed", async () => {
  shellAnswers({ saveProduct: () => refused("conflict", {}) });
  await save();
  expect(await screen.findByText(/这一条刚被别人改过/)).toBeTruthy();
});

it("an invalid field is named with its reason", async () => {
  shellAnswers({ saveProduct: () => refused("invalid", { field: "code", reason: "taken" }) });
  await save();
  await waitFor(() => expect(screen.getByText(/编号：已经有了/)).toBeTruthy());
});
