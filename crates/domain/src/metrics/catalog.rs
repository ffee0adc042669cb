//! The metrics of sales, each defined once.

use super::formula::Sign::{Minus, Plus};
use super::{Bilingual, Direction, Formula, Measure, Metric, MetricUnit};
use crate::access::Role;

const SALES_FILES: Bilingual = Bilingual {
    zh: "导入的销售文件（订单、退款、调整）",
    en: "Imported sales files (orders, refunds, adjustments)",
};

/// Every metric, in the order people read them.
pub static CATALOG: [Metric; 11] = [
    Metric {
        code: "net_sales",
        name: Bilingual { zh: "净销售额", en: "Net sales" },
        definition: Bilingual {
            zh: "销售额减退款，再加账面调整。每笔按发生当天计入：退款计入退款那天，不回改原订单那天。未付款和已作废的单据不计。",
            en: "Gross sales less refunds, plus adjustments. Each document counts on its own day: a refund on the day it was given, not on the day of its order. Unpaid and voided documents do not count.",
        },
        formula: Formula::Sum(&[
            (Plus, Measure::GrossSales),
            (Minus, Measure::Refunds),
            (Plus, Measure::Adjustments),
        ]),
        unit: MetricUnit::Money,
        direction: Direction::Higher,
        source: SALES_FILES,
        owner: Role::OperationsDirector,
        example: Bilingual {
            zh: "销售 11,500，退款 460，调整 −40 → 11,000",
            en: "Sold 11,500, refunded 460, adjusted −40 → 11,000",
        },
    },
    Metric {
        code: "gross_sales",
        name: Bilingual { zh: "销售额", en: "Gross sales" },
        definition: Bilingual {
            zh: "已付款销售单中各行实付金额之和（已扣优惠，含运费等非商品行），退款不减。",
            en: "What was paid for the lines of paid sales, after discounts and including postage and other lines that are not goods, before refunds.",
        },
        formula: Formula::Of(Measure::GrossSales),
        unit: MetricUnit::Money,
        direction: Direction::Higher,
        source: SALES_FILES,
        owner: Role::OperationsDirector,
        example: Bilingual {
            zh: "100 单共付 11,500 → 11,500",
            en: "100 orders paid 11,500 together → 11,500",
        },
    },
    Metric {
        code: "orders",
        name: Bilingual { zh: "订单数", en: "Orders" },
        definition: Bilingual {
            zh: "已付款的销售单数。退款单、调整单、金额全为零的单据不算订单。",
            en: "Paid sales documents. Refunds, adjustments and documents in which every line is zero are no orders.",
        },
        formula: Formula::Of(Measure::Orders),
        unit: MetricUnit::Count,
        direction: Direction::Higher,
        source: SALES_FILES,
        owner: Role::OperationsDirector,
        example: Bilingual {
            zh: "100 张销售单、4 张退款单 → 100",
            en: "100 sales and 4 refunds → 100",
        },
    },
    Metric {
        code: "average_order_value",
        name: Bilingual { zh: "客单价", en: "Average order value" },
        definition: Bilingual {
            zh: "销售额除以订单数。用未减退款的销售额，因为退款常发生在另一天。",
            en: "Gross sales over orders. Sales before refunds, because refunds often fall on another day.",
        },
        formula: Formula::Over(&Formula::Of(Measure::GrossSales), &Formula::Of(Measure::Orders)),
        unit: MetricUnit::Money,
        direction: Direction::Higher,
        source: SALES_FILES,
        owner: Role::OperationsDirector,
        example: Bilingual {
            zh: "11,500 ÷ 100 单 → 115", en: "11,500 over 100 orders → 115"
        },
    },
    Metric {
        code: "buyers",
        name: Bilingual { zh: "购买客户数", en: "Buyers" },
        definition: Bilingual {
            zh: "期间内至少有一张已付款销售单的客户数，同一客户只算一次。未留身份的散客不计。",
            en: "Customers with at least one paid sale in the period, each counted once. Guests who left no identity are not counted.",
        },
        formula: Formula::Of(Measure::Buyers),
        unit: MetricUnit::Count,
        direction: Direction::Higher,
        source: SALES_FILES,
        owner: Role::OperationsDirector,
        example: Bilingual {
            zh: "80 位客户下了 100 单 → 80",
            en: "80 customers placed 100 orders → 80",
        },
    },
    Metric {
        code: "refunds",
        name: Bilingual { zh: "退款额", en: "Refunds" },
        definition: Bilingual {
            zh: "退还给客户的金额，按退款发生当天计。",
            en: "Money given back to customers, on the day it was given.",
        },
        formula: Formula::Of(Measure::Refunds),
        unit: MetricUnit::Money,
        direction: Direction::Lower,
        source: SALES_FILES,
        owner: Role::ServiceHead,
        example: Bilingual {
            zh: "4 张退款单共 460 → 460", en: "4 refunds of 460 together → 460"
        },
    },
    Metric {
        code: "refund_rate",
        name: Bilingual { zh: "退款率", en: "Refund rate" },
        definition: Bilingual {
            zh: "同期退款额除以同期销售额。期间没有销售时没有数值。",
            en: "Refunds over gross sales of the same period. Without sales in the period there is no value.",
        },
        formula: Formula::Over(&Formula::Of(Measure::Refunds), &Formula::Of(Measure::GrossSales)),
        unit: MetricUnit::Percent,
        direction: Direction::Lower,
        source: SALES_FILES,
        owner: Role::ServiceHead,
        example: Bilingual { zh: "460 ÷ 11,500 → 4 %", en: "460 over 11,500 → 4 %" },
    },
    Metric {
        code: "units",
        name: Bilingual { zh: "销售件数", en: "Units" },
        definition: Bilingual {
            zh: "销售单中商品行的数量之和。运费、优惠、手续费等非商品行不计，退货不减。",
            en: "Quantities on the goods lines of sales. Postage, discounts, fees and the like do not count; returns are not taken off.",
        },
        formula: Formula::Of(Measure::Units),
        unit: MetricUnit::Units,
        direction: Direction::Higher,
        source: SALES_FILES,
        owner: Role::Merchandiser,
        example: Bilingual {
            zh: "100 单共 250 件 → 250", en: "250 pieces in 100 orders → 250"
        },
    },
    Metric {
        code: "units_per_order",
        name: Bilingual { zh: "连带率", en: "Units per order" },
        definition: Bilingual { zh: "销售件数除以订单数。", en: "Units over orders." },
        formula: Formula::Over(&Formula::Of(Measure::Units), &Formula::Of(Measure::Orders)),
        unit: MetricUnit::Ratio,
        direction: Direction::Higher,
        source: SALES_FILES,
        owner: Role::Merchandiser,
        example: Bilingual {
            zh: "250 件 ÷ 100 单 → 2.5", en: "250 units over 100 orders → 2.5"
        },
    },
    Metric {
        code: "new_customers",
        name: Bilingual { zh: "新客数", en: "New customers" },
        definition: Bilingual {
            zh: "在全连锁的第一张已付款销售单落在本期、本范围的客户数。",
            en: "Customers whose first paid sale in the whole chain lies in this period and scope.",
        },
        formula: Formula::Of(Measure::NewCustomers),
        unit: MetricUnit::Count,
        direction: Direction::Higher,
        source: SALES_FILES,
        owner: Role::Marketing,
        example: Bilingual {
            zh: "80 位购买客户中 24 位首次购买 → 24",
            en: "24 of 80 buyers bought for the first time → 24",
        },
    },
    Metric {
        code: "adjustments",
        name: Bilingual { zh: "账面调整", en: "Adjustments" },
        definition: Bilingual {
            zh: "既非销售也非退款的账面更正，例如坏账核销，带正负号。",
            en: "Corrections of the books that are neither sale nor refund, such as bad debt, with their sign.",
        },
        formula: Formula::Of(Measure::Adjustments),
        unit: MetricUnit::Money,
        direction: Direction::Neutral,
        source: SALES_FILES,
        owner: Role::OperationsDirector,
        example: Bilingual {
            zh: "坏账 −11,062.06 → −11,062.06",
            en: "Bad debt of −11,062.06 → −11,062.06",
        },
    },
];

/// The metric of this code.
pub fn metric(code: &str) -> Option<&'static Metric> {
    CATALOG.iter().find(|metric| metric.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_used_once() {
        for (at, one) in CATALOG.iter().enumerate() {
            for other in &CATALOG[at + 1..] {
                assert_ne!(one.code, other.code);
                assert_ne!(one.name.zh, other.name.zh);
                assert_ne!(one.name.en, other.name.en);
            }
        }
    }

    #[test]
    fn every_metric_explains_itself_in_both_languages() {
        for metric in &CATALOG {
            for text in [metric.name, metric.definition, metric.source, metric.example] {
                assert!(
                    !text.zh.is_empty() && text.en.is_ascii() | text.en.contains(['→', '−']),
                    "{}",
                    metric.code
                );
            }
        }
    }
}
