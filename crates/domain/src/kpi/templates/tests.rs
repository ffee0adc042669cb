//! What the templates hold, against the requirements.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::*;
use crate::kpi::{
    ItemSource, Outcome, Severity, SheetFault, Shelf, Surroundings, WhoseFacts, check_up,
    grade_all, score,
};
use crate::metrics::{Measure, MeasureSource, metric};

#[test]
fn every_template_is_read_and_has_its_own_code() {
    assert_eq!(templates().len(), FILES.len());
    for file in FILES {
        let template = SheetFile::read(file).expect("a sheet");
        let written = template.write().expect("a text");
        assert_eq!(SheetFile::read(&written).as_ref(), Ok(&template), "{}", template.code);
        assert_eq!(super::template(&template.code), Some(&template));
        let words = [&template.name, &template.about];
        let of_groups = template.groups.iter().map(|group| &group.name);
        let of_medals = template.medals.iter().map(|medal| &medal.name);
        let content = template.content();
        let items = || content.all_items().into_iter().map(|(item, _)| item);
        let all = words.into_iter().chain(of_groups).chain(of_medals);
        for words in all.chain(items().map(|item| &item.name)) {
            assert!(!words.zh.is_empty() && !words.en.is_empty(), "{words:?}");
        }
        for words in items().map(|item| &item.unit).chain([&template.post]) {
            assert_eq!(words.zh.is_empty(), words.en.is_empty(), "{words:?}");
        }
    }
    let codes: BTreeSet<&str> = templates().iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes.len(), FILES.len());
}

#[test]
fn what_is_unwise_in_a_template_is_what_a_requirement_asks_for() {
    let okr = BTreeSet::new();
    let mut found = Vec::new();
    for template in templates() {
        let around = Surroundings {
            metric: &|code| metric(code),
            okr: &okr,
            most_items: template.most_items.map(usize::from),
        };
        for finding in check_up(&template.content(), &around) {
            found.push((template.code.as_str(), finding.severity, finding.fault));
        }
    }
    let unwise = |code, fault: SheetFault| (code, fault.severity(), fault);
    let expected = [
        unwise("design_manager", SheetFault::NoCounterweight), // K-20 to K-27
        unwise("product_manager", SheetFault::NoCounterweight), // K-28 to K-34
        unwise("promotion_centre", SheetFault::NoCounterweight), // K-103
        unwise("business_centre", SheetFault::NoCounterweight), // K-104
        unwise("leader_task", SheetFault::SingleGoal),         // K-61 to K-66
    ];
    assert_eq!(found, expected);
    assert!(found.iter().all(|(_, severity, _)| *severity != Severity::Error));
}

#[test]
fn a_person_is_asked_for_nothing_that_is_counted_for_stores_alone() {
    use MeasureSource::{Buyers, Contacts, Sales};
    for template in templates() {
        for (item, _) in template.content().all_items() {
            if item.whose != WhoseFacts::Person {
                continue;
            }
            for asked in item.source.codes().into_iter().filter_map(metric) {
                let sources = asked.formula.measures().into_iter().map(Measure::source);
                let mut others = sources.filter(|one| !matches!(one, Sales | Buyers | Contacts));
                assert_eq!(others.next(), None, "{}: {}", template.code, item.key);
            }
        }
    }
}

/// The codes of the metrics that a template asks for.
fn asked(code: &str) -> BTreeSet<String> {
    let content = template(code).expect(code).content();
    let items = content.all_items().into_iter();
    items.flat_map(|(item, _)| item.source.codes().into_iter().map(String::from)).collect()
}

