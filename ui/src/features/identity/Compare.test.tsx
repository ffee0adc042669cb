import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Candidate, Duplicate } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open } from "../../testing/window";
import { Compare } from "./Compare";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const candidate = (customer_id: string, name: string, orders: number): Candidate => ({
  customer_id,
  name,
  phone: "138****6621",
  home_store_name: "徐汇店",
  reason: "exact_key",
  confidence: 100,
  orders,
});
const pair: Duplicate = {
  one: candidate("few", "林小晓", 3),
  other: candidate("many", "林晓", 12),
  reason: "phone",
};

async function draw() {
  shellAnswers({
    customer: (id: string) => ({
      customer: { id, name: id, phone: "", card: "", outside_id: "", note: "" },
      home_store: "徐汇店",
      orders: 1,
      gross_sales: "10.00",
      first_day: null,
      last_day: null,
    }),
    mergeCustomers: () => ({ tx: 1, changed: [] }),
  });
  await open(<Compare pair={pair} onMerged={() => undefined} />);
  await screen.findByTestId("keep-one");
}

const merged = () => asked.find(({ name }) => name === "mergeCustomers")?.args;

it("the one with more orders is kept unless the person says otherwise", async () => {
  await draw();
  fireEvent.click(screen.getByTestId("merge"));
  await waitFor(() => expect(merged()).toEqual(["many", "few"]));
});

it("whom the person chooses is kept", async () => {
  await draw();
  fireEvent.click(screen.getByTestId("keep-one"));
  fireEvent.click(screen.getByTestId("merge"));
  await waitFor(() => expect(merged()).toEqual(["few", "many"]));
});
