//! Cases of the requirements with their boundaries.

mod check_up;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::*;

fn number(text: &str) -> Decimal {
    text.parse().expect(text)
}

fn target(kind: TargetKind, value: &str) -> Target {
    Target::of(kind, number(value))
}

fn range(from: &str, value: &str) -> Target {
    Target { from: Some(number(from)), ..target(TargetKind::Range, value) }
}

fn linear() -> Curve {
    Curve::Linear { cap: Decimal::ONE_HUNDRED }
}

fn scored(curve: &Curve, target: &Target, value: &str) -> Option<Decimal> {
    curve.draw(target, Decimal::ONE_HUNDRED)?.score(number(value))
}

#[test]
fn every_type_of_target_has_its_score_and_its_limit() {
    use TargetKind as T;
    let cases: [(&str, Target, Curve, &str, &str, bool); 31] = [
        ("K-20", target(T::Ratio, "100"), linear(), "90", "90", false),
        ("K-20 at", target(T::Ratio, "100"), linear(), "100", "100", true),
        ("K-20 above", target(T::Ratio, "100"), linear(), "120", "100", true),
        ("K-21", target(T::AtLeast, "80"), linear(), "72", "90", false),
        ("K-22 middle", range("200", "400"), RANGE, "300", "80", true),
        ("K-22 pass", range("200", "400"), RANGE, "200", "60", true),
        ("K-22 below", range("200", "400"), RANGE, "199", "59.7", false),
        ("K-22 full", range("200", "400"), RANGE, "400", "100", true),
        ("K-22 beyond", range("200", "400"), RANGE, "401", "100", true),
        ("K-22 nothing", range("200", "400"), RANGE, "0", "0", false),
        ("K-23 pass", range("130", "180"), RANGE, "130", "60", true),
        ("K-23 full", range("130", "180"), RANGE, "180", "100", true),
        ("K-24 middle", range("6", "13"), RANGE, "9.5", "80", true),
        ("K-25", target(T::Duration, "450"), linear(), "405", "90", false),
        ("K-26", target(T::Ratio, "100"), linear(), "96", "96", false),
        ("K-29", target(T::Value, "200000"), linear(), "190000", "95", false),
        ("K-30", target(T::AtLeast, "99"), linear(), "98.5", "99.49", false),
        ("K-31", target(T::AtLeast, "20"), linear(), "20", "100", true),
        ("K-32", target(T::CountPerMonth, "3.5"), linear(), "3.5", "100", true),
        ("K-38", target(T::AtLeast, "4.7"), linear(), "4.65", "98.94", false),
        ("K-39", target(T::AtMost, "5"), linear(), "6", "80", false),
        ("K-39 at", target(T::AtMost, "5"), linear(), "5", "100", true),
        ("K-39 none", target(T::AtMost, "5"), linear(), "0", "100", true),
        ("K-39 twice", target(T::AtMost, "5"), linear(), "10", "0", false),
        ("K-39 worse", target(T::AtMost, "5"), linear(), "30", "0", false),
        ("K-40", target(T::AtMost, "0.3"), linear(), "0.3", "100", true),
        ("K-40 above", target(T::AtMost, "0.3"), linear(), "0.31", "96.67", false),
        ("falling range", range("0.5", "0.3"), RANGE, "0.4", "80", true),
        ("falling range, pass", range("0.5", "0.3"), RANGE, "0.5", "60", true),
        ("falling range, worse", range("0.5", "0.3"), RANGE, "0.7", "0", false),
        ("rating", target(T::Rating, "5"), linear(), "4", "80", false),
    ];
    for (id, target, curve, value, score, is_met) in cases {
        assert_eq!(scored(&curve, &target, value), Some(number(score)), "{id}");
        assert_eq!(target.is_met(number(value)), is_met, "{id}");
    }
}

const RANGE: Curve = Curve::Range { pass: Decimal::from_parts(60, 0, 0, false, 0) };