#[test]
fn templates_ask_for_what_the_requirement_names() {
    let cases: [(&str, &str, &[&str]); 17] = [
        ("K-02", "service_experience", &["first_contact_rate", "satisfaction"]),
        (
            "K-102",
            "operations_service_centre",
            &["out_of_stock_rate", "net_sales", "complaint_rate", "gross_margin", "return_rate"],
        ),
        ("K-103", "promotion_centre", &["net_sales", "ad_cost_share"]),
        ("K-104", "business_centre", &["net_sales"]),
        ("K-106", "operations_volume", &["gross_sales", "buyers", "average_order_value"]),
        (
            "K-107",
            "operations_cross_border",
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
        (
            "K-108",
            "human_resources",
            &[
                "hiring_rate",
                "staff_turnover",
                "training_coverage",
                "appraisals_in_time",
                "staff_satisfaction",
            ],
        ),
        (
            "K-109",
            "purchasing",
            &["purchases_in_time_rate", "purchase_quality", "purchase_charge_rate"],
        ),
        ("K-110", "purchasing", &["delivery_punctuality"]),
        ("K-111", "sales_representative", &["letters", "sample_conversion"]),
        (
            "K-113 to K-116",
            "logistics_specialist",
            &[
                "order_accuracy",
                "late_shipment_rate",
                "slip_completeness",
                "intake_errors_per_record",
            ],
        ),
        (
            "K-113 to K-116",
            "warehouse",
            &[
                "order_accuracy",
                "late_shipment_rate",
                "slip_completeness",
                "intake_errors_per_record",
            ],
        ),
        (
            "K-118 to K-123",
            "warehouse",
            &[
                "sku_count_difference",
                "sku_value_difference",
                "stock_loss_rate",
                "slow_sku_share",
                "returned_parcel_share",
                "slow_value_share",
            ],
        ),
        ("K-117", "service_cross_border", &["tickets", "response_time", "parcels_in_time_rate"]),
        ("K-126", "process", &["response_time", "parcels_in_time_rate"]),
        ("K-10", "three_layers", &["net_sales", "gross_margin", "vip_visits", "satisfaction"]),
        ("K-46", "service_medals", &["net_sales"]),
    ];
    for (id, code, wanted) in cases {
        let asked = asked(code);
        let missing: Vec<_> = wanted.iter().filter(|one| !asked.contains(**one)).collect();
        assert!(missing.is_empty(), "{id}: {code} lacks {missing:?}");
    }
    let items = |code| template(code).expect("a template").content().items().count();
    let counts = [
        ("K-102", "operations_service_centre", 5),
        ("K-103", "promotion_centre", 4),
        ("K-104", "business_centre", 3),
        ("K-112", "logistics_specialist", 5),
        ("K-124", "performance_attitude_ability", 6),
    ];
    for (id, code, count) in counts {
        assert_eq!(items(code), count, "{id}");
    }
}

#[test]
fn nine_posts_say_that_their_content_is_our_own() {
    // K-100
    let posts = [
        "电商运营经理",
        "直播运营",
        "电商直播主播",
        "电商运营专员",
        "电商推广专员",
        "售前客服",
        "售后客服",
        "文案策划",
        "美工",
    ];
    for post in posts {
        let is_own = |one: &&SheetFile| {
            one.shelf == Shelf::Posts && one.post.zh == post && one.name.zh == post
        };
        let found = templates().iter().find(is_own).unwrap_or_else(|| panic!("{post}"));
        assert!(found.about.zh.contains("本产品自拟"), "{post}");
        assert!(found.about.en.contains("this product's own"), "{post}");
    }
}

#[test]
fn a_sixth_item_of_a_logistics_specialist_is_one_too_many() {
    // K-112
    let template = template("logistics_specialist").expect("a template");
    let mut content = template.content();
    let mut sixth = content.groups[2].items[0].clone();
    sixth.key = "sixth".into();
    sixth.source = ItemSource::Rating { marks: None };
    content.groups[2].items[0].weight = number("50");
    sixth.weight = number("50");
    content.groups[2].items.push(sixth);
    let okr = BTreeSet::new();
    let around = Surroundings {
        metric: &|code| metric(code),
        okr: &okr,
        most_items: template.most_items.map(usize::from),
    };
    let found = check_up(&content, &around);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].fault, SheetFault::TooManyItems { items: 6, most: 5 });
    assert_eq!(found[0].severity, Severity::Warning);
    let usual = SheetFault::TooManyItems { items: 9, most: 8 };
    assert_eq!(usual.severity(), Severity::Advice, "K-16");
}

