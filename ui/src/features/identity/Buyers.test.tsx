import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { BuyerRow, Session } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { Buyers } from "./Buyers";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const candidate = (customer_id: string, name: string) => ({
  customer_id,
  name,
  phone: "138****6621",
  home_store_name: "徐汇店",
  reason: "phone" as const,
  confidence: 40,
  orders: 3,
});
const row = (id: string, name: string): BuyerRow => ({
  buyer: {
    id,
    store_id: "tmall",
    name,
    masked_phone: "138****6621",
    address: "",
    customer_id: null,
    decision: "",
  },
  store_name: "天猫旗舰店",
  orders: 1,
  amount: "169.00",
  last_day: "2026-11-21",
  candidates: [candidate("c1", "林晓"), candidate("c2", "林小晓")],
});
const session: Session = {
  ...owner,
  grants: [{ operation: "review_identity", reach: "chain" }],
};

async function draw(rows: BuyerRow[]) {
  shellAnswers({
    listBuyers: () => ({ total: rows.length, rows }),
    decideBuyer: () => ({ tx: 1, changed: [] }),
  });
  await open(<Buyers decided={false} text="" onText={() => undefined} />, session);
}

const decisions = () => asked.filter(({ name }) => name === "decideBuyer").map(({ args }) => args);

it.each([
  [["2"], ["b1", "c2", false]],
  [["0"], ["b1", null, true]],
  [
    ["ArrowDown", "1"],
    ["b2", "c1", false],
  ],
])("the keys %j decide as the page says", async (keys, decision) => {
  await draw([row("b1", "林晓"), row("b2", "赵一宁")]);
  await screen.findByTestId("buyer-candidates");
  for (const key of keys) fireEvent.keyDown(document.body, { key });
  await waitFor(() => expect(decisions()).toEqual([decision]));
});

it("a digit typed into the search is not a decision", async () => {
  await draw([row("b1", "林晓")]);
  await screen.findByTestId("buyer-candidates");
  fireEvent.keyDown(screen.getByTestId("list-search"), { key: "1" });
  expect(decisions()).toEqual([]);
});

it("nobody to identify is said in a sentence", async () => {
  await draw([]);
  expect(await screen.findByText("没有要认的买家")).toBeTruthy();
});
