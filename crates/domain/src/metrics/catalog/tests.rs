use super::*;
use crate::Currency;
use crate::metrics::{Measure, MeasureSource, Measures, check};

#[test]
fn every_entry_is_read_and_means_something() {
    let entries: usize = GROUPS.iter().map(|group| group.len()).sum();
    for entry in GROUPS.iter().flat_map(|group| group.iter()) {
        let formula: Formula = entry.formula.parse().expect(entry.code);
        let fits = check(entry.formula, &formula, entry.unit, entry.direction);
        assert!(fits.is_ok(), "{}: {fits:?}", entry.code);
        assert_eq!(formula.to_string(), entry.formula, "{} is written as it is shown", entry.code);
    }
    assert_eq!(CATALOG.len(), entries);
}

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
    for metric in CATALOG.iter() {
        for text in [&metric.name, &metric.definition, &metric.source, &metric.example] {
            let plain = |letter: char| letter.is_ascii() || "→−“”".contains(letter);
            assert!(!text.zh.is_empty() && !text.en.is_empty(), "{}", metric.code);
            assert!(text.en.chars().all(plain), "{}: {}", metric.code, text.en);
        }
    }
}

#[test]
fn every_measure_is_part_of_a_metric_or_told_beside_one() {
    let used: Vec<Measure> = CATALOG.iter().flat_map(|metric| metric.formula.measures()).collect();
    let beside = [Measure::Conversions, Measure::BadReviews, Measure::AfterSaleAmount];
    for measure in Measure::ALL {
        assert!(used.contains(&measure) || beside.contains(&measure), "{}", measure.code());
    }
}

/// Measures in whole units, as people would say them.
fn counted(values: &[(&str, &str)]) -> Measures {
    let whole = |(code, text): &(&str, &str)| {
        let measure = Measure::from_code(code).unwrap_or_else(|| panic!("{code}"));
        let value: rust_decimal::Decimal = text.parse().expect(text);
        let scale = 10_i64.pow(measure.digits(Currency::CNY));
        let value = i64::try_from(value * rust_decimal::Decimal::from(scale)).expect(text);
        (measure, value)
    };
    values.iter().map(whole).collect()
}

