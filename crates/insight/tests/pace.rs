//! Forecasts of goals whose answer can be worked out by hand.

use insight::pace::{Better, Forecast, Goal, Measure, OpenDay, PastDay, forecast};

/// A Monday: day 4 was one, 1970-01-05.
const MONDAY: i64 = 4 + 7 * 2_856;

fn past(day: i64, value: f64) -> PastDay {
    PastDay { day, value, rows: 100.0, promotion: None }
}

fn open(days: std::ops::Range<i64>) -> Vec<OpenDay> {
    days.map(|day| OpenDay { day, promotion: None }).collect()
}

fn is_weekend(day: i64) -> bool {
    (day - MONDAY).rem_euclid(7) >= 5
}

/// 100 a day, 200 on Saturdays and Sundays, until the day before.
fn weekends_double(days: i64, until: i64) -> Vec<PastDay> {
    (until - days..until)
        .map(|day| past(day, if is_weekend(day) { 200.0 } else { 100.0 }))
        .collect()
}

fn sum(history: &[PastDay], period: &[OpenDay], from: i64, target: f64) -> Option<Forecast> {
    forecast(Measure::Sum, history, &Goal { period, from, target, better: Better::Higher })
}

fn near(what: &str, found: f64, expected: f64) {
    let allowed = 1e-6 * expected.abs().max(1.0);
    assert!((found - expected).abs() <= allowed, "{what}: {found} is not {expected}");
}

#[test]
fn before_the_weekend_less_is_due_than_days_have_passed() {
    // Monday to Friday, a weekend, Monday to Friday: 5 + 4 + 5 parts, the first five are past.
    let from = MONDAY + 5;
    let history = weekends_double(13 * 7, from);
    let forecast = sum(&history, &open(MONDAY..MONDAY + 12), from, 1_580.0).expect("a forecast");
    near("due", forecast.due, 5.0 / 14.0);
    let parts = [1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14];
    for (found, parts) in forecast.plan.iter().zip(parts) {
        near("plan", *found, f64::from(parts) / 14.0);
    }
    near("so far", forecast.so_far, 500.0);
    near("rest", forecast.rest, 900.0);
    near("last", forecast.last, 1_400.0);
    let expected = [200.0, 200.0, 100.0, 100.0, 100.0, 100.0, 100.0];
    for (day, expected) in forecast.coming.iter().zip(expected) {
        near("a day", day.expected, expected);
        assert!(day.low < day.high);
    }
    assert_eq!(forecast.coming.len(), 7);
    // 1 080 are missing where 900 are expected.
    near("needed", forecast.needed.expect("days to come"), 1_080.0 / 7.0);
    near("as a multiple", forecast.needed_of_expected.expect("something expected"), 1.2);
    near("a chance at the expectation", forecast.chance_of(1_400.0, Better::Higher), 0.5);
}

#[test]
fn the_plan_of_a_finished_period_weighs_its_days() {
    let history = weekends_double(91, MONDAY + 7);
    let period = open(MONDAY..MONDAY + 7);
    let forecast = sum(&history, &period, MONDAY + 7, 900.0).expect("facts");
    for (found, parts) in forecast.plan.iter().zip([1, 2, 3, 4, 5, 7, 9]) {
        near("plan", *found, f64::from(parts) / 9.0);
    }
}

#[test]
fn with_no_day_left_the_target_is_reached_or_not() {
    let history = weekends_double(5, MONDAY + 5);
    let period = open(MONDAY..MONDAY + 5);
    let cases = [
        (500.0, Better::Higher, 1.0),
        (501.0, Better::Higher, 0.0),
        (500.0, Better::Lower, 1.0),
        (499.0, Better::Lower, 0.0),
    ];
    for (target, better, chance) in cases {
        let goal = Goal { period: &period, from: MONDAY + 5, target, better };
        let forecast = forecast(Measure::Sum, &history, &goal).expect("facts");
        assert_eq!(forecast.chance, chance, "{target} {better:?}");
        assert_eq!((forecast.last, forecast.deviation), (500.0, 0.0));
        assert_eq!((forecast.needed, forecast.due), (None, 1.0));
    }
}

#[test]
fn fewer_than_fourteen_days_give_no_forecast() {
    let period = open(MONDAY - 3..MONDAY + 10);
    for (days, is_known) in [(0, false), (13, false), (14, true)] {
        let history = weekends_double(days, MONDAY);
        assert_eq!(sum(&history, &period, MONDAY, 1.0).is_some(), is_known, "{days}");
    }
    assert_eq!(sum(&[], &period, MONDAY + 100, 1.0), None);
    assert_eq!(sum(&[], &[], MONDAY, 1.0), None);
}

