import { describe, expect, it } from "vitest";
import {
  addDays,
  fileName,
  fullFigure,
  moment,
  shortFigure,
  shortMoment,
  signedChange,
  span,
  weekday,
} from "./format";

const zh = (unit: string) => ({ unit, currency: "CNY", digits: 2, language: "zh-CN" as const });
const en = (unit: string) => ({ unit, currency: "GBP", digits: 2, language: "en" as const });

describe("a figure", () => {
  it.each([
    ["0.00", "¥ 0.00"],
    ["186.4", "¥ 186.40"],
    ["9999", "¥ 9,999.00"],
    ["9999.99", "¥ 9,999.99"],
    ["10000", "¥ 1.00 万"],
    ["24712.50", "¥ 2.47 万"],
    ["99994999", "¥ 9,999.50 万"],
    ["99999949", "¥ 9,999.99 万"],
    ["99999999", "¥ 1.00 亿"],
    ["100000000", "¥ 1.00 亿"],
    ["123456789012", "¥ 1,234.57 亿"],
    ["-799", "−¥ 799.00"],
    ["-24712.5", "−¥ 2.47 万"],
  ])("of %s yuan is shown in Chinese as %s", (value, shown) => {
    expect(shortFigure(value, zh("money"))).toBe(shown);
  });

  it.each([
    ["9999", "9,999"],
    ["10000", "1.00 万"],
    ["99999999", "1.00 亿"],
    ["12", "12"],
    ["12.00", "12"],
  ])("counting %s is shown in Chinese as %s", (value, shown) => {
    expect(shortFigure(value, zh("count"))).toBe(shown);
  });

  it.each([
    ["9999.5", "£ 9,999.50"],
    ["24712.5", "£ 24,713"],
    ["999999", "£ 999,999"],
    ["999999999", "£ 1.00 B"],
    ["9747747.93", "£ 9.75 M"],
    ["1000000000", "£ 1.00 B"],
  ])("of %s pounds is shown in English as %s", (value, shown) => {
    expect(shortFigure(value, en("money"))).toBe(shown);
  });

  it.each([
    ["3.52", "3.52 %"],
    ["0", "0.00 %"],
    ["-1.5", "−1.50 %"],
  ])("of %s percent is shown as %s", (value, shown) => {
    expect(shortFigure(value, zh("percent"))).toBe(shown);
  });

  it.each(["money", "percent", "count", "units", "ratio"])(
    "without %s is a dash, never 0",
    (unit) => {
      expect(shortFigure(null, zh(unit))).toBe("—");
      expect(fullFigure(null, zh(unit))).toBe("—");
      expect(shortFigure(undefined, zh(unit))).toBe("—");
    },
  );

  it("keeps every digit when shown in full", () => {
    expect(fullFigure("12345678901234567.89", zh("money"))).toBe("¥ 12,345,678,901,234,567.89");
    expect(fullFigure("-1234.5", zh("money"))).toBe("−¥ 1,234.50");
    expect(fullFigure("99", zh("money"))).toBe("¥ 99.00");
    expect(fullFigure("0.125", zh("money"))).toBe("¥ 0.125");
    expect(fullFigure("99", { ...zh("money"), currency: "JPY", digits: 0 })).toBe("¥ 99");
    expect(fullFigure("1234.00", zh("count"))).toBe("1,234");
  });
});

describe("a change", () => {
  it.each([
    ["6.20", "+6.2"],
    ["-2.10", "−2.1"],
    ["0.04", "0.0"],
    ["-0.04", "0.0"],
    ["1234.5", "+1,234.5"],
    [null, "—"],
  ])("of %s carries its sign as %s", (change, shown) => {
    expect(signedChange(change)).toBe(shown);
  });
});

describe("days and times", () => {
  it("are read in the chain's time zone", () => {
    const at = Date.parse("2026-11-21T16:31:00Z");
    expect(moment(at, "Asia/Shanghai")).toBe("2026-11-22 00:31");
    expect(moment(at, "Europe/London")).toBe("2026-11-21 16:31");
    expect(shortMoment(at, "Asia/Shanghai", "2026-11-22")).toBe("00:31");
    expect(shortMoment(at, "Europe/London", "2026-11-22")).toBe("11-21 16:31");
  });

  it("begin the week on Monday", () => {
    expect(weekday("2026-11-16")).toBe(0);
    expect(weekday("2026-11-22")).toBe(6);
  });

  it("leave out the year that is now", () => {
    expect(span("2026-11-01", "2026-11-21", "2026-11-22")).toBe("11-01 – 11-21");
    expect(span("2010-12-01", "2010-12-01", "2026-11-22")).toBe("2010-12-01");
    expect(span(null, null, "2026-11-22")).toBe("—");
  });

  it("step over months", () => {
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });
});

it("a file is named by the last part of its path on any platform", () => {
  expect(fileName("C:\\导出\\流水.csv")).toBe("流水.csv");
  expect(fileName("/home/a/流水.csv")).toBe("流水.csv");
});
