import { describe, expect, it } from "vitest";
import { daysOf } from "../../components/periods";
import { isSpan, questionOf } from "./question";

const scope = { key: "store:s", name: "徐汇店", region_id: null, store_id: "s" };
const today = "2026-11-22";

describe("the question an address asks", () => {
  it.each([
    ["yesterday", "2026-11-21", "2026-11-21"],
    ["week", "2026-11-16", "2026-11-21"],
    ["month", "2026-11-01", "2026-11-21"],
    ["quarter", "2026-10-01", "2026-11-21"],
    ["year", "2026-01-01", "2026-11-21"],
  ] as const)("%s runs up to yesterday", (name, from, to) => {
    expect(daysOf(name, today)).toEqual({ from, to });
  });

  it("of the first of a month and year is about the month and year that ended", () => {
    expect(daysOf("month", "2026-12-01")).toEqual({ from: "2026-11-01", to: "2026-11-30" });
    expect(daysOf("year", "2027-01-01")).toEqual({ from: "2026-01-01", to: "2026-12-31" });
    expect(daysOf("quarter", "2027-01-01").from).toBe("2026-10-01");
    expect(daysOf("week", "2026-11-23")).toEqual({ from: "2026-11-16", to: "2026-11-22" });
  });

  it("is net sales of the month by day when nothing is said", () => {
    const { code, slice, by, against } = questionOf({}, scope, today);
    expect([code, by, against]).toEqual(["net_sales", "day", "previous"]);
    expect([slice.store_id, slice.from, slice.to]).toEqual(["s", "2026-11-01", "2026-11-21"]);
  });

  it("stands in the address whole", () => {
    const filters = {
      code: "nps",
      period: "custom",
      from: "2026-10-05",
      to: "2026-10-09",
      by: "channel",
      against: "none",
      category: "彩妆",
      employee: "e",
      product: "p",
      channel: "淘宝",
    };
    const asked = questionOf(filters, scope, today);
    expect(asked.slice).toMatchObject({
      from: "2026-10-05",
      to: "2026-10-09",
      category: "彩妆",
      employee_id: "e",
      product_id: "p",
      channel: "淘宝",
    });
    expect([asked.by, asked.against]).toEqual(["channel", null]);
  });

  it("survives an address typed wrong", () => {
    const asked = questionOf({ period: "decade", by: "moon", against: "fate" }, scope, today);
    expect([asked.by, asked.against, asked.slice.from]).toEqual(["day", "previous", "2026-11-01"]);
  });

  it("makes a line of spans of days only", () => {
    expect(isSpan("week")).toBe(true);
    expect(isSpan("store")).toBe(false);
  });
});
