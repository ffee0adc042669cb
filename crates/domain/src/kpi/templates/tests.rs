//! What the templates hold, against the requirements.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::*;
use crate::kpi::{Severity, Surroundings, check_up, score};
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
        let items = || template.groups.iter().flat_map(|group| &group.items);
        let all = words.into_iter().chain(of_groups).chain(items().map(|item| &item.name));
        for words in all {
            assert!(!words.zh.is_empty() && !words.en.is_empty(), "{words:?}");
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
    let number = |text: &str| text.parse::<Decimal>().expect(text);
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
