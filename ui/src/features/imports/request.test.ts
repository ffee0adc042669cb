import { describe, expect, it } from "vitest";
import { preview } from "../../testing/preview";
import { difference, importable, requestOf, sumDecimals, toQueue, withChoice } from "./request";

const rejectedAll = { rows: 3, new: 0, changed: 0, same: 0, rejected: 3 };

it.each([
  ["a clean file", {}, true],
  ["a file that cannot be read", { problem: "binary" }, false],
  ["a file with unmapped needed columns", { missing: ["quantity" as const] }, false],
  ["a file that may be two things", { candidates: ["settlement", "refund_list"] }, false],
  ["a file whose rows name no store", { needs_store: true }, false],
  ["a file without a row to take", { counts: rejectedAll }, false],
  ["a file with unknown stores in some rows", { unknown_stores: [{ text: "x", rows: 1 }] }, true],
])("%s", (_, change, can) => {
  expect(importable(preview(change))).toBe(can);
});

it("a choice for a file keeps what was chosen before and leaves other files alone", () => {
  const first = withChoice([], "/a.csv", { store_id: "xuhui" });
  const both = withChoice(first, "/b.csv", { format: "settlement" });
  const again = withChoice(both, "/a.csv", { format: "sales_lines" });
  expect(again).toContainEqual({
    path: "/a.csv",
    store_id: "xuhui",
    format: "sales_lines",
    subject: "sales",
    columns: {},
  });
  expect(again).toHaveLength(2);
});

it("a request carries only the choices of its own files", () => {
  const choices = withChoice(withChoice([], "/a.csv", {}), "/gone.csv", {});
  expect(requestOf(["/a.csv"], null, choices).choices.map(({ path }) => path)).toEqual(["/a.csv"]);
});

it("only the files that can be written go to the queue, each with its own choice", () => {
  const columns = { order_no: "单号" };
  const choices = withChoice([], "/good.csv", { columns, subject: "refunds" });
  const files = [
    preview({ path: "/plain.csv" }),
    preview({ path: "/bad.csv", problem: "empty" }),
    preview({ path: "/good.csv" }),
  ];
  const request = requestOf(["/plain.csv", "/bad.csv", "/good.csv"], "xuhui", choices);
  expect(toQueue(files, request)).toEqual([
    { path: "/plain.csv", store_id: null, format: null, subject: "sales", columns: {} },
    { path: "/good.csv", store_id: null, format: null, subject: "refunds", columns },
  ]);
});

describe("totals of several files", () => {
  it.each([
    [["0.10", "0.20"], "0.30"],
    [["9747747.93", "-0.03"], "9747747.90"],
    [["-1.50", "1.00"], "-0.50"],
    [["1", "0.005"], "1.005"],
    [["-0.05"], "-0.05"],
    [[], "0"],
  ])("%j add up to %s without rounding", (values, total) => {
    expect(sumDecimals(values)).toBe(total);
  });

  it.each([
    ["1747.95", "1826.64", "-78.69"],
    ["100", "100.00", "0.00"],
    ["-5.00", "-7.50", "2.50"],
  ])("%s less %s is %s", (one, other, less) => {
    expect(difference(one, other)).toBe(less);
  });
});
