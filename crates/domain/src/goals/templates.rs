//! Ready sets of goals: 双11, Q4 黄金周, the year, and goals by trade area (G-02, G-09, G-13, G-15).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{KeyResultKind, KeyResultSource, LinkKind};
use crate::calendar::Period;
use crate::metrics::Bilingual;
use crate::org::TradeArea;

/// A set of goals with numbers that may be changed before it is applied.
#[derive(Debug)]
pub struct GoalTemplate {
    /// Stable name.
    pub code: &'static str,
    /// What people call it.
    pub name: Bilingual,
    /// What it is good for.
    pub about: Bilingual,
    /// First and last day in a year, as month and day.
    pub days: [(u32, u32); 2],
    /// Its objectives; those above come first.
    pub objectives: &'static [TemplateObjective],
    /// Links sideways, between key results by their names.
    pub links: &'static [(&'static str, LinkKind, &'static str)],
}

/// Whose an objective of a template becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateHolder {
    /// The chain.
    Chain,
    /// The first department that has one of these names; the chain when there is none.
    Department(&'static [&'static str]),
    /// Every open store of a trade area, each its own.
    Stores(TradeArea),
}

/// An objective of a template.
#[derive(Debug)]
pub struct TemplateObjective {
    /// Whose.
    pub holder: TemplateHolder,
    /// What is to be reached.
    pub title: Bilingual,
    /// Why.
    pub why: Bilingual,
    /// The key result above that it supports; empty at the top.
    pub supports: &'static str,
    /// How one will know.
    pub key_results: &'static [TemplateKeyResult],
}

/// A key result of a template.
#[derive(Debug)]
pub struct TemplateKeyResult {
    /// Stable name within the template.
    pub name: &'static str,
    /// What is to be reached, without the number.
    pub title: Bilingual,
    /// How the number is meant.
    pub kind: KeyResultKind,
    /// Code of the metric; empty when people tell the value as they check in.
    pub metric: &'static str,
    /// In what it is counted where no metric tells it.
    pub unit: Bilingual,
    /// The number, which may be changed.
    pub target: i64,
    /// Its share of the objective.
    pub weight: u32,
}

impl TemplateKeyResult {
    /// Where its value comes from.
    pub fn source(&self) -> KeyResultSource {
        if self.metric.is_empty() { KeyResultSource::CheckIn } else { KeyResultSource::Metric }
    }

    /// The number as it stands in the template.
    pub fn target(&self) -> Decimal {
        self.target.into()
    }
}

impl GoalTemplate {
    /// The template of a code.
    pub fn named(code: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.code == code)
    }

    /// Its days in a year.
    pub fn period(&self, year: i32) -> Option<Period> {
        let [from, to] = self.days.map(|(month, day)| NaiveDate::from_ymd_opt(year, month, day));
        Some(Period { from: from?, to: to? })
    }

    /// All its key results.
    pub fn key_results(&self) -> impl Iterator<Item = &'static TemplateKeyResult> {
        self.objectives.iter().flat_map(|objective| objective.key_results)
    }
}

const fn key_result(
    name: &'static str,
    title: (&'static str, &'static str),
    kind: KeyResultKind,
    metric: &'static str,
    target: i64,
    weight: u32,
) -> TemplateKeyResult {
    let title = Bilingual::of(title.0, title.1);
    TemplateKeyResult { name, title, kind, metric, unit: Bilingual::of("", ""), target, weight }
}

const fn counted(
    name: &'static str,
    title: (&'static str, &'static str),
    kind: KeyResultKind,
    unit: (&'static str, &'static str),
    target: i64,
) -> TemplateKeyResult {
    let title = Bilingual::of(title.0, title.1);
    let unit = Bilingual::of(unit.0, unit.1);
    TemplateKeyResult { name, title, kind, metric: "", unit, target, weight: 100 }
}

const PERCENT: (&str, &str) = ("%", "%");

/// Every template.
pub static TEMPLATES: [GoalTemplate; 4] = [DOUBLE_11, GOLDEN_WEEK, ANNUAL, TRADE_AREAS];

