import { describe, expect, it } from "vitest";
import type { FilePreview } from "../../bindings";
import { preview } from "../../testing/preview";
import { addable, headersChanged, lineState, ourTotal, ownTotal, unitOf, wantsHand } from "./lines";

const states: [string, Partial<FilePreview>, ReturnType<typeof lineState>, boolean][] = [
  ["a clean file", {}, { kind: "ready" }, false],
  [
    "a broken workbook",
    { problem: "broken_xlsx" },
    { kind: "unreadable", problem: "broken_xlsx" },
    true,
  ],
  ["a file that fits two formats", { candidates: ["a", "b"] }, { kind: "choose_format" }, true],
  ["unknown columns", { missing: ["amount", "order_no"] }, { kind: "map", columns: 2 }, true],
  ["headers refused on reading", { problem: "unknown_headers" }, { kind: "map", columns: 0 }, true],
  ["rows without a store", { needs_store: true }, { kind: "choose_store" }, true],
  [
    "a store nobody knows",
    { unknown_stores: [{ text: "徐家汇1店", rows: 198 }] },
    { kind: "unknown_store", names: 1 },
    true,
  ],
  [
    "only refused rows",
    { counts: { rows: 2, new: 0, changed: 0, same: 0, rejected: 2 } },
    { kind: "nothing" },
    true,
  ],
  ["the same file again", { already_imported_at: 5 }, { kind: "already", at: 5 }, false],
  [
    "some refused rows",
    { counts: { rows: 3, new: 1, changed: 0, same: 0, rejected: 2 } },
    { kind: "rejected", rows: 2 },
    false,
  ],
];
it.each(states)("%s says so in its line", (_, change, state, mend) => {
  expect(lineState(preview(change))).toEqual(state);
  expect(wantsHand(preview(change))).toBe(mend);
});

describe("our total", () => {
  const sums = [
    { field: "visitors", sum: 4210 },
    { field: "cost", sum: 123456 },
    { field: "quantity_milli", sum: 1500 },
    { field: "amount", sum: -250 },
  ];
  it.each([
    ["sales", 2, { value: "30.00", unit: "money", of: "net" }],
    ["traffic", 2, { value: "4210", unit: "count", of: "visitors" }],
    ["advertising", 2, { value: "1234.56", unit: "money", of: "cost" }],
    ["advertising", 0, { value: "123456", unit: "money", of: "cost" }],
    ["settlement", 2, { value: "-2.50", unit: "money", of: "amount" }],
    ["stock", 2, { value: "1.500", unit: "units", of: "quantity_milli" }],
    ["members", 2, null],
  ] as const)("of %s with %i digits of money", (subject, digits, total) => {
    expect(ourTotal(preview({ subject, sums }), digits)).toEqual(total);
  });

  it("is unknown before the columns are", () => {
    expect(ourTotal(preview({ missing: ["amount"] }), 2)).toBeNull();
  });
});

describe("the file's own total", () => {
  const amount = {
    row: 9,
    field: "amount",
    stated: "10.00",
    counted: "10.00",
    agrees: true,
  } as const;
  const fewer = { row: 9, field: "quantity", stated: "7", counted: "8", agrees: false } as const;

  it("is the one that differs when any does, with the difference", () => {
    expect(ownTotal([amount, fewer])).toEqual({ row: fewer, difference: "-1", unit: "units" });
  });
  it("is the amount when all agree", () => {
    const units = { ...fewer, stated: "8", agrees: true };
    expect(ownTotal([units, amount])?.row).toBe(amount);
  });
  it("is none in a file without summary rows", () => expect(ownTotal([])).toBeNull());
});

it("a list of orders and the list of their lines count once", () => {
  const [orders, lines, traffic] = [
    preview({ recognised: "taobao_orders" }),
    preview({ recognised: "taobao_order_lines" }),
    preview({ recognised: "traffic_shop", subject: "traffic" }),
  ];
  expect(addable([orders, lines, traffic])).toEqual([orders]);
  expect(addable([lines, traffic])).toEqual([lines]);
});

it.each([
  ["amount", "money"],
  ["quantity", "units"],
  ["visitors", "count"],
] as const)("a total of %s is counted in %s", (field, unit) => expect(unitOf(field)).toBe(unit));

it.each([
  [{}, false],
  [{ missing_headers: ["邮费"] }, true],
  [{ new_headers: ["达人昵称"] }, true],
])("changed headers are noticed: %j", (change, changed) => {
  expect(headersChanged(preview(change))).toBe(changed);
});