#[test]
fn steps_points_and_passes() {
    let per_step = Curve::PerStep { step: number("1"), points: number("20") };
    let at_most = target(TargetKind::AtMost, "5");
    let malus = Curve::Malus { step: number("1"), points: number("5"), most: number("20") };
    let none = target(TargetKind::AtMost, "0");
    let bonus = Curve::Bonus { step: number("1"), points: number("2"), most: number("6") };
    let ten = target(TargetKind::Value, "10");
    let cases = [
        (&per_step, &at_most, "5", "100"),
        (&per_step, &at_most, "6", "80"),
        (&per_step, &at_most, "9", "20"),
        (&per_step, &at_most, "10", "0"),
        (&per_step, &at_most, "11", "0"),
        (&malus, &none, "0", "0"),
        (&malus, &none, "1", "-5"),
        (&malus, &none, "4", "-20"),
        (&malus, &none, "5", "-20"),
        (&bonus, &ten, "9", "0"),
        (&bonus, &ten, "10", "0"),
        (&bonus, &ten, "11", "2"),
        (&bonus, &ten, "13", "6"),
        (&bonus, &ten, "14", "6"),
        (&Curve::Pass, &at_most, "5", "100"),
        (&Curve::Pass, &at_most, "5.01", "0"),
        (&Curve::Pass, &ten, "10", "100"),
        (&Curve::Pass, &ten, "9.99", "0"),
    ];
    for (curve, target, value, score) in cases {
        assert_eq!(scored(curve, target, value), Some(number(score)), "{curve:?} {value}");
    }
}

#[test]
fn the_highest_band_of_challenge_and_budget_counts_once() {
    let band =
        |of, from: &str, score: &str| ScoreBand { of, from: number(from), score: number(score) };
    let curve = Curve::Bands {
        bands: vec![
            band(BandOf::Target, "100", "30"),
            band(BandOf::Target, "98", "26"),
            band(BandOf::Target, "95", "23"),
            band(BandOf::Budget, "100", "20"),
            band(BandOf::Budget, "98", "16"),
            band(BandOf::Budget, "95", "13"),
        ],
    };
    let task = Target { budget: Some(number("900")), ..target(TargetKind::Value, "1000") };
    let cases = [
        ("1000", "30"),  // K-61
        ("980", "26"),   // K-62
        ("979.9", "23"), // K-62: next
        ("950", "23"),   // K-63
        ("949.9", "20"),
        ("949", "20"), // K-64
        ("900", "20"),
        ("899.9", "16"),
        ("882", "16"), // K-65
        ("881.9", "13"),
        ("855", "13"), // K-66
        ("854", "0"),
    ];
    for (value, score) in cases {
        assert_eq!(scored(&curve, &task, value), Some(number(score)), "{value}");
    }
    let no_budget = target(TargetKind::Value, "1000");
    assert_eq!(scored(&curve, &no_budget, "1000"), None, "a share of a budget that is not there");
}

fn tita() -> Curve {
    let piece = |from: &str, gives, factor: &str| Piece {
        from: number(from),
        gives,
        number: number(factor),
    };
    Curve::Pieces {
        pieces: vec![
            piece("60", PieceOf::Fixed, "60"),
            piece("80", PieceOf::Value, "0.8"),
            piece("90", PieceOf::Fixed, "100"),
        ],
    }
}

#[test]
fn a_formula_of_pieces_jumps_where_it_says() {
    let hundred = target(TargetKind::Value, "100");
    let cases = [
        ("59.99", "0"),
        ("60", "60"),
        ("79.99", "60"),
        ("80", "64"),
        ("89.99", "71.99"),
        ("90", "100"),
        ("150", "100"),
    ];
    for (value, score) in cases {
        assert_eq!(scored(&tita(), &hundred, value), Some(number(score)), "{value}");
    }
    let drawn = tita().draw(&hundred, Decimal::ONE_HUNDRED).expect("a curve");
    let jumps: Vec<(Decimal, Decimal)> =
        drawn.jumps().iter().map(|jump| (jump.at, jump.by)).collect();
    let expected = [("60", "60"), ("80", "4"), ("90", "28")];
    assert_eq!(jumps, expected.map(|(at, by)| (number(at), number(by))));
    // With another target the piece that counts the value is wrong: of 50, 80 % score 32.
    let fifty = target(TargetKind::Value, "50");
    assert_eq!(scored(&tita(), &fifty, "40"), Some(number("32")));
    assert!(tita().draw(&fifty, Decimal::ONE_HUNDRED).expect("a curve").falls_somewhere());
}

