//! The check-up: a good sheet first, then what is wrong with each bad one.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{group, hundred, item, number, sheet, target, tita, words};
use crate::kpi::*;
use crate::metrics::metric;

fn good() -> KpiContent {
    let quality = |key: &str, code: &str, weight: &str, value: &str| KpiItem {
        layer: Layer::Quality,
        ..item(key, code, weight, target(TargetKind::AtLeast, value))
    };
    let process = |key: &str, code: &str, weight: &str, value: &str| KpiItem {
        layer: Layer::Process,
        ..item(key, code, weight, target(TargetKind::CountPerMonth, value))
    };
    sheet(vec![
        group(
            "result",
            "40",
            vec![
                item("sales", "net_sales", "60", target(TargetKind::Value, "100000")),
                item("margin", "gross_margin", "40", target(TargetKind::AtLeast, "45")),
            ],
        ),
        group("process", "30", vec![process("visits", "vip_visits", "100", "20")]),
        group(
            "quality",
            "30",
            vec![
                quality("satisfaction", "satisfaction", "50", "4.8"),
                quality("again", "buy_again_rate", "50", "60"),
            ],
        ),
    ])
}

fn faults(content: &KpiContent, okr: &[&str]) -> Vec<SheetFault> {
    let okr: BTreeSet<String> = okr.iter().map(|code| (*code).to_string()).collect();
    let around = Surroundings { metric: &|code| metric(code), okr: &okr, most_items: None };
    check_up(content, &around).into_iter().map(|finding| finding.fault).collect()
}

fn changed(change: impl FnOnce(&mut KpiContent)) -> Vec<SheetFault> {
    let mut content = good();
    change(&mut content);
    faults(&content, &[])
}

#[test]
fn a_good_sheet_has_no_fault() {
    assert_eq!(faults(&good(), &[]), []);
}