#[test]
fn late_shipments_and_slips_pass_and_are_full_where_it_is_agreed() {
    let cases = [
        ("K-114", "late_shipments", "2", "100"),
        ("K-114, 2.1", "late_shipments", "2.1", "98.67"), // 60 + 40 x 2.9 / 3
        ("K-114, passes", "late_shipments", "5", "60"),
        ("K-114, look for the cause", "late_shipments", "5.1", "58"), // 60 less 20 a point
        ("K-115", "slips", "100", "100"),
        ("K-115, 99.5", "slips", "99.5", "96"), // 60 + 40 x 4.5 / 5
        ("K-115, passes", "slips", "95", "60"),
        ("K-115, below", "slips", "94.9", "59.94"), // 60 x 94.9 / 95
    ];
    for code in ["logistics_specialist", "warehouse"] {
        for (id, key, value, expected) in cases {
            let found = scored(code, &[(key, value)]);
            assert_eq!(found.total, Some(number(expected)), "{id}: {code}");
        }
    }
}

#[test]
fn a_forced_distribution_has_its_marks_its_line_and_its_shares() {
    let content = template("forced_distribution").expect("a template").content();
    for (_, item) in content.items().filter(|(group, _)| group.key == "goals") {
        let marks = item.source.marks().expect("marks");
        for (mark, expected) in [("3.25", true), ("3.5", true), ("4.5", true), ("4.6", false)] {
            assert_eq!(marks.allows(number(mark)), expected, "K-84: {mark}");
        }
    }
    assert_eq!(content.grades.places(20), Some(vec![7, 10, 3]), "K-83");
    let of = |code| template(code).map(|one| one.grades.places(10));
    assert_eq!(of("business_and_values"), Some(Some(vec![2, 7, 1])), "K-82");
    // K-78: 3.75 x 70 % + 3 x 30 %; K-79: values of 2.5 fail whatever the goals are.
    let marks = |values| {
        let goals = [("first", "3.75"), ("second", "3.75"), ("third", "3.75")];
        let mut all = goals.to_vec();
        all.extend([("customer_first", "3"), ("team", values)]);
        scored("forced_distribution", &all)
    };
    assert_eq!((marks("3").outcome, marks("3").total), (Outcome::Scored, Some(number("3.525"))));
    assert_eq!(marks("2").outcome, Outcome::Failed);
}