#[test]
fn what_cannot_be_drawn_has_no_score() {
    let zero = target(TargetKind::Value, "0");
    let some = target(TargetKind::Value, "5");
    let nothing = Decimal::ZERO;
    let cases = [
        (linear(), zero.clone()),
        (RANGE, some.clone()),
        (RANGE, range("5", "5")),
        (Curve::PerStep { step: nothing, points: number("1") }, some.clone()),
        (Curve::PerStep { step: number("1"), points: nothing }, some),
        (tita(), target(TargetKind::AtMost, "5")),
        (tita(), zero),
    ];
    for (curve, target) in cases {
        assert_eq!(curve.draw(&target, Decimal::ONE_HUNDRED), None, "{curve:?} {target:?}");
    }
    // Nothing at all may happen: that is full, and one is nothing.
    let none = target(TargetKind::AtMost, "0");
    assert_eq!(scored(&linear(), &none, "0"), Some(number("100")));
    assert_eq!(scored(&linear(), &none, "1"), Some(number("0")));
}

fn item(key: &str, code: &str, weight: &str, target: Target) -> KpiItem {
    KpiItem {
        key: key.into(),
        name: words(key),
        source: ItemSource::Metric { code: code.into() },
        whose: WhoseFacts::Person,
        layer: Layer::Result,
        weight: number(weight),
        target,
        curve: linear(),
        unit: Words::default(),
        is_veto: false,
    }
}

fn words(zh: &str) -> Words {
    Words { zh: zh.into(), en: String::new() }
}

fn hundred() -> Target {
    target(TargetKind::Ratio, "100")
}

fn group(key: &str, weight: &str, items: Vec<KpiItem>) -> KpiGroup {
    KpiGroup { key: key.into(), name: words(key), weight: number(weight), items, must_reach: None }
}

fn sheet(groups: Vec<KpiGroup>) -> KpiContent {
    KpiContent { groups, ..KpiContent::default() }
}

/// Items and their values.
type Values = &'static [(&'static str, &'static str)];

fn score_of(content: &KpiContent, values: &[(&str, &str)]) -> SheetScore {
    let values: BTreeMap<&str, Decimal> =
        values.iter().map(|(key, value)| (*key, number(value))).collect();
    score(content, Decimal::ONE, |item| values.get(item.key.as_str()).copied())
}

fn one_each(groups: &[(&str, &str)]) -> KpiContent {
    let groups = groups.iter().map(|(key, weight)| {
        group(&format!("{key} group"), weight, vec![item(key, "orders", "100", hundred())])
    });
    sheet(groups.collect())
}

#[test]
fn weights_of_groups_and_items_make_the_score() {
    let cases: [(&str, KpiContent, Values, &str); 4] = [
        (
            "K-01",
            one_each(&[("okr", "40"), ("projects", "30"), ("feedback", "30")]),
            &[("okr", "85"), ("projects", "90"), ("feedback", "70")],
            "82",
        ),
        (
            "K-10",
            one_each(&[("result", "40"), ("process", "30"), ("quality", "30")]),
            &[("result", "90"), ("process", "80"), ("quality", "70")],
            "81",
        ),
        (
            "K-19",
            sheet(vec![group(
                "one",
                "100",
                vec![
                    item("a", "orders", "60", hundred()),
                    item("b", "units", "20", hundred()),
                    item("c", "buyers", "20", hundred()),
                ],
            )]),
            &[("a", "100"), ("b", "80"), ("c", "90")],
            "94",
        ),
        (
            "K-20 with K-21",
            sheet(vec![group(
                "sales",
                "100",
                vec![
                    item("done", "orders", "60", hundred()),
                    item("new", "units", "20", target(TargetKind::AtLeast, "80")),
                    item("old", "buyers", "20", hundred()),
                ],
            )]),
            &[("done", "90"), ("new", "72"), ("old", "100")],
            "92",
        ),
    ];
    for (id, content, values, expected) in cases {
        let found = score_of(&content, values);
        assert_eq!(found.total, Some(number(expected)), "{id}");
        assert_eq!(found.outcome, Outcome::Scored, "{id}");
        let leaves: Decimal = found
            .groups
            .iter()
            .flat_map(|group| group.items.iter().map(|item| item.contribution))
            .sum();
        assert_eq!(Some(leaves), found.total, "{id}");
    }
}

