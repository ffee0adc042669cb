//! Which requirement asks for which metrics, and the table of docs/metrics.md made of that.

use std::fmt::Write;

use super::{MetricUnit, metric};

/// A requirement, the metrics that answer it, and a word where there is none.
struct Asked {
    id: &'static str,
    metrics: &'static [&'static str],
    note: &'static str,
}

const fn asked(id: &'static str, metrics: &'static [&'static str]) -> Asked {
    Asked { id, metrics, note: "" }
}

const fn no_metric(id: &'static str, note: &'static str) -> Asked {
    Asked { id, metrics: &[], note }
}

static REQUIREMENTS: [Asked; 52] = [
    asked("A10", &["sell_through", "sku_sell_through"]),
    no_metric("A11", "Changes are relative; of percentages they are in points."),
    asked("A12", &["campaign_roi", "campaign_profit_roi", "ad_roi"]),
    asked("A13", &["conversion_rate", "paid_traffic_share", "free_traffic_share"]),
    asked("A14", &["service_bounce_rate"]),
    asked("G-10", &["goal_alignment"]),
    asked("G-11", &["joint_node_rate"]),
    no_metric("G-12", "Kinds of key results: progress is counted from any metric."),
    no_metric("G-13", "A template of goals."),
    asked("G-14", &["monthly_silver_members"]),
    asked("G-15", &["average_order_value", "repurchase_rate"]),
    asked("G-16", &["attainment_spread"]),
    asked("G-17", &["campaign_roi"]),
    asked("G-18", &["net_sales"]),
    asked("G-19", &["repurchase_share"]),
    asked("C-13", &["response_time"]),
    asked("C-14", &["repurchase_rate"]),
    asked("C-15", &["nps"]),
    asked("C-16", &["vip_win_back_rate"]),
    asked("C-17", &["dormant_wake_up_rate", "dormant_control_rate"]),
    asked("C-18", &["complaint_rate"]),
    asked("C-19", &["feedback_days"]),
    asked("C-20", &["first_contact_rate", "satisfaction"]),
    no_metric("C-21", "Levels of members are rules, not a number."),
    asked("C-22", &["birthday_sales_share"]),
    asked("C-23", &["reach_rate"]),
    asked("C-24", &["member_sales_share", "average_order_value", "member_repurchase_rate"]),
    asked("C-25", &["campaign_roi"]),
    asked("C-36", &["visitors", "repurchase_rate", "gross_margin"]),
    asked("C-38", &["visitors", "conversion_rate"]),
    asked("C-42", &["visits", "vip_visits"]),
    asked("C-43", &["card_opening_rate"]),
    asked("C-44", &["satisfaction", "buy_again_rate"]),
    asked("C-47", &["complaint_rate", "return_rate", "out_of_stock_rate"]),
    asked("K-106", &["gross_sales", "buyers", "average_order_value"]),
    asked(
        "K-107",
        &[
            "gross_sales",
            "orders",
            "order_conversion_rate",
            "satisfaction",
            "stock_turnover",
            "delivery_time",
            "logistics_cost_share",
            "response_time",
            "first_contact_rate",
        ],
    ),
    asked(
        "K-108",
        &[
            "hiring_rate",
            "staff_turnover",
            "training_coverage",
            "appraisals_in_time",
            "staff_satisfaction",
        ],
    ),
    asked("K-109", &["purchases_in_time_rate", "purchase_quality", "purchase_charge_rate"]),
    asked("K-110", &["delivery_punctuality", "on_time_share"]),
    asked("K-111", &["letters", "sample_conversion"]),
    no_metric("K-112", "How many indicators a scheme may have."),
    asked("K-113", &["order_accuracy"]),
    asked("K-114", &["late_shipment_rate"]),
    asked("K-115", &["slip_completeness"]),
    asked("K-116", &["intake_errors_per_record"]),
    asked("K-117", &["tickets", "response_time", "parcels_in_time_rate"]),
    asked("K-118", &["sku_count_difference"]),
    asked("K-119", &["sku_value_difference"]),
    asked("K-120", &["stock_loss_rate"]),
    asked("K-121", &["slow_sku_share"]),
    asked("K-122", &["returned_parcel_share"]),
    asked("K-123", &["slow_value_share"]),
];

/// The text of docs/metrics.md: every requirement about metrics with the metrics that answer it,
/// each with its definition, formula, unit and source.
pub fn requirements_table() -> String {
    let mut text = String::from(
        "# Which requirement is which metric\n\n\
         Written by `cargo xtask metrics` from the dictionary; a test fails when they differ.\n\n\
         | requirement | metric | name | definition | formula | unit | source |\n\
         | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for asked in &REQUIREMENTS {
        if asked.metrics.is_empty() {
            let _ = writeln!(text, "| {} | none | | {} | | | |", asked.id, asked.note);
        }
        for metric in asked.metrics.iter().filter_map(|code| metric(code)) {
            let _ = writeln!(
                text,
                "| {} | `{}` | {} {} | {} | `{}` | {} | {} |",
                asked.id,
                metric.code,
                metric.name.zh,
                metric.name.en,
                metric.definition.en,
                metric.formula,
                unit(metric.unit),
                metric.source.en
            );
        }
    }
    text
}

const fn unit(unit: MetricUnit) -> &'static str {
    match unit {
        MetricUnit::Money => "money",
        MetricUnit::Percent => "%",
        MetricUnit::Count => "count",
        MetricUnit::Units => "units of goods",
        MetricUnit::Ratio => "ratio",
        MetricUnit::Hours => "hours",
        MetricUnit::Days => "days",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_requirement_about_metrics_has_its_metric() {
        let numbered = |group: &str, numbers: std::ops::RangeInclusive<u32>| {
            numbers.map(|number| format!("{group}{number}")).collect::<Vec<_>>()
        };
        let named = [
            numbered("A", 10..=14),
            numbered("C-", 13..=25),
            numbered("C-", 38..=38),
            numbered("C-", 42..=44),
            numbered("C-", 47..=47),
            numbered("G-", 10..=19),
            numbered("K-", 106..=123),
        ];
        for id in named.iter().flatten() {
            let asked = REQUIREMENTS.iter().find(|asked| asked.id == id);
            let asked = asked.unwrap_or_else(|| panic!("{id} is not told"));
            assert_eq!(asked.metrics.is_empty(), !asked.note.is_empty(), "{id}");
        }
        for asked in &REQUIREMENTS {
            for code in asked.metrics {
                assert!(metric(code).is_some(), "{}: {code}", asked.id);
            }
        }
    }
}
