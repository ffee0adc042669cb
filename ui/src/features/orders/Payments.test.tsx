import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { open } from "../../testing/window";
import { Payments } from "./Payments";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const rows = () => within(screen.getByTestId("order-payments")).getAllByRole("row");
const texts = () =>
  rows().map((row) =>
    [...row.children].map((cell) => cell.textContent?.replace(/¥\s/, "¥")).join(" "),
  );

it("what came from a card is marked, and the new money stands beside the net", async () => {
  const ways = [
    { method: "cash", amount: "40.00", prepaid: false },
    { method: "stored_principal", amount: "60.00", prepaid: true },
  ];
  await open(<Payments payments={{ ways, total: "100.00", new_money: "40.00" }} net="98.00" />);
  expect(texts()).toEqual([
    "方式 金额",
    "现金 ¥40.00",
    "储值本金不是新收的钱 ¥60.00",
    "付款合计 ¥100.00",
    "其中新收的钱 ¥40.00",
    "订单净额 ¥98.00",
  ]);
});

it("a way of the till's own is called as the till calls it, and new money is not told twice", async () => {
  const ways = [{ method: "微信支付", amount: "30.00", prepaid: false }];
  await open(<Payments payments={{ ways, total: "30.00", new_money: "30.00" }} net="30.00" />);
  expect(texts()).toEqual(["方式 金额", "微信支付 ¥30.00", "付款合计 ¥30.00", "订单净额 ¥30.00"]);
});