#[test]
fn a_closed_day_is_not_zero_and_a_day_of_rest_is_expected_to_stay_one() {
    let period = open(MONDAY..MONDAY + 7);
    // Every ninth day is missing: weekdays in turn.
    let gaps: Vec<_> =
        weekends_double(91, MONDAY).into_iter().filter(|past| past.day % 9 != 0).collect();
    near("with gaps", sum(&gaps, &period, MONDAY, 900.0).expect("a forecast").rest, 900.0);
    let no_mondays: Vec<_> = weekends_double(91, MONDAY)
        .into_iter()
        .filter(|past| (past.day - MONDAY).rem_euclid(7) != 0)
        .collect();
    let forecast = sum(&no_mondays, &period, MONDAY, 800.0).expect("a forecast");
    near("without Mondays", forecast.rest, 800.0);
    near("a Monday", forecast.coming[0].expected, 0.0);
}

#[test]
fn last_years_promotion_tells_of_this_years() {
    let promotion = Some(1_111);
    let mut history = weekends_double(400, MONDAY);
    for past in history.iter_mut().filter(|past| (MONDAY - 360..MONDAY - 357).contains(&past.day)) {
        past.value *= 3.0;
        past.promotion = promotion;
    }
    let mut period = open(MONDAY..MONDAY + 10);
    let plain = sum(&history, &period, MONDAY, 1.0).expect("a forecast");
    period[1].promotion = promotion;
    let promoted = sum(&history, &period, MONDAY, 1.0).expect("a forecast");
    let factor = promoted.coming[1].expected / plain.coming[1].expected;
    assert!((2.5..=3.0).contains(&factor), "drawn to 1, but not far: {factor}");
    near("the day after", promoted.coming[2].expected, plain.coming[2].expected);
    assert!(promoted.deviation > plain.deviation, "promotions differ from year to year");
    assert!(promoted.plan[1] > plain.plan[1]);
    period[1].promotion = Some(618);
    let unknown = sum(&history, &period, MONDAY, 1.0).expect("a forecast");
    near("an unknown one", unknown.coming[1].expected, plain.coming[1].expected);
    assert!(unknown.deviation > plain.deviation, "nobody knows what it does");
}

#[test]
fn a_single_huge_day_in_the_recent_weeks_changes_little() {
    let period = open(MONDAY..MONDAY + 30);
    let quiet = weekends_double(200, MONDAY);
    let usual = sum(&quiet, &period, MONDAY, 1.0).expect("a forecast").rest;
    for (back, times) in [(3, 10.0), (10, 40.0), (1, 1_000.0)] {
        let mut history = quiet.clone();
        let at = history.len() - back;
        history[at].value *= times;
        let rest = sum(&history, &period, MONDAY, 1.0).expect("a forecast").rest;
        assert!((rest / usual - 1.0).abs() < 0.15, "{back} days ago, {times}: {rest} for {usual}");
    }
}

#[test]
fn a_mean_weighs_its_days_by_their_rows() {
    // Ten days with 0.3 of 100 rows each are past, ten are to come.
    let history: Vec<_> = (MONDAY - 60..MONDAY).map(|day| past(day, 0.3)).collect();
    let period = open(MONDAY - 10..MONDAY + 10);
    let goal = Goal { period: &period, from: MONDAY, target: 0.32, better: Better::Higher };
    let forecast = forecast(Measure::Mean, &history, &goal).expect("a forecast");
    near("so far", forecast.so_far, 0.3);
    near("rest", forecast.rest, 0.3);
    near("needed", forecast.needed.expect("days to come"), 0.34);
    near("as a multiple", forecast.needed_of_expected.expect("something"), 0.34 / 0.3);
    near("due", forecast.due, 0.5);
    assert!(forecast.chance < 0.01, "{}", forecast.chance);
    // A past day of many rows counts as much as all others together.
    let mut uneven = history.clone();
    let last = uneven.len() - 1;
    uneven[last] = PastDay { value: 0.6, rows: 900.0, ..uneven[last] };
    let found = insight::pace::forecast(Measure::Mean, &uneven, &goal).expect("a forecast");
    near("so far, weighed", found.so_far, 0.45);
}

#[test]
fn a_mean_whose_first_day_to_come_is_a_day_of_rest_has_a_band() {
    let history: Vec<_> = (MONDAY - 60..MONDAY)
        .filter(|day| (day - MONDAY).rem_euclid(7) != 0)
        .map(|day| past(day, 0.3))
        .collect();
    let period = open(MONDAY..MONDAY + 10);
    let goal = Goal { period: &period, from: MONDAY, target: 0.3, better: Better::Higher };
    let forecast = forecast(Measure::Mean, &history, &goal).expect("a forecast");
    near("last", forecast.last, 0.3);
    assert!(forecast.coming.iter().all(|day| day.low <= 0.3 && 0.3 <= day.high));
}

#[test]
fn higher_targets_are_less_likely_and_bands_widen() {
    let values = [90.0, 120.0, 75.0, 130.0, 100.0, 85.0, 110.0, 95.0, 140.0];
    let history: Vec<_> =
        (0..120).map(|back| past(MONDAY - 120 + back, values[back as usize % 9])).collect();
    let period = open(MONDAY..MONDAY + 30);
    let at = |target| sum(&history, &period, MONDAY, target).expect("a forecast");
    let chances: Vec<f64> = (0..40).map(|step| at(100.0 * f64::from(step)).chance).collect();
    assert!(chances.is_sorted_by(|one, next| one >= next));
    let forecast = at(3_000.0);
    let both =
        forecast.chance_of(3_000.0, Better::Higher) + forecast.chance_of(3_000.0, Better::Lower);
    near("both directions", both, 1.0);
    let end = forecast.coming.last().expect("days to come");
    near("the band's edge", forecast.chance_of(end.low, Better::Higher), 0.9);
    near("the band's other edge", forecast.chance_of(end.high, Better::Higher), 0.1);
    let widths = forecast.coming.iter().map(|day| day.high - day.low);
    assert!(widths.is_sorted());
}

