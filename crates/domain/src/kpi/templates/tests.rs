//! What the templates hold, against the requirements.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::*;
use crate::kpi::{ItemSource, Severity, Surroundings, check_up, grade_all, score};
use crate::metrics::metric;

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
fn no_template_has_a_fault_that_keeps_it_from_being_published() {
    let okr = BTreeSet::new();
    for template in templates() {
        let around = Surroundings {
            metric: &|code| metric(code),
            okr: &okr,
            most_items: template.most_items.map(usize::from),
        };
        let bad: Vec<_> = check_up(&template.content(), &around)
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        assert_eq!(bad, [], "{}", template.code);
    }
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
    let values = [("goal", "85"), ("speciality", "81"), ("inspection", "80"), ("rules", "4")];
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
