import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Product, ProductNames, Session } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { OtherCodes, StandsFor } from "./OtherCodes";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const product = (code: string): Product => ({
  id: code,
  code,
  name: `${code} 名`,
  category: "",
  kind: "goods",
  short_code: "",
  unit: "",
  unit_cost: null,
  list_price: null,
  commission_kind: "",
  commission: "",
});
const editor: Session = { ...owner, grants: [{ operation: "edit_mapping", reach: "chain" }] };

async function draw(names: ProductNames, session: Session) {
  shellAnswers({
    productNames: () => names,
    setProductAlias: () => ({ tx: 1, changed: [] }),
  });
  const lip = product("LIP");
  await open(
    <>
      <StandsFor product={lip} />
      <OtherCodes product={lip} />
    </>,
    session,
  );
}

const forgotten = () => asked.filter(({ name }) => name === "setProductAlias")[0]?.args;

it("a code that stands for the product is parted from it with one click", async () => {
  await draw({ stands_for: null, names: [{ text: "TB-9", name: "豆沙唇釉" }] }, editor);
  expect((await screen.findByTestId("other-code")).textContent).toContain("TB-9豆沙唇釉");
  fireEvent.click(screen.getByLabelText("把编码 TB-9 分开"));
  await waitFor(() => expect(forgotten()).toEqual(["TB-9", null]));
});

it("a product that stands for another says for which, and is parted here too", async () => {
  await draw({ stands_for: product("MASK"), names: [] }, editor);
  expect((await screen.findByTestId("stands-for")).textContent).toContain("算作 MASK 名");
  fireEvent.click(screen.getByTestId("forget-code"));
  await waitFor(() => expect(forgotten()).toEqual(["LIP", null]));
});

it("people who may not say what files mean see the codes only", async () => {
  await draw({ stands_for: null, names: [{ text: "TB-9", name: "" }] }, owner);
  await screen.findByTestId("other-code");
  expect(screen.queryByTestId("forget-code")).toBeNull();
});
