import { expect, it } from "vitest";
import { i18n, startTexts } from "../i18n";
import { goalLink, keyResult, objective } from "../testing/goals";
import { historyValue, type Known } from "./historyValue";

const known: Known = {
  places: {
    stores: [{ id: "xuhui", code: "S01", name: "徐汇店", region_id: null }],
    regions: [{ id: "east", name: "华东" }],
  },
  names: new Map([
    ["lijing", "李静"],
    ["next", "明年再来"],
  ]),
  metricName: (code) => (code === "net_sales" ? "实收" : code),
};

const said = (field: string, value: unknown) => {
  const [table = "", name = ""] = field.split(".");
  const kept = typeof value === "string" ? value : JSON.stringify(value);
  return historyValue(table, name, kept, known, i18n.t);
};

const steps = [
  { title: "招人", due_on: "2026-11-30", done_on: null },
  { title: "开业", due_on: "2026-12-01", done_on: "2026-11-20" },
  { title: "复盘", due_on: null, done_on: null },
];

it.each([
  ["objective.holder", "store", "门店"],
  ["objective.method", "kpi", "KPI"],
  ["objective.kind", "development", "个人成长"],
  ["objective.holder_id", "xuhui", "徐汇店"],
  ["objective.holder_id", "east", "华东"],
  ["objective.owner_id", "lijing", "李静"],
  ["objective.locked", true, "是"],
  ["objective.locked", false, "否"],
  ["objective.decomposition", { strategy: "国际化", planning: "" }, "战略：国际化"],
  ["objective.decomposition", { strategy: "", planning: "", critical_path: "" }, "—"],
  [
    "objective.development",
    { role_model: "张店长", gaps: ["排班", "盘点"], strengths: [], actions: [], is_weighted: true },
    "目标角色：张店长 · 差距：排班、盘点 · 计入绩效：是",
  ],
  [
    "objective.review",
    { score: 0, lessons: "早备货", carried_to: "next" },
    "自评分：0 · 学到什么：早备货 · 下一期：明年再来",
  ],
  ["objective.review", { score: null, lessons: "", carried_to: "gone" }, "下一期：已转入"],
  ["key_result.kind", "at_most", "不高于"],
  ["key_result.source", "check_in", "更新时填写"],
  ["key_result.metric", "net_sales", "实收"],
  ["key_result.slice", { region_id: null, store_id: null }, "全部门店"],
  [
    "key_result.slice",
    { store_id: "xuhui", employee_id: "lijing", category: "口红", channel: "抖音" },
    "徐汇店 · 李静 · 口红 · 抖音",
  ],
  ["key_result.slice", { store_id: "far", employee_id: "nobody" }, "一处门店 · 一位店员"],
  ["key_result.target", "12000000.00", "12,000,000"],
  ["key_result.start", "-1234.50", "−1,234.5"],
  ["key_result.weight", "60", "60 %"],
  ["key_result.position", "0", "1"],
  ["key_result.milestones", steps, "招人（2026-11-30 前）、开业（2026-11-20 完成）、复盘"],
  ["key_result.milestones", [], "—"],
  ["goal_link.kind", "depends_on", "相互依赖"],
  ["goal_link.to_id", "next", "明年再来"],
  ["check_in.employee_id", "lijing", "李静"],
  ["check_in.value", "9800.0", "9,800"],
  ["customer.do_not_contact", true, "是"],
])("%s of %j is read as %s", (field, value, words) => {
  expect(said(field, value)).toBe(words);
});

it("documents and flags are read in English too", () => {
  startTexts("en");
  expect(said("objective.locked", true)).toBe("yes");
  expect(said("objective.decomposition", { strategy: "Abroad" })).toBe("Strategy: Abroad");
  expect(said("key_result.milestones", steps)).toBe(
    "招人 (by 2026-11-30), 开业 (done 2026-11-20), 复盘",
  );
  startTexts("zh-CN");
});

const checkIn = ["key_result_id", "employee_id", "day", "confidence", "note", "obstacle", "value"];
const fields: [string, string[]][] = [
  ["objective", Object.keys(objective("o"))],
  ["key_result", Object.keys(keyResult("k"))],
  ["goal_link", Object.keys(goalLink("a", "b", "warns"))],
  ["check_in", checkIn],
];

it.each(fields)("every field of %s has its name in both languages", (table, names) => {
  for (const lng of ["zh-CN", "en"]) {
    const has = (name: string) => i18n.exists(`field.${table}.${name}`, { lng });
    expect(names.filter((name) => name !== "id" && !has(name))).toEqual([]);
  }
});
