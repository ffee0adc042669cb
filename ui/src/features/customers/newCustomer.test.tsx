import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { CustomerDrawer } from "./CustomerDrawer";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const argsOf = (name: string) => asked.filter((one) => one.name === name).map(({ args }) => args);
const lin = { id: "lin", name: "林悦", phone: "138****8000", home_store: "徐汇店" };
const added = { tx: 1, changed: [], customer: { id: "new-one", is_new: true } };

async function type(field: string, value: string) {
  fireEvent.change(await screen.findByTestId(field), { target: { value } });
}

it("what was searched for stands in its field, and Enter saves and opens the customer", async () => {
  shellAnswers({ knownCustomer: () => null, addCustomer: () => added });
  const { router } = await open(<CustomerDrawer id="new:+852 9123 4567" />);
  await type("new-name", "陈大文");
  fireEvent.submit(screen.getByTestId("new-customer"));
  await waitFor(() =>
    expect(argsOf("addCustomer")).toEqual([
      [{ phone: "+852 9123 4567", name: "陈大文", card: "", store_id: "xuhui" }],
    ]),
  );
  await waitFor(() => expect(router.state.location.search).toEqual({ open: "customer:new-one" }));
});

it("who has the number is shown at once, and Enter opens them and saves nothing", async () => {
  shellAnswers({ knownCustomer: () => lin });
  const { router } = await open(<CustomerDrawer id="new" />);
  await type("new-phone", "13800138000");
  expect((await screen.findByTestId("new-known")).textContent).toContain("林悦");
  fireEvent.submit(screen.getByTestId("new-customer"));
  await waitFor(() => expect(router.state.location.search).toEqual({ open: "customer:lin" }));
  expect(argsOf("addCustomer")).toEqual([]);
});

it("a customer of a store out of sight is told without a name", async () => {
  shellAnswers({ knownCustomer: () => ({ ...lin, id: null, name: "" }) });
  await open(<CustomerDrawer id="new" />, { ...owner, store_id: "xuhui" });
  await type("new-phone", "13800138000");
  expect((await screen.findByTestId("new-known")).textContent).toContain("看不到");
  expect(screen.getByTestId("new-save")).toHaveProperty("disabled", true);
});

it("the next customer begins where the last one ended", async () => {
  shellAnswers({ knownCustomer: () => null, addCustomer: () => added });
  await open(<CustomerDrawer id="new" />);
  await type("new-phone", "13800138000");
  fireEvent.keyDown(screen.getByTestId("new-phone"), { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(screen.getByTestId("new-phone")).toHaveProperty("value", ""));
  expect(argsOf("addCustomer")).toHaveLength(1);
});
