/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";
import { en, zhCN } from "./texts";

const sources = import.meta.glob("../**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
}) as Record<string, string>;

type Texts = { [key: string]: string | string[] | Texts };

function keysOf(texts: Texts, prefix = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" || Array.isArray(value)
      ? [prefix + key]
      : keysOf(value, `${prefix}${key}.`),
  );
}

/** English counts one and many; Chinese does not. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, "");
const unique = (keys: string[]) => [...new Set(keys.map(withoutPlural))].sort();

const chinese = keysOf(zhCN as Texts);
const known = new Set(unique(chinese));

function usedKeys(): Map<string, string> {
  const used = new Map<string, string>();
  for (const [file, source] of Object.entries(sources)) {
    if (file.includes(".test.") || file.includes("/testing/") || file.endsWith("bindings.ts"))
      continue;
    for (const call of source.matchAll(/\bt\(([^)]*?)\)/gs)) {
      for (const [, key] of (call[1] ?? "").matchAll(/"([a-z]\w*(?:\.\w+)+)"/g))
        if (key) used.set(key, file);
    }
    for (const [, key] of source.matchAll(/i18nKey="([^"]+)"/g)) if (key) used.set(key, file);
    for (const [, key] of source.matchAll(/useWrite\([^;]*?"(\w+\.\w+)",?\s*\)/gs))
      if (key) used.set(key, file);
  }
  return used;
}

function usedPrefixes(): Map<string, string> {
  const used = new Map<string, string>();
  for (const [file, source] of Object.entries(sources)) {
    if (file.includes(".test.")) continue;
    for (const [, prefix] of source.matchAll(/\bt\(\s*`([a-z_]+\.)(?:[a-z_.]*)\$\{/g))
      if (prefix) used.set(prefix, file);
  }
  return used;
}

function placeholders(texts: Texts, key: string): string[] {
  const value = key.split(".").reduce<unknown>((at, part) => (at as Texts)?.[part], texts);
  return [...new Set(String(value).match(/\{\{\w+\}\}/g) ?? [])].sort();
}

describe("the texts", () => {
  it("stand in one file each: a family of another file would take the place of this one's", () => {
    const files = import.meta.glob("./zh-CN/*.json", { eager: true, import: "default" });
    const families = Object.values(files).flatMap((file) => Object.keys(file as Texts));
    expect(families.length).toBeGreaterThan(20);
    expect([...new Set(families)].length).toBe(families.length);
  });

  it("have the same keys in Chinese and in English", () => {
    expect(unique(keysOf(en as Texts))).toEqual(unique(chinese));
  });

  it("cover every key the screens use", () => {
    const missing = [...usedKeys()].filter(([key]) => !known.has(key));
    expect(usedKeys().size).toBeGreaterThan(200);
    expect(missing).toEqual([]);
  });

  it("cover every family of keys the screens build", () => {
    const families = [...usedPrefixes()].filter(
      ([prefix]) => ![...known].some((key) => key.startsWith(prefix)),
    );
    expect(usedPrefixes().size).toBeGreaterThan(20);
    expect(families).toEqual([]);
  });

  it("are never empty", () => {
    const texts = [zhCN, en] as unknown as Texts[];
    for (const all of texts) expect(JSON.stringify(all)).not.toContain('""');
  });

  it("say the same things: the same figures stand in both languages", () => {
    const one = (key: string) => (known.has(key) && chinese.includes(key) ? key : null);
    const differing = keysOf(en as Texts)
      .filter((key) => one(withoutPlural(key)) && !key.endsWith("_one"))
      .filter(
        (key) =>
          placeholders(zhCN as Texts, withoutPlural(key)).join() !==
          placeholders(en as Texts, key).join(),
      );
    expect(differing).toEqual([]);
  });

  it("hold no English sentence in Chinese", () => {
    const sentences = keysOf(zhCN as Texts).filter((key) => {
      const value = key.split(".").reduce<unknown>((at, part) => (at as Texts)?.[part], zhCN);
      return typeof value === "string" && /[a-z]{3,} [a-z]{3,} [a-z]{3,}/i.test(value);
    });
    expect(sentences).toEqual([]);
  });
});

const codes: Record<string, string[]> = {
  error: [
    "signed_out",
    "locked",
    "denied",
    "wrong_password",
    "locked_out",
    "invalid",
    "not_found",
    "conflict",
    "cannot_undo",
    "file",
    "cancelled",
    "busy",
    "key_missing",
    "damaged",
    "newer_version",
    "read_only",
    "disk_full",
    "no_data_folder",
    "internal",
  ],
  // What the program writes by itself, and what needs no right of its own.
  operation: [
    "start_chain",
    "start_sample",
    "undo",
    "settle_levels",
    "settle_goals",
    "read_notices",
    "agree_goal",
    "edit_goal",
  ],
  reject: [
    "missing",
    "bad_date",
    "bad_number",
    "negative_price",
    "cell_too_long",
    "cut_off",
    "too_large",
    "unknown_store",
    "contradiction",
    "other_currency",
    "no_key",
    "unknown_measure",
  ],
  remark: [
    "guest_lines",
    "zero_price_lines",
    "two_spellings",
    "non_goods_lines",
    "summary_rows",
    "stock_adjustments",
    "repeated_lines",
    "top_ups",
    "filtered_rows",
    "masked_buyers",
    "hashed_phones",
    "id_numbers_skipped",
    "times_from_order_numbers",
    "day_of_file",
    "partially_refunded",
  ],
  file_error: [
    "not_found",
    "unreadable",
    "empty",
    "binary",
    "wrong_encoding",
    "no_header",
    "unknown_headers",
    "too_large",
    "broken_xlsx",
    "cancelled",
    "locked",
    "undecided",
    "changed",
    "bad_mapping",
  ],
  format: [
    "online_retail",
    "taobao_orders",
    "taobao_order_lines",
    "jd_orders",
    "pinduoduo_orders",
    "douyin_orders",
    "youzan_orders",
    "meituan_bill",
    "taobao_flash",
    "pos_receipts",
    "shopify_orders",
    "alipay_statement",
    "jd_settlement",
    "douyin_settlement",
    "traffic_shop",
    "traffic_products",
    "ad_plans",
    "qianchuan",
    "sales_lines",
    "refund_list",
    "settlement",
    "traffic",
    "advertising",
    "review_list",
    "stock_list",
    "product_list",
    "member_list",
    "value_list",
  ],
};

it.each(Object.entries(codes))("every %s the shell can send has its words", (family, members) => {
  expect(members.filter((code) => !known.has(`${family}.${code}`))).toEqual([]);
});

describe("counts", () => {
  it("are grouped as every other number is", async () => {
    const { i18n, startTexts } = await import(".");
    startTexts("en");
    expect(i18n.t("customer.tagged", { count: 4387 })).toContain("4,387");
    expect(JSON.stringify([en, zhCN])).not.toContain("{{count}}");
  });
});
