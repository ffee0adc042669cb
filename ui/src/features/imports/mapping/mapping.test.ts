import { describe, expect, it } from "vitest";
import type { Field, FileColumn } from "../../../bindings";
import { preview } from "../../../testing/preview";
import { asRead } from "./clean";
import { asSubject, begunDraft, optionsFor, withColumn } from "./draft";
import { kindOf } from "./guess";

it.each([
  [["2016/5/23 22:02", "2016/5/24 09:15"], "date"],
  [["2026年11月21日"], "date"],
  [["￥1,280.00", "-30.5元"], "number"],
  [["'13800138000", "138****6621"], "phone"],
  [["7945BD83237335E5376FF44D62E4F0AE", "7945bd83237335e5376ff44d62e4f0ae"], "phone"],
  [['="4098812277153001"'], "code"],
  [["LIP-MAT-05", "LIP-MAT-06"], "code"],
  [["雾感唇釉", "卸妆水 200ml"], "text"],
  [["", "-", "3"], "number"],
  [["", "-"], "empty"],
])("cells like %j look like a %s", (samples, kind) => {
  expect(kindOf(samples)).toBe(kind);
});

it.each<[Field, string, string, boolean]>([
  ["ordered_at", "2016/5/23 9:02", "2016-05-23 09:02", true],
  ["ordered_at", "20261121", "2026-11-21", true],
  ["ordered_at", "昨天", "昨天", false],
  ["ordered_at", "2026/13/01", "2026/13/01", false],
  ["amount", "¥ 1,280.00", "1280.00", true],
  ["amount", "(12.50)", "-12.50", true],
  ["amount", "１２．５元", "12.5", true],
  ["amount", "赠品", "赠品", false],
  ["amount", "", "", true],
  ["order_no", '\t="4098812277153"', "4098812277153", true],
  ["phone", "'13800138000", "13800138000", true],
])("%s reads %j as %j (%s)", (field, cell, text, good) => {
  expect(asRead(field, cell)).toEqual({ text, good });
});

const column = (header: string, field: Field | null, ...samples: string[]): FileColumn => ({
  header,
  field,
  samples,
});
const file = preview({
  missing: ["amount"],
  columns: [
    column("单号", "order_no", "409881227715"),
    column("时间", "ordered_at", "2026-11-21"),
    column("备注", null, "快点发货"),
    column("实收", null, "12.50"),
  ],
});

describe("the draft of a mapping", () => {
  it("begins with what was recognised", () => {
    const columns = { order_no: "单号", ordered_at: "时间" };
    expect(begunDraft(file)).toEqual({ subject: "sales", columns, name: "" });
  });

  it("keeps what two subjects have in common and drops the rest", () => {
    const draft = withColumn(begunDraft(file), "status", "备注");
    expect(asSubject(draft, "settlement", file).columns).toEqual({
      order_no: "单号",
      ordered_at: "时间",
    });
    expect(asSubject(draft, "refunds", file).columns.status).toBe("备注");
  });

  it("forgets a field whose column is taken away", () => {
    const draft = withColumn(begunDraft(file), "order_no", undefined);
    expect(draft.columns).toEqual({ ordered_at: "时间" });
  });

  it("offers the columns that look right first and the taken ones last", () => {
    const headers = optionsFor("amount", file.columns, begunDraft(file)).map(
      ({ header }) => header,
    );
    expect(headers).toEqual(["实收", "备注", "单号", "时间"]);
  });
});