const DOUBLE_11: GoalTemplate = GoalTemplate {
    code: "double11",
    name: Bilingual::of("双11大促", "Double 11"),
    about: Bilingual::of(
        "公司定 GMV 与复购率，运营、供应链、客服各接一条。",
        "Sales and repurchase of the company, with one result each for operations, supply and service.",
    ),
    days: [(10, 20), (11, 11)],
    objectives: &[
        TemplateObjective {
            holder: TemplateHolder::Chain,
            title: Bilingual::of(
                "双11 GMV破亿，复购率≥25%",
                "Double 11: 100 million in sales, repurchase at 25 %",
            ),
            why: Bilingual::of(
                "双11定全年，不只要卖得多，更要让人回来买。",
                "Double 11 makes the year: sell much, and have people come back.",
            ),
            supports: "",
            key_results: &[
                key_result(
                    "gmv",
                    ("双11 GMV", "Double 11 gross sales"),
                    KeyResultKind::Absolute,
                    "gross_sales",
                    100_000_000,
                    60,
                ),
                key_result(
                    "repurchase",
                    ("复购率", "Repurchase rate"),
                    KeyResultKind::AtLeast,
                    "repurchase_rate",
                    25,
                    40,
                ),
            ],
        },
        TemplateObjective {
            holder: TemplateHolder::Department(&["运营", "店铺运营", "运营支持"]),
            title: Bilingual::of("让来的人都下单", "Have those who come order"),
            why: Bilingual::of(
                "流量贵，转化每高一点，GMV 就多一截。",
                "Visitors are dear: a little more conversion is much more sales.",
            ),
            supports: "gmv",
            key_results: &[key_result(
                "conversion",
                ("首页转化率提升", "Conversion of the home page up"),
                KeyResultKind::IncreasePercent,
                "conversion_rate",
                15,
                100,
            )],
        },
        TemplateObjective {
            holder: TemplateHolder::Department(&["供应链", "仓配订单"]),
            title: Bilingual::of("爆款不断货", "Best sellers never run out"),
            why: Bilingual::of(
                "断货一小时，前面的流量就白花了。",
                "An hour without goods wastes all visitors before.",
            ),
            supports: "gmv",
            key_results: &[counted(
                "stock",
                ("爆款库存备货满足率", "Best sellers stocked as planned"),
                KeyResultKind::AtLeast,
                PERCENT,
                95,
            )],
        },
        TemplateObjective {
            holder: TemplateHolder::Department(&["客服", "客服导购"]),
            title: Bilingual::of("售后不过夜", "No complaint waits overnight"),
            why: Bilingual::of(
                "售后解决得快，客户才会复购。",
                "People come back when a problem is solved at once.",
            ),
            supports: "repurchase",
            key_results: &[counted(
                "service",
                ("售后问题24小时解决率", "After-sale cases solved in 24 hours"),
                KeyResultKind::AtLeast,
                PERCENT,
                98,
            )],
        },
    ],
    links: &[
        ("conversion", LinkKind::Warns, "stock"),
        ("conversion", LinkKind::DependsOn, "service"),
    ],
};

const GOLDEN_WEEK: GoalTemplate = GoalTemplate {
    code: "golden_week",
    name: Bilingual::of("Q4黄金周", "Golden week of the fourth quarter"),
    about: Bilingual::of(
        "销售额比去年同期增长，市场、采购、门店各担一项。",
        "Sales above last year's, with one number each for marketing, purchasing and the stores.",
    ),
    days: [(10, 1), (10, 7)],
    objectives: &[
        TemplateObjective {
            holder: TemplateHolder::Chain,
            title: Bilingual::of("Q4黄金周销售额增长30%", "Golden week: sales up 30 %"),
            why: Bilingual::of(
                "七天顶平时半个月。",
                "These seven days are worth half an ordinary month.",
            ),
            supports: "",
            key_results: &[key_result(
                "sales",
                ("黄金周销售额增长", "Sales of the golden week up"),
                KeyResultKind::IncreasePercent,
                "gross_sales",
                30,
                100,
            )],
        },
        TemplateObjective {
            holder: TemplateHolder::Department(&["市场", "市场策划", "流量"]),
            title: Bilingual::of("让更多人看到", "Be seen by more people"),
            why: Bilingual::of("先看到，才会进店。", "Who comes in has seen us before."),
            supports: "sales",
            key_results: &[counted(
                "impressions",
                ("线上广告曝光", "Impressions of advertising"),
                KeyResultKind::Count,
                ("次", ""),
                500_000,
            )],
        },
        TemplateObjective {
            holder: TemplateHolder::Department(&["采购", "产品", "供应链"]),
            title: Bilingual::of("爆款备足", "Stock the best sellers"),
            why: Bilingual::of("没有货，人来了也卖不动。", "Without goods nobody can buy."),
            supports: "sales",
            key_results: &[counted(
                "units",
                ("爆款商品备货", "Best sellers in stock"),
                KeyResultKind::Count,
                ("件", "units"),
                20_000,
            )],
        },
        TemplateObjective {
            holder: TemplateHolder::Department(&["门店", "店铺运营", "运营"]),
            title: Bilingual::of("门店换新陈列", "New displays in the stores"),
            why: Bilingual::of(
                "陈列对了，连带就上来了。",
                "The right display sells one thing more.",
            ),
            supports: "sales",
            key_results: &[counted(
                "displays",
                ("陈列改造", "Displays rebuilt"),
                KeyResultKind::Count,
                ("家", "stores"),
                100,
            )],
        },
    ],
    links: &[],
};