#[test]
fn each_bad_sheet_is_told_what_is_wrong_with_it() {
    use SheetFault as F;
    let only = |items: Vec<KpiItem>| sheet(vec![group("one", "100", items)]);
    let code = |code: &str| code.to_string();
    let cliff = || F::Cliff {
        jumps: [("60", "60"), ("90", "28")]
            .map(|(at, by)| Jump { at: number(at), by: number(by) })
            .to_vec(),
    };
    let cases: [(&str, Vec<SheetFault>, Vec<SheetFault>); 20] = [
        ("nothing in it", faults(&sheet(vec![]), &[]), vec![F::Empty]),
        (
            "groups of 99",
            changed(|sheet| sheet.groups[0].weight = number("39")),
            vec![F::GroupWeights { sum: number("99") }],
        ),
        (
            "items of 101",
            changed(|sheet| sheet.groups[0].items[0].weight = number("61")),
            vec![F::ItemWeights { sum: number("101") }],
        ),
        (
            "below nothing",
            changed(|sheet| {
                sheet.groups[0].items[0].weight = number("110");
                sheet.groups[0].items[1].weight = number("-10");
            }),
            vec![F::NegativeWeight],
        ),
        (
            "two of one key",
            changed(|sheet| sheet.groups[0].items[1].key = "sales".into()),
            vec![F::SameKey],
        ),
        (
            "a metric that is no more",
            changed(|sheet| {
                sheet.groups[1].items[0].source = ItemSource::Metric { code: "gone".into() };
            }),
            vec![F::UnknownMetric { code: code("gone") }],
        ),
        ("blank as nothing", changed(|sheet| sheet.blank = BlankRule::Zero), vec![F::BlankAsZero]),
        (
            "a share of nothing",
            changed(|sheet| sheet.groups[0].items[0].target.value = Decimal::ZERO),
            vec![F::NoCurve],
        ),
        (
            "against the direction",
            changed(|sheet| {
                sheet.groups[2].items[0].target = target(TargetKind::AtMost, "4.8");
            }),
            vec![F::AgainstDirection],
        ),
        (
            "Tita's sample",
            changed(|sheet| {
                sheet.groups[0].items[0].target = hundred();
                sheet.groups[0].items[0].curve = tita();
            }),
            vec![F::UnitError, cliff()],
        ),
        (
            "a formula that falls",
            changed(|sheet| {
                let piece = |from: &str, points: &str| Piece {
                    from: number(from),
                    gives: PieceOf::Fixed,
                    number: number(points),
                };
                let pieces = vec![piece("0", "50"), piece("50", "55"), piece("90", "52")];
                sheet.groups[0].items[0].curve = Curve::Pieces { pieces };
            }),
            vec![
                F::Cliff { jumps: vec![Jump { at: number("0"), by: number("50") }] },
                F::FallsAsItRises,
            ],
        ),
        (
            "results alone",
            changed(|sheet| {
                for group in &mut sheet.groups {
                    group.items.iter_mut().for_each(|item| item.layer = Layer::Result);
                }
            }),
            vec![F::OnlyLagging],
        ),
        (
            "sales alone (K-09)",
            faults(
                &only(vec![item("a", "gross_sales", "100", target(TargetKind::Value, "1"))]),
                &[],
            ),
            vec![F::SingleGoal],
        ),
        (
            "pick-up alone (K-02)",
            faults(
                &only(vec![KpiItem {
                    name: words("接起率"),
                    source: ItemSource::Rating { marks: None },
                    ..item("a", "", "100", hundred())
                }]),
                &[],
            ),
            vec![F::PickUpAlone],
        ),
        (
            "nine items (K-16)",
            changed(|sheet| {
                let some = ["letters", "tickets", "visits", "new_members"];
                let group = &mut sheet.groups[1];
                group.items = some
                    .iter()
                    .map(|code| KpiItem {
                        layer: Layer::Process,
                        ..item(code, code, "20", target(TargetKind::CountPerMonth, "5"))
                    })
                    .collect();
                group.items.push(KpiItem {
                    layer: Layer::Process,
                    ..item("vip", "vip_visits", "20", target(TargetKind::CountPerMonth, "5"))
                });
            }),
            vec![F::TooManyItems { items: 9, most: 8 }],
        ),
        (
            "everything for results",
            changed(|sheet| {
                sheet.groups[0].weight = number("81");
                sheet.groups[1].weight = number("9");
                sheet.groups[2].weight = number("10");
            }),
            vec![F::ResultsAboveAll],
        ),
        (
            "the same twice",
            changed(|sheet| {
                sheet.groups[0].items[1] =
                    item("again sales", "net_sales", "40", target(TargetKind::Value, "5"));
            }),
            vec![F::SameMetric { code: code("net_sales") }],
        ),
        (
            "volume at any price",
            changed(|sheet| {
                sheet.groups[0].items[1].source = ItemSource::Metric { code: "new_members".into() };
                for (place, code) in ["first_contact_rate", "training_coverage"].iter().enumerate()
                {
                    sheet.groups[2].items[place].source =
                        ItemSource::Metric { code: (*code).into() };
                }
            }),
            vec![F::NoCounterweight],
        ),
        (
            "next to nothing",
            changed(|sheet| {
                sheet.groups[2].items[0].weight = number("91");
                sheet.groups[2].items[1].weight = number("9");
            }),
            vec![F::TooLight],
        ),
        (
            "somebody else's number",
            changed(|sheet| sheet.groups[0].items[0].whose = WhoseFacts::Chain),
            vec![F::NotTheirOwn],
        ),
    ];
    for (name, found, expected) in cases {
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn what_is_stretched_for_is_not_paid_for() {
    let found = faults(&good(), &["net_sales"]);
    assert_eq!(found, [SheetFault::OkrClash { code: "net_sales".into() }]);
}

#[test]
fn no_key_indicator_is_advice() {
    let some =
        ["letters", "tickets", "visits", "new_members", "orders", "refund_rate", "buyers", "units"];
    let mut items: Vec<KpiItem> = some
        .iter()
        .map(|code| KpiItem {
            layer: Layer::Process,
            ..item(code, code, "12.5", target(TargetKind::CountPerMonth, "5"))
        })
        .collect();
    items[5].target = target(TargetKind::AtMost, "5");
    let found = faults(&sheet(vec![group("one", "100", items)]), &[]);
    assert_eq!(found, [SheetFault::NoKeyIndicator]);
}

/// A medal of rows that ask a metric for a value.
fn medal(key: &str, rows: &[(&str, &str, u8)]) -> Medal {
    let row = |(key, code, months): &(&str, &str, u8)| MedalRow {
        item: item(key, code, "0", target(TargetKind::AtLeast, "90")),
        months: *months,
    };
    Medal { key: key.into(), name: words(key), rows: rows.iter().map(row).collect() }
}

#[test]
fn medals_and_their_rows_are_looked_at_too() {
    use SheetFault as F;
    let with = |medals: &[Medal]| changed(|sheet| sheet.medals = medals.to_vec());
    let gold = || medal("gold", &[("back", "repurchase_rate", 1), ("good", "rating", 2)]);
    let unknown = || F::UnknownMetric { code: "gone".into() };
    let cases: [(&str, Vec<Medal>, Vec<SheetFault>); 9] = [
        ("shared rows", vec![gold(), medal("silver", &[("good", "rating", 2)])], vec![]),
        ("no rows", vec![medal("gold", &[])], vec![F::EmptyMedal]),
        ("no months", vec![medal("gold", &[("good", "rating", 0)])], vec![F::NoMonths]),
        ("a metric that is no more", vec![medal("gold", &[("a", "gone", 1)])], vec![unknown()]),
        (
            "told once for both",
            vec![medal("gold", &[("a", "gone", 1)]), medal("silver", &[("a", "gone", 1)])],
            vec![unknown()],
        ),
        (
            "against the direction",
            vec![medal("gold", &[("a", "refund_rate", 1)])],
            vec![F::AgainstDirection],
        ),
        ("other months", vec![gold(), medal("silver", &[("good", "rating", 1)])], vec![F::SameKey]),
        (
            "twice in one",
            vec![medal("gold", &[("a", "rating", 1), ("a", "rating", 1)])],
            vec![F::SameKey],
        ),
        ("a key of the sheet", vec![medal("gold", &[("sales", "rating", 1)])], vec![F::SameKey]),
    ];
    for (name, medals, expected) in cases {
        assert_eq!(with(&medals), expected, "{name}");
    }
    let alone = |medals| faults(&KpiContent { medals, ..KpiContent::default() }, &[]);
    assert_eq!(alone(vec![gold()]), []);
    assert_eq!(alone(vec![gold(), gold()]), [F::SameKey]);
    assert_eq!(alone(vec![]), [F::Empty]);
}

#[test]
fn grades_that_nobody_could_reach_are_told() {
    use SheetFault as F;
    let limits = |all: &[(&str, &str)]| Grades::Limits {
        limits: all
            .iter()
            .map(|(name, from)| GradeLimit { name: (*name).into(), from: number(from) })
            .collect(),
    };
    let shares = |all: &[(&str, &str)]| Grades::Shares {
        shares: all
            .iter()
            .map(|(name, share)| GradeShare { name: (*name).into(), share: number(share) })
            .collect(),
    };
    let cases = [
        (Grades::None, vec![]),
        (limits(&[("A", "80"), ("B", "79.99")]), vec![]),
        (limits(&[("A", "80"), ("B", "80")]), vec![F::GradeLimits]),
        (limits(&[("B", "60"), ("A", "80")]), vec![F::GradeLimits]),
        (limits(&[]), vec![F::GradeLimits]),
        (limits(&[("A", "80"), ("A", "60")]), vec![F::GradeNames]),
        (limits(&[("A", "80"), (" ", "60")]), vec![F::GradeNames]),
        (shares(&[("A", "2"), ("B", "7"), ("C", "1")]), vec![]),
        (shares(&[("A", "0"), ("B", "0.01")]), vec![]),
        (shares(&[("A", "0"), ("B", "0")]), vec![F::GradeShares]),
        (shares(&[("A", "3"), ("B", "-1")]), vec![F::GradeShares]),
        (shares(&[]), vec![F::GradeShares]),
    ];
    for (grades, expected) in cases {
        assert_eq!(changed(|sheet| sheet.grades = grades.clone()), expected, "{grades:?}");
    }
}

#[test]
fn marks_must_lie_apart_and_raters_be_enough() {
    use SheetFault as F;
    let marks = |lowest: &str, highest: &str, step: &str| {
        Some(Marks { lowest: number(lowest), highest: number(highest), step: number(step) })
    };
    let few = |at_least| F::FewRaters { at_least, fewest: 3 };
    let cases = [
        (ItemSource::Rating { marks: None }, vec![]),
        (ItemSource::Rating { marks: marks("1", "5", "0.25") }, vec![]),
        (ItemSource::Rating { marks: marks("1", "5", "0") }, vec![F::NoMarks]),
        (ItemSource::Rating { marks: marks("1", "5", "-0.25") }, vec![F::NoMarks]),
        (ItemSource::Rating { marks: marks("5", "5", "1") }, vec![F::NoMarks]),
        (ItemSource::Rating { marks: marks("5", "1", "1") }, vec![F::NoMarks]),
        (ItemSource::Raters { at_least: 2, marks: None }, vec![few(2)]),
        (ItemSource::Raters { at_least: 3, marks: None }, vec![]),
        (ItemSource::Raters { at_least: 4, marks: None }, vec![]),
        (ItemSource::Raters { at_least: 0, marks: marks("1", "1", "1") }, vec![F::NoMarks, few(0)]),
    ];
    for (source, expected) in cases {
        let found = changed(|sheet| sheet.groups[2].items[0].source = source.clone());
        assert_eq!(found, expected, "{source:?}");
    }
    assert_eq!(few(2).severity(), Severity::Warning);
    assert_eq!(F::NoMarks.severity(), Severity::Error);
}
