import { describe, expect, it } from "vitest";
import type { FilePreview } from "../../bindings";
import { importable, ready, sumDecimals, withColumns } from "./request";

const file = (change: Partial<FilePreview>) =>
  ({
    path: "/a.csv",
    problem: null,
    missing: [],
    counts: { rows: 3, new: 3, changed: 0, same: 0, rejected: 0 },
    ...change,
  }) as FilePreview;

it.each([
  ["a clean file", {}, true],
  ["a file that cannot be read", { problem: "binary" }, false],
  ["a file with unmapped needed columns", { missing: ["quantity" as const] }, false],
])("%s", (_, change, can) => {
  expect(importable(file(change))).toBe(can);
});

it("only the files that can be written are sent, with their own columns", () => {
  const good = file({ path: "/good.csv" });
  const bad = file({ path: "/bad.csv", problem: "empty" });
  const columns = withColumns([{ path: "/bad.csv", columns: {} }], "/good.csv", {
    order_no: "单号",
  });
  const request = {
    paths: ["/good.csv", "/bad.csv"],
    store_id: "xuhui",
    columns,
    save_mapping_as: null,
  };
  expect(ready(request, [good, bad])).toEqual({
    ...request,
    paths: ["/good.csv"],
    columns: [{ path: "/good.csv", columns: { order_no: "单号" } }],
  });
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
});