const ANNUAL: GoalTemplate = GoalTemplate {
    code: "annual",
    name: Bilingual::of("年度目标", "The year"),
    about: Bilingual::of("GMV 增长 30 %，复购率 25 %。", "Sales up 30 %, repurchase at 25 %."),
    days: [(1, 1), (12, 31)],
    objectives: &[TemplateObjective {
        holder: TemplateHolder::Chain,
        title: Bilingual::of("GMV增长30% + 复购率25%", "Sales up 30 %, repurchase at 25 %"),
        why: Bilingual::of(
            "增长要靠老客，不靠烧钱。",
            "Growth from people who come back, not from money burnt.",
        ),
        supports: "",
        key_results: &[
            key_result(
                "gmv",
                ("GMV增长", "Gross sales up"),
                KeyResultKind::IncreasePercent,
                "gross_sales",
                30,
                60,
            ),
            key_result(
                "repurchase",
                ("复购率", "Repurchase rate"),
                KeyResultKind::AtLeast,
                "repurchase_rate",
                25,
                40,
            ),
        ],
    }],
    links: &[],
};

const TRADE_AREAS: GoalTemplate = GoalTemplate {
    code: "trade_areas",
    name: Bilingual::of("按商圈定目标", "Goals by trade area"),
    about: Bilingual::of(
        "核心商圈店抓客单价，社区店抓复购率，每家店一份。",
        "Average order for stores in core areas, repurchase for community stores, each its own.",
    ),
    days: [(10, 1), (12, 31)],
    objectives: &[
        TemplateObjective {
            holder: TemplateHolder::Stores(TradeArea::Core),
            title: Bilingual::of(
                "核心商圈店：每单多卖一点",
                "Core area: sell a little more in each order",
            ),
            why: Bilingual::of(
                "核心商圈人多、不常来，要靠客单价。",
                "Many people come there and seldom again: the order counts.",
            ),
            supports: "",
            key_results: &[key_result(
                "order_value",
                ("客单价提升", "Average order up"),
                KeyResultKind::IncreasePercent,
                "average_order_value",
                10,
                100,
            )],
        },
        TemplateObjective {
            holder: TemplateHolder::Stores(TradeArea::Community),
            title: Bilingual::of("社区店：让邻居常来", "Community: have the neighbours come often"),
            why: Bilingual::of(
                "社区就这么多人，要靠复购。",
                "There are only so many neighbours: it is on them to come back.",
            ),
            supports: "",
            key_results: &[key_result(
                "repurchase",
                ("复购率提升", "Repurchase rate up"),
                KeyResultKind::IncreasePercent,
                "repurchase_rate",
                15,
                100,
            )],
        },
    ],
    links: &[],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_documents() {
        let cases: [(&str, &[(&str, i64)]); 4] = [
            (
                "double11", // G-02
                &[
                    ("gmv", 100_000_000),
                    ("repurchase", 25),
                    ("conversion", 15),
                    ("stock", 95),
                    ("service", 98),
                ],
            ),
            (
                "golden_week",
                &[("sales", 30), ("impressions", 500_000), ("units", 20_000), ("displays", 100)],
            ), // G-13
            ("annual", &[("gmv", 30), ("repurchase", 25)]), // G-09
            ("trade_areas", &[("order_value", 10), ("repurchase", 15)]), // G-15
        ];
        for (code, expected) in cases {
            let template = GoalTemplate::named(code).expect(code);
            let found: Vec<_> = template.key_results().map(|one| (one.name, one.target)).collect();
            assert_eq!(found, expected, "{code}");
        }
    }

    #[test]
    fn every_template_holds_together() {
        for template in &TEMPLATES {
            let names: Vec<_> = template.key_results().map(|one| one.name).collect();
            for objective in template.objectives {
                let weights: u32 = objective.key_results.iter().map(|one| one.weight).sum();
                assert_eq!(weights, 100, "{}", objective.title.zh);
                let above = objective.supports;
                assert!(above.is_empty() || names.contains(&above), "{above}");
            }
            for (from, _, to) in template.links {
                assert!(names.contains(from) && names.contains(to), "{from} {to}");
            }
            for one in template.key_results().filter(|one| !one.metric.is_empty()) {
                assert!(crate::metrics::metric(one.metric).is_some(), "{}", one.metric);
            }
            let period = template.period(2026).expect("days");
            assert!(period.from < period.to, "{}", template.code);
        }
    }
}