#[test]
fn what_happens_from_today_on_is_not_looked_at_and_the_same_gives_the_same() {
    let mut history = weekends_double(100, MONDAY);
    let period = open(MONDAY - 4..MONDAY + 30);
    let known = sum(&history, &period, MONDAY, 3_000.0).expect("a forecast");
    history.push(past(MONDAY, 1e9));
    history.push(past(MONDAY + 1, f64::NAN));
    let again = sum(&history, &period, MONDAY, 3_000.0).expect("a forecast");
    assert_eq!(known, again);
    assert_eq!(known.chance.to_bits(), again.chance.to_bits());
    history.reverse();
    let backwards = sum(&history, &period, MONDAY, 3_000.0).expect("a forecast");
    near("in another order", backwards.last, known.last);
    near("the chance in another order", backwards.chance, known.chance);
}

/// Histories that no store should have, and some have.
fn strange() -> Vec<(&'static str, Vec<PastDay>)> {
    let days = |value: fn(i64) -> f64| -> Vec<PastDay> {
        (0..100).map(|at| past(MONDAY - 100 + at, value(at))).collect()
    };
    let with_rows = |rows: fn(i64) -> f64| -> Vec<PastDay> {
        (0..100).map(|at| PastDay { rows: rows(at), ..past(MONDAY - 100 + at, 5.0) }).collect()
    };
    let far = |day: i64| (0..20).map(|at| past(day + at, 1.0)).collect::<Vec<_>>();
    let mut promoted = days(|at| at as f64);
    promoted.iter_mut().for_each(|past| past.promotion = Some(1));
    vec![
        ("zeros", days(|_| 0.0)),
        ("a constant", days(|_| 7.0)),
        ("one day only", days(|at| if at == 99 { 5.0 } else { 0.0 })),
        ("one day once", days(|at| if at == 10 { 1e6 } else { 0.0 })),
        ("refunds only", days(|at| -(at as f64))),
        ("refunds and sales", days(|at| if at % 2 == 0 { 100.0 } else { -100.0 })),
        ("not numbers", days(|at| if at % 3 == 0 { f64::NAN } else { 10.0 })),
        ("infinite", days(|at| if at % 5 == 0 { f64::INFINITY } else { 10.0 })),
        ("huge", days(|at| 1e300 * at as f64)),
        ("tiny", days(|at| 1e-300 * at as f64)),
        ("no rows", with_rows(|_| 0.0)),
        ("few rows", with_rows(|at| if at % 6 == 0 { 1.0 } else { 0.0 })),
        ("negative rows", with_rows(|at| at as f64 - 50.0)),
        ("all of a promotion", promoted),
        ("long ago", far(-1_000_000)),
        ("at the beginning of time", far(i64::MIN)),
        ("once a week", (0..20).map(|at| past(MONDAY - 7 * at - 1, 10.0 + at as f64)).collect()),
    ]
}

#[test]
fn strange_histories_give_sane_answers() {
    let period = open(MONDAY - 30..MONDAY + 62);
    let ends = [open(i64::MAX - 3..i64::MAX), open(i64::MIN..i64::MIN + 3), period];
    for (what, history) in strange() {
        for (measure, period) in [Measure::Sum, Measure::Mean]
            .into_iter()
            .flat_map(|one| ends.iter().map(move |end| (one, end)))
        {
            for target in [0.0, 1_000.0, -5.0] {
                let goal = Goal { period, from: MONDAY, target, better: Better::Higher };
                let Some(found) = forecast(measure, &history, &goal) else { continue };
                assert!((0.0..=1.0).contains(&found.chance), "{what}: {}", found.chance);
                assert!((0.0..=1.0).contains(&found.due), "{what}: {}", found.due);
                assert!(found.last.is_finite() && found.deviation >= 0.0, "{what}");
                assert!(found.plan.is_sorted(), "{what}: {:?}", found.plan);
                assert!(found.coming.iter().all(|day| day.low <= day.high), "{what}");
            }
        }
    }
}

#[test]
fn where_nothing_ever_came_in_nothing_is_expected() {
    let history: Vec<_> = (MONDAY - 50..MONDAY).map(|day| past(day, 0.0)).collect();
    let forecast = sum(&history, &open(MONDAY..MONDAY + 10), MONDAY, 1.0).expect("a forecast");
    assert_eq!((forecast.last, forecast.chance, forecast.needed_of_expected), (0.0, 0.0, None));
    near("needed", forecast.needed.expect("days to come"), 0.1);
}