#[test]
fn a_blank_is_never_nothing() {
    let mut content = sheet(vec![
        group(
            "sales",
            "60",
            vec![item("a", "orders", "70", hundred()), item("b", "units", "30", hundred())],
        ),
        group("service", "40", vec![item("c", "satisfaction", "100", hundred())]),
    ]);
    let cases: [(Values, Option<&str>); 5] = [
        (&[("a", "80"), ("b", "60"), ("c", "90")], Some("80.4")),
        (&[("a", "80"), ("c", "90")], Some("84")), // 80 x 60 % + 90 x 40 %
        (&[("a", "80"), ("b", "60")], Some("74")), // the whole of sales
        (&[("c", "90")], Some("90")),
        (&[], None),
    ];
    for (values, expected) in cases {
        let found = score_of(&content, values);
        assert_eq!(found.total, expected.map(number), "{values:?}");
        assert_eq!(found.blanks.len(), 3 - values.len(), "{values:?}");
    }
    content.blank = BlankRule::Wait;
    let waits = score_of(&content, &[("a", "80"), ("c", "90")]);
    assert_eq!((waits.outcome, waits.total), (Outcome::Waiting, None));
    assert_eq!(waits.blanks, ["b"]);
    assert_eq!(score_of(&content, &[]).outcome, Outcome::NoData);
}

#[test]
fn shares_that_do_not_divide_still_add_up_to_the_score() {
    let thirds = sheet(vec![group(
        "one",
        "100",
        vec![
            item("a", "orders", "30", hundred()),
            item("b", "units", "30", hundred()),
            item("c", "buyers", "40", hundred()),
        ],
    )]);
    // 0.3 / 0.7 of 91.37 and 0.4 / 0.7 of 77.77: 39.158571... and 44.44.
    let found = score_of(&thirds, &[("b", "91.37"), ("c", "77.77")]);
    assert_eq!(found.total, Some(number("83.5986")));
    let shares: Vec<Decimal> = found.groups[0].items.iter().map(|item| item.share).collect();
    assert_eq!(shares, ["0", "42.8571", "57.1429"].map(number));
}

#[test]
fn values_below_the_line_fail_the_whole() {
    let five = |key: &str, weight: &str, must: Option<&str>| KpiGroup {
        must_reach: must.map(number),
        ..group(
            &format!("{key} group"),
            weight,
            vec![item(key, "", "100", target(TargetKind::Rating, "5"))],
        )
    };
    let content = KpiContent {
        scale: Scale::Five,
        ..sheet(vec![five("business", "70", None), five("values", "30", Some("3"))])
    };
    let both = |business, values| score_of(&content, &[("business", business), ("values", values)]);
    // K-78
    assert_eq!(both("3.8", "3.0").total, Some(number("3.56")));
    assert_eq!(both("3.8", "3.0").outcome, Outcome::Scored);
    // K-79
    let failed = both("4.5", "2.99");
    assert_eq!(
        (failed.outcome, failed.failed),
        (Outcome::Failed, vec!["values group".to_string()])
    );
    // K-81
    assert_eq!(Scale::Five.convert(number("3.5"), Scale::Hundred), number("70"));
    assert_eq!(Scale::Hundred.convert(number("70"), Scale::Five), number("3.5"));
}

#[test]
fn points_stand_beside_the_weights() {
    let mut late = item("late", "", "0", target(TargetKind::AtMost, "0"));
    late.curve = Curve::Malus { step: number("1"), points: number("5"), most: number("20") };
    let content =
        sheet(vec![group("one", "100", vec![item("a", "orders", "100", hundred()), late])]);
    assert_eq!(score_of(&content, &[("a", "90"), ("late", "2")]).total, Some(number("80")));
    let none = score_of(&content, &[("a", "90")]);
    assert_eq!((none.total, none.blanks), (Some(number("90")), vec![]), "nobody noted anything");
}

