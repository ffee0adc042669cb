import { expect, it } from "vitest";
import type { BuyerRow } from "../../bindings";
import { actOfKey } from "./keys";

const row = { candidates: [{ customer_id: "lin" }, { customer_id: "zhao" }] } as BuyerRow;
const plain = { ctrlKey: false, metaKey: false, altKey: false };

it.each([
  ["ArrowDown", row, { act: "move", by: 1 }],
  ["ArrowUp", undefined, { act: "move", by: -1 }],
  ["1", row, { act: "same", customer: "lin" }],
  ["2", row, { act: "same", customer: "zhao" }],
  ["3", row, null],
  ["0", row, { act: "other" }],
  ["0", undefined, null],
  ["6", row, null],
  ["x", row, null],
])("%s with a chosen buyer means what the page says", (key, at, act) => {
  expect(actOfKey({ key, ...plain }, at)).toEqual(act);
});

it("keys with Ctrl belong to the window: Ctrl+Z undoes there", () => {
  expect(actOfKey({ key: "1", ...plain, ctrlKey: true }, row)).toBeNull();
});