/// A metric, its measures, and the value they give.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// The numbers are those of the requirements, by their ids.
#[test]
fn every_metric_gives_the_number_of_its_requirement() {
    let cases: &[Case] = &[
        (
            "net_sales",
            &[("gross_sales", "11500"), ("refunds", "460"), ("adjustments", "-40")],
            "11000.00",
        ),
        ("gross_sales", &[("gross_sales", "11500")], "11500.00"),
        ("adjustments", &[("adjustments", "-40")], "-40.00"),
        ("refunds", &[("refunds", "460")], "460.00"),
        ("refund_rate", &[("refunds", "460"), ("gross_sales", "11500")], "4"),
        ("orders", &[("orders", "100")], "100"),
        ("buyers", &[("buyers", "80")], "80"),
        ("units", &[("units", "250")], "250"),
        ("new_customers", &[("new_customers", "24")], "24"),
        ("units_per_order", &[("units", "250"), ("orders", "100")], "2.5"),
        ("average_order_value", &[("gross_sales", "11500"), ("orders", "100")], "115.00"), // C-24
        ("average_order_value", &[("gross_sales", "10000"), ("orders", "100")], "100.00"), // K-106
        ("sales_per_buyer", &[("gross_sales", "10000"), ("buyers", "80")], "125.00"),
        ("sold_skus", &[("sold_skus", "120")], "120"),
        ("gross_margin", &[("gross_sales", "10000"), ("cost_of_goods", "6000")], "40"),
        ("new_customer_share", &[("new_customers", "24"), ("buyers", "80")], "30"),
        ("purchases_in_time_rate", &[("purchases_in_time", "18"), ("purchases", "20")], "90"), // K-109
        ("purchase_quality", &[("accepted_units", "196"), ("inspected_units", "200")], "98"),
        (
            "purchase_charge_rate",
            &[("purchase_charges", "3000"), ("purchase_value", "100000")],
            "3",
        ),
        ("logistics_cost_share", &[("logistics_cost", "4000"), ("gross_sales", "100000")], "4"), // K-107
        ("campaign_roi", &[("campaign_sales", "224000"), ("campaign_cost", "80000")], "2.8"), // G-17, A12
        ("campaign_roi", &[("campaign_sales", "168000"), ("campaign_cost", "80000")], "2.1"),
        ("campaign_profit_roi", &[("campaign_profit", "96000"), ("campaign_cost", "80000")], "1.2"),
        ("settled_net", &[("settled_in", "9800"), ("settled_out", "620")], "9180.00"),
        ("settlement_charge_rate", &[("settled_in", "9800"), ("settled_out", "620")], "6.33"),
        ("repurchase_rate", &[("repeat_buyers", "70"), ("kept_buyers", "200")], "35"), // C-14
        ("returning_sales", &[("returning_sales", "350")], "350.00"),
        ("repurchase_share", &[("returning_sales", "350"), ("gross_sales", "1000")], "35"), // G-19
        ("member_sales", &[("member_sales", "55")], "55.00"),
        ("member_sales_share", &[("member_sales", "55"), ("gross_sales", "100")], "55"), // C-24
        ("member_repurchase_rate", &[("repeat_members", "20"), ("member_buyers", "50")], "40"),
        (
            "birthday_sales_share",
            &[("member_birthday_sales", "32000"), ("member_sales", "100000")],
            "32",
        ), // C-22
        ("new_members", &[("new_members", "24")], "24"),
        ("card_opening_rate", &[("new_members", "24"), ("non_member_orders", "80")], "30"), // C-43
        ("monthly_silver_members", &[("new_silver_members", "63"), ("months", "3")], "21"), // G-14
        ("vip_win_back_rate", &[("won_back_vips", "20"), ("warned_vips", "50")], "40"),     // C-16
        ("dormant_wake_up_rate", &[("dormant_woken", "200"), ("dormant_contacted", "500")], "40"), // C-17
        (
            "dormant_control_rate",
            &[("dormant_control_woken", "15"), ("dormant_control", "100")],
            "15",
        ),
        ("reach_rate", &[("reached", "290"), ("reach_targets", "1000")], "29"), // C-23
        ("visitors", &[("visitors", "1000")], "1000"),
        ("conversion_rate", &[("visit_buyers", "36"), ("visitors", "1000")], "3.6"), // C-38, A13
        ("order_conversion_rate", &[("orders", "40"), ("visitors", "1000")], "4"),   // K-107
        ("paid_traffic_share", &[("paid_visitors", "400"), ("visitors", "1000")], "40"),
        ("free_traffic_share", &[("free_visitors", "600"), ("visitors", "1000")], "60"),
        ("pages_per_visitor", &[("page_views", "3200"), ("visitors", "1000")], "3.2"),
        ("ad_roi", &[("ad_sales", "2500"), ("ad_cost", "1000")], "2.5"), // A12
        ("click_rate", &[("clicks", "350"), ("impressions", "10000")], "3.5"),
        ("cost_per_click", &[("ad_cost", "700"), ("clicks", "350")], "2.00"),
        ("ad_cost_share", &[("ad_cost", "1000"), ("gross_sales", "20000")], "5"),
        ("nps", &[("promoters", "620"), ("passives", "200"), ("detractors", "180")], "44"), // C-15
        ("nps", &[("promoters", "0"), ("passives", "0"), ("detractors", "5")], "-100"),
        ("response_time", &[("response_minutes", "720"), ("answered_tickets", "3")], "4"), // C-13: 2, 4, 6 h
        ("first_contact_rate", &[("solved_at_first", "180"), ("tickets", "200")], "90"),   // C-20
        ("tickets", &[("tickets", "200")], "200"),
        ("satisfaction", &[("satisfaction_sum", "479"), ("satisfaction_answers", "100")], "4.79"), // C-20
        ("buy_again_rate", &[("would_buy_again", "46"), ("buy_again_answers", "60")], "76.67"), // C-44
        ("complaint_rate", &[("complaints", "12"), ("orders", "1000")], "1.2"), // C-47, C-18
        ("return_rate", &[("after_sales", "45"), ("orders", "1000")], "4.5"),   // C-47
        ("service_bounce_rate", &[("service_closed_orders", "3"), ("orders", "1000")], "0.3"), // A14
        ("good_review_rate", &[("good_reviews", "190"), ("reviews", "200")], "95"),
        ("rating", &[("rating_sum", "48"), ("ratings", "10")], "4.8"),
        ("feedback_days", &[("feedback_days", "6")], "6"), // C-19
        ("stock_units", &[("stock_units", "800")], "800"),
        ("stock_value", &[("stock_value", "20000")], "20000.00"),
        ("stock_turnover", &[("cost_of_goods", "60000"), ("average_stock_value", "20000")], "3"), // K-107
        (
            "sell_through",
            &[("units", "40"), ("opening_stock_units", "300"), ("received_units", "100")],
            "10",
        ), // A10
        ("sku_sell_through", &[("sold_skus", "120"), ("stocked_skus", "400")], "30"), // A10
        ("out_of_stock_rate", &[("out_of_stock_sku_days", "30"), ("sku_days", "1000")], "3"), // C-47
        ("sku_count_difference", &[("found_skus", "92"), ("counted_skus", "100")], "8"), // K-118
        ("sku_value_difference", &[("value_difference", "1500"), ("book_value", "100000")], "1.5"), // K-119
        ("stock_loss_rate", &[("loss_value", "12000"), ("average_stock_value", "800000")], "1.5"), // K-120
        ("slow_sku_share", &[("slow_skus", "30"), ("stocked_skus", "400")], "7.5"), // K-121
        ("slow_value_share", &[("slow_value", "40000"), ("stock_value", "500000")], "8"), // K-123
        ("intake_errors_per_record", &[("intake_errors", "4"), ("intake_records", "50")], "0.08"), // K-116
        ("delivery_punctuality", &[("punctuality", "0.8333"), ("delivered_orders", "1")], "83.33"), // K-110
        ("delivery_punctuality", &[("punctuality", "1"), ("delivered_orders", "1")], "100"),
        ("on_time_share", &[("on_time_orders", "18"), ("delivered_orders", "20")], "90"),
        ("delivery_time", &[("delivery_days", "50"), ("delivered_orders", "20")], "2.5"), // K-107
        ("parcels_in_time_rate", &[("parcels_in_time", "1140"), ("parcels", "1200")], "95"), // K-117
        ("order_accuracy", &[("correct_orders", "995"), ("shipped_orders", "1000")], "99.5"), // K-113
        ("late_shipment_rate", &[("delayed_shipments", "20"), ("shipped_orders", "1000")], "2"), // K-114
        ("slip_completeness", &[("kept_slips", "199"), ("slips", "200")], "99.5"), // K-115
        ("returned_parcel_share", &[("returned_parcels", "18"), ("parcels", "1200")], "1.5"), // K-122
        ("visits", &[("visits", "3")], "3"), // C-42
        ("vip_visits", &[("vip_visits", "2")], "2"),
        ("training_coverage", &[("trained_staff", "45"), ("staff", "50")], "90"), // K-108
        ("hiring_rate", &[("hires", "8"), ("planned_hires", "10")], "80"),
        ("staff_turnover", &[("leavers", "3"), ("staff", "50")], "6"),
        ("appraisals_in_time", &[("reviews_in_time", "48"), ("reviews_due", "50")], "96"),
        ("staff_satisfaction", &[("staff_score_sum", "172"), ("staff_answers", "40")], "4.3"),
        ("letters", &[("letters", "200")], "200"), // K-111
        ("sample_conversion", &[("sample_deals", "5"), ("samples", "40")], "12.5"), // K-111
        ("goal_alignment", &[("aligned_objectives", "18"), ("lower_objectives", "20")], "90"), // G-10
        ("joint_node_rate", &[("joint_nodes_in_time", "22"), ("joint_nodes", "25")], "88"), // G-11
        (
            "attainment_spread",
            &[("highest_attainment", "1.05"), ("lowest_attainment", "0.90")],
            "15",
        ), // G-16
    ];
    for (code, values, expected) in cases {
        let metric = metric(code).unwrap_or_else(|| panic!("{code}"));
        let measures = counted(values);
        let value = metric.value(&measures, Currency::CNY);
        assert_eq!(value, Some(expected.parse().expect(code)), "{code}");
        for (absent, _) in *values {
            let rest: Vec<_> = values.iter().filter(|(code, _)| code != absent).copied().collect();
            let value = metric.value(&counted(&rest), Currency::CNY);
            assert_eq!(value, None, "{code} without {absent}: no data is not zero");
        }
    }
    for metric in CATALOG.iter() {
        assert!(cases.iter().any(|(code, ..)| *code == metric.code), "{} has a case", metric.code);
    }
}

#[test]
fn money_keeps_its_minor_digits_in_text() {
    let metric = metric("gross_sales").expect("catalogue");
    let value = metric.value(&counted(&[("gross_sales", "11500")]), Currency::CNY);
    assert_eq!(value.map(|value| value.to_string()).as_deref(), Some("11500.00"));
}

#[test]
fn a_division_by_nothing_is_no_data_and_zero_orders_are_zero() {
    let only_a_refund = counted(&[("gross_sales", "0"), ("refunds", "5"), ("orders", "0")]);
    let value =
        |code: &str| metric(code).and_then(|metric| metric.value(&only_a_refund, Currency::CNY));
    assert_eq!(value("refund_rate"), None);
    assert_eq!(value("average_order_value"), None);
    assert_eq!(value("orders"), Some(rust_decimal::Decimal::ZERO));
}

#[test]
fn a_source_tells_where_each_measure_comes_from_once() {
    let source = |code: &str| metric(code).map(|metric| metric.source.en.to_string());
    let sales = MeasureSource::Sales.name().en;
    assert_eq!(source("net_sales").as_deref(), Some(&*sales));
    let both = source("complaint_rate").expect("catalogue");
    assert!(both.contains("Entered by hand") && both.contains(&*sales), "{both}");
}