#[test]
fn both_indicators_reached_is_three_and_a_half() {
    // K-70: the worse of conversion against 3.6 % and of 140 seconds of stay, in per cent.
    let band = |from: &str, score: &str| ScoreBand {
        of: BandOf::Value,
        from: number(from),
        score: number(score),
    };
    let curve =
        Curve::Bands { bands: vec![band("0", "3"), band("80.01", "3.25"), band("100", "3.5")] };
    let drawn = curve.draw(&hundred(), Scale::Five.full()).expect("a curve");
    let worst = |conversion: &str, stay: &str| {
        let share = |value: &str, of: &str| number(value) * Decimal::ONE_HUNDRED / number(of);
        share(conversion, "3.6").min(share(stay, "140"))
    };
    let cases = [
        ("3.6", "140", "3.5"),
        ("3.6", "112", "3"),
        ("2.88", "140", "3"),
        ("3.6", "126", "3.25"),
        ("4", "139.9", "3.25"),
    ];
    for (conversion, stay, expected) in cases {
        let found = drawn.score(worst(conversion, stay));
        assert_eq!(found, Some(number(expected)), "{conversion} {stay}");
    }
}

#[test]
fn a_count_per_month_grows_with_the_months() {
    let bad = target(TargetKind::CountPerMonth, "8");
    assert_eq!(bad.over_months(number("3")).value, number("24"));
    assert_eq!(bad.over_months(number("0.5")).value, number("4"));
    assert_eq!(hundred().over_months(number("3")), hundred());
}

/// Numbers that look like chance and are the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn decimal(&mut self, below: u64, places: u32) -> Decimal {
        Decimal::new(i64::try_from(self.roll(below)).unwrap_or(0), places)
    }
}

fn random_sheet(dice: &mut Dice) -> KpiContent {
    let groups = (0..1 + dice.roll(4)).map(|at| {
        let items = (0..1 + dice.roll(6)).map(|place| {
            let target = target(TargetKind::Value, "1");
            let target = Target { value: dice.decimal(90_000, 2) + Decimal::ONE, ..target };
            let cap = Decimal::from(100 + dice.roll(3) * 10);
            let weight = dice.decimal(5_000, 2) + Decimal::ONE;
            let key = format!("{at}-{place}");
            KpiItem { weight, curve: Curve::Linear { cap }, ..item(&key, "", "1", target) }
        });
        let items = items.collect();
        KpiGroup {
            weight: dice.decimal(6_000, 2) + Decimal::ONE,
            ..group(&format!("{at}"), "1", items)
        }
    });
    sheet(groups.collect())
}

#[test]
fn of_a_thousand_random_sheets_the_leaves_add_up_to_the_score() {
    use rust_decimal::prelude::ToPrimitive;
    let mut dice = Dice(6);
    let mut scored = 0;
    for _ in 0..1_000 {
        let content = random_sheet(&mut dice);
        let values: BTreeMap<String, Decimal> = content
            .items()
            .filter_map(|(_, item)| {
                let value = dice.decimal(120_000, 2);
                (value.scale() > 0 && dice.roll(5) > 0).then(|| (item.key.clone(), value))
            })
            .collect();
        let found = score(&content, Decimal::ONE, |item| values.get(&item.key).copied());
        let leaves = || found.groups.iter().flat_map(|group| &group.items);
        let sum: Decimal = leaves().map(|item| item.contribution).sum();
        let Some(total) = found.total else {
            assert!(values.is_empty(), "{content:?}");
            continue;
        };
        assert_eq!(sum, total);
        // Counted again in floating point, from the values alone.
        let float = |number: Decimal| number.to_f64().expect("a number");
        let (mut whole, mut weights) = (0.0, 0.0);
        for group in &content.groups {
            let (mut points, mut told) = (0.0, 0.0);
            for item in &group.items {
                let Some(value) = values.get(&item.key) else { continue };
                let Curve::Linear { cap } = &item.curve else { continue };
                let share = float(*value) / float(item.target.value) * 100.0;
                points += share.min(float(*cap)) * float(item.weight);
                told += float(item.weight);
            }
            if told > 0.0 {
                whole += points / told * float(group.weight);
                weights += float(group.weight);
            }
        }
        let expected = whole / weights;
        assert!((float(total) - expected).abs() < 0.01, "{total} {expected}");
        scored += 1;
    }
    assert!(scored > 950, "{scored}");
}