/// The values of the requirements' table, item by item, with the score of each.
#[test]
fn posts_score_as_the_table_says() {
    type Case = (&'static str, &'static str, &'static str, &'static str, &'static str);
    // Requirement, template, item, value, score.
    let cases: [Case; 26] = [
        ("K-20", "design_manager", "sales_completed", "90", "90"),
        ("K-21", "design_manager", "new_store_share", "72", "90"),
        ("K-22", "design_manager", "old_store_growth", "300", "80"),
        ("K-23", "design_manager", "click_rate", "130", "60"),
        ("K-24", "design_manager", "core_conversion", "9.5", "80"),
        ("K-25", "design_manager", "stay", "405", "90"),
        ("K-26", "design_manager", "in_time", "96", "96"),
        ("K-27", "design_manager", "passed", "90", "90"),
        ("K-28", "product_manager", "sales_completed", "90", "90"),
        ("K-29", "product_manager", "profit_completed", "95", "95"),
        ("K-30", "product_manager", "supply_rate", "98.5", "99.49"),
        ("K-31", "product_manager", "new_sku_share", "20", "100"),
        ("K-32", "product_manager", "turnover", "3.5", "100"),
        ("K-33", "product_manager", "pages_described", "80", "80"),
        ("K-34", "product_manager", "activities_done", "75", "75"),
        ("K-35", "service_guide", "sales_completed", "90", "90"),
        ("K-36", "service_guide", "alipay_growth", "6", "100"),
        ("K-37", "service_guide", "profit_goods_share", "35", "100"),
        ("K-38", "service_guide", "attitude", "4.65", "98.94"),
        ("K-39", "service_guide", "bad_reviews", "6", "80"),
        ("K-40", "service_guide", "bounce_rate", "0.3", "100"),
        ("K-41", "traffic_manager", "visitors_completed", "95", "95"),
        ("K-42", "traffic_manager", "activity_visitors", "45", "100"),
        ("K-43", "traffic_manager", "activity_orders", "55", "100"),
        ("K-44", "traffic_manager", "activity_conversion", "11", "100"),
        ("K-45", "traffic_manager", "new_resource_growth", "10", "100"),
    ];
    for (id, code, key, value, expected) in cases {
        let content = template(code).expect(code).content();
        let value = number(value);
        let found = score(&content, Decimal::ONE, |item| (item.key == key).then_some(value));
        let items = found.groups.iter().flat_map(|group| &group.items);
        let scores: BTreeMap<&str, Option<Decimal>> =
            items.map(|item| (item.key.as_str(), item.score)).collect();
        assert_eq!(scores.get(key), Some(&Some(number(expected))), "{id}");
    }
}

#[test]
fn what_was_put_together_from_a_torn_table_says_so() {
    for code in ["design_manager", "product_manager", "service_guide", "traffic_manager"] {
        let about = &template(code).expect(code).about;
        assert!(about.zh.contains("重组") && about.en.contains("put together"), "{code}");
    }
}

fn number(text: &str) -> Decimal {
    text.parse().expect(text)
}

/// The score of a template over one month, given values by key.
fn scored(code: &str, values: &[(&str, &str)]) -> crate::kpi::SheetScore {
    let values: BTreeMap<&str, Decimal> =
        values.iter().map(|(key, value)| (*key, number(value))).collect();
    let content = template(code).expect(code).content();
    score(&content, Decimal::ONE, |item| values.get(item.key.as_str()).copied())
}

#[test]
fn of_challenge_and_budget_the_highest_band_that_is_reached_counts_once() {
    // The challenge is 1,000,000, the budget 900,000; in thousands.
    let cases = [
        ("K-61, above", "1000.01", "30"),
        ("K-61", "1000", "30"),
        ("K-61, below", "999.99", "26"),
        ("K-62", "980", "26"),
        ("K-62, next", "979.9", "23"),
        ("K-63", "950", "23"),
        ("K-63, below", "949.99", "20"),
        ("K-64, 94.9 % of the challenge", "949", "20"),
        ("K-64", "900", "20"),
        ("K-64, below", "899.99", "16"),
        ("K-65", "882", "16"),
        ("K-65, below", "881.99", "13"),
        ("K-66", "855", "13"),
        ("K-66, below", "854", "0"),
        ("K-66, one below", "854.99", "0"),
        ("nothing sold", "0", "0"),
    ];
    for (id, thousands, points) in cases {
        let value = (number(thousands) * Decimal::ONE_THOUSAND).to_string();
        let found = scored("leader_task", &[("challenge", &value)]);
        assert_eq!(found.total, Some(number(points)), "{id}");
    }
}

#[test]
fn leaders_are_seen_from_all_sides() {
    let content = template("leader_360").expect("a template").content();
    let group = |key: &str| content.groups.iter().find(|group| group.key == key).expect("a group");
    // K-57: four sides, each with at least three raters.
    let sides = &group("customers").items;
    assert_eq!(sides.len(), 4);
    for side in sides {
        let ItemSource::Raters { at_least, .. } = &side.source else { panic!("{}", side.key) };
        assert_eq!(*at_least, 3, "{}", side.key);
    }
    // K-58: 85 x 40 % + 90 x 20 % + 80 x 20 % + 4 of 5 x 20 %.
    let values = [("goal", "85"), ("speciality", "85.5"), ("inspection", "80"), ("rules", "4")];
    let operations = &scored("leader_360", &values).groups[1];
    assert_eq!((operations.key.as_str(), operations.score), ("operations", Some(number("84"))));
    // K-59, K-60: compliance and service to the team beside business.
    let team: Vec<&str> = group("team").items.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(team, ["compliance", "team_service", "coaching"]);
    // A side with too few raters leaves its weight to the others.
    let some = [("members", "5"), ("branches", "4")];
    assert_eq!(scored("leader_360", &some).total, Some(number("90")));
}

#[test]
fn a_seller_who_brings_customers_back_has_the_better_grade() {
    // K-07: both under K-01, goals half sales and half repurchase. The first sold most and nobody
    // came again, 50; the second reached 90 % of sales and all of +12 %, 95.
    let grades = template("operations").expect("a template").content().grades;
    let total = |goals| {
        let values = [("goals", goals), ("project_part", "90"), ("reviews", "85.5")];
        scored("operations", &values).total
    };
    let (most_sales, most_loyal) = (total("50"), total("95"));
    assert_eq!((most_sales, most_loyal), (Some(number("74")), Some(number("92"))));
    let found = grade_all(&grades, &[most_sales, most_loyal]);
    assert_eq!(found, [Some("B".into()), Some("S".into())]);
}
