//! Progress: one function of kind, start, target and value, and how it adds up (G-08, G-12).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::KeyResultKind;
use crate::money::round;

/// How far something has come, in per cent, rounded to two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Progress {
    /// As it is: below 0 when it went the wrong way, above 100 beyond the target.
    #[specta(type = String)]
    pub raw: Decimal,
    /// Between 0 and 100, as it counts for what stands above.
    #[specta(type = String)]
    pub counted: Decimal,
}

impl Progress {
    /// Of a raw value in per cent.
    pub fn of(raw: Decimal) -> Self {
        let raw = round(raw, 2);
        Self { raw, counted: raw.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED) }
    }
}

/// The value at which a key result is reached. `None` where a start is needed and missing, or the
/// numbers are too great.
pub fn aim(kind: KeyResultKind, start: Option<Decimal>, target: Decimal) -> Option<Decimal> {
    use KeyResultKind as K;
    let share = || start?.checked_mul(target)?.checked_div(Decimal::ONE_HUNDRED);
    match kind {
        K::Absolute | K::AtLeast | K::AtMost | K::Count => Some(target),
        K::IncreasePercent => start?.checked_add(share()?),
        K::DecreasePercent => start?.checked_sub(share()?),
        K::IncreasePoints => start?.checked_add(target),
        K::DecreasePoints => start?.checked_sub(target),
        K::Milestone => Some(Decimal::ONE_HUNDRED),
    }
}

/// Whether a value reaches the aim; `start` tells which way leads there where the kind does not.
pub fn is_met(kind: KeyResultKind, start: Option<Decimal>, aim: Decimal, value: Decimal) -> bool {
    let falls =
        kind.falls() || kind == KeyResultKind::Absolute && start.is_some_and(|start| start > aim);
    if falls { value <= aim } else { value >= aim }
}

/// `(value - start) / (aim - start)` in per cent. Without a start a value begins at nothing. A
/// threshold without a start is `value / aim` (or `aim / value` where less is better) and stays
/// below 100 until it is met; what is met is at least 100.
pub fn progress(
    kind: KeyResultKind,
    start: Option<Decimal>,
    target: Decimal,
    value: Decimal,
) -> Option<Progress> {
    let aim = aim(kind, start, target)?;
    let met = is_met(kind, start, aim, value);
    let raw = match (kind.is_threshold(), start) {
        (false, start) => way(start.unwrap_or_default(), aim, value)?,
        (true, Some(start)) if start != aim => way(start, aim, value).unwrap_or_default(),
        (true, _) if kind.falls() => quotient(aim, value).unwrap_or_default(),
        (true, _) => quotient(value, aim).unwrap_or_default(),
    };
    let just_below = Decimal::new(9_999, 2);
    Some(Progress::of(match (kind.is_threshold(), met) {
        (false, _) => raw,
        (true, true) => raw.max(Decimal::ONE_HUNDRED),
        (true, false) => raw.min(just_below),
    }))
}

/// A value against a target, in per cent, rounded to two places: 949 of 900 are 105.44 (G-23).
/// `None` for a target of nothing.
pub fn attainment(value: Decimal, target: Decimal) -> Option<Decimal> {
    Some(round(quotient(value, target)?, 2))
}

/// One part of what is rolled up: its weight, and its progress where there is data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its weight against the others.
    pub weight: u32,
    /// How far it has come, 0 to 100; `None` without data.
    pub counted: Option<Decimal>,
}

/// The mean of the parts by their weights, rounded to two places (G-08: 70 % of 100 and 30 % of 60
/// are 88). Parts without data leave their weight to the others; `None` when none has data. Parts
/// that all weigh nothing count the same.
pub fn roll_up(parts: &[Share]) -> Option<Decimal> {
    let told = || parts.iter().filter_map(|part| Some((part.weight, part.counted?)));
    let all: u32 = told().map(|(weight, _)| weight).sum();
    let weigh = |weight: u32| if all == 0 { Decimal::ONE } else { Decimal::from(weight) };
    let weights: Decimal = told().map(|(weight, _)| weigh(weight)).sum();
    let sum: Decimal = told().map(|(weight, counted)| weigh(weight) * counted).sum();
    Some(round(sum.checked_div(weights)?, 2))
}

fn way(start: Decimal, aim: Decimal, value: Decimal) -> Option<Decimal> {
    quotient(value.checked_sub(start)?, aim.checked_sub(start)?)
}

fn quotient(of: Decimal, by: Decimal) -> Option<Decimal> {
    of.checked_div(by)?.checked_mul(Decimal::ONE_HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    #[test]
    fn progress_is_the_share_of_the_way() {
        use KeyResultKind as K;
        let cases = [
            // kind, start, target, value, raw, counted
            (K::Absolute, Some("0"), "100000000", "62000000", "62", "62"), // G-12
            (K::Absolute, None, "100000000", "62000000", "62", "62"),
            (K::Absolute, Some("50"), "42", "46", "50", "50"), // G-12, decrease
            (K::Absolute, Some("50"), "42", "51", "-12.5", "0"),
            (K::DecreasePercent, Some("50"), "8", "48", "50", "50"), // G-03: target 46
            (K::DecreasePoints, Some("50"), "8", "46", "50", "50"),
            (K::IncreasePercent, Some("80000000"), "30", "96000000", "66.67", "66.67"), // G-09
            (K::IncreasePercent, Some("200"), "10", "214", "70", "70"),                 // G-15
            (K::IncreasePoints, Some("30"), "5", "31.8", "36", "36"),
            (K::Count, None, "20", "21", "105", "100"), // G-14
            (K::Count, None, "500000", "350000", "70", "70"), // G-13
            (K::Count, None, "20000", "20000", "100", "100"),
            (K::Count, None, "100", "80", "80", "80"),
            (K::Absolute, None, "300000", "255000", "85", "85"), // G-24
            (K::AtLeast, None, "95", "96", "101.05", "100"),     // G-12: met
            (K::AtLeast, None, "95", "95", "100", "100"),
            (K::AtLeast, None, "95", "94.999", "99.99", "99.99"),
            (K::AtLeast, Some("45"), "90", "67.5", "50", "50"), // G-10's way
            (K::AtLeast, Some("90"), "90", "89", "98.89", "98.89"),
            (K::AtMost, None, "20", "28", "71.43", "71.43"),
            (K::AtMost, None, "20", "20", "100", "100"),
            (K::AtMost, Some("40"), "20", "30", "50", "50"),
            (K::AtMost, None, "20", "0", "100", "100"),
            (K::AtLeast, None, "2.5", "2.8", "112", "100"), // G-17
            (K::AtLeast, None, "2.5", "2.1", "84", "84"),
        ];
        for (kind, start, target, value, raw, counted) in cases {
            let found = progress(kind, start.map(number), number(target), number(value));
            let expected = Progress { raw: number(raw), counted: number(counted) };
            assert_eq!(found, Some(expected), "{kind:?} {start:?} {target} {value}");
        }
        assert_eq!(progress(K::IncreasePercent, None, number("30"), number("1")), None);
        assert_eq!(progress(K::Absolute, Some(number("5")), number("5"), number("5")), None);
    }

    #[test]
    fn a_target_is_met_at_the_target_and_not_a_cent_before() {
        use KeyResultKind as K;
        let cases = [
            (K::AtLeast, None, "2.5", "2.5", true),
            (K::AtLeast, None, "2.5", "2.49", false),
            (K::AtMost, None, "20", "20", true),
            (K::AtMost, None, "20", "20.01", false),
            (K::Absolute, Some("50"), "42", "42", true),
            (K::Absolute, Some("50"), "42", "42.1", false),
            (K::Absolute, Some("0"), "42", "42.1", true),
            (K::DecreasePercent, Some("50"), "46", "46.01", false),
        ];
        for (kind, start, aim, value, expected) in cases {
            let found = is_met(kind, start.map(number), number(aim), number(value));
            assert_eq!(found, expected, "{kind:?} {aim} {value}");
        }
    }

    #[test]
    fn what_has_no_data_leaves_its_weight_to_the_others() {
        type Parts = &'static [(u32, Option<&'static str>)];
        let cases: [(Parts, Option<&str>); 7] = [
            (&[(70, Some("100")), (30, Some("60"))], Some("88")), // G-08
            (&[(50, Some("40")), (50, None)], Some("40")),
            (&[(50, None), (50, None)], None),
            (&[], None),
            (&[(0, Some("40")), (0, Some("60"))], Some("50")),
            (&[(0, Some("40")), (100, Some("60"))], Some("60")),
            (&[(60, Some("0")), (40, Some("100"))], Some("40")),
        ];
        for (parts, expected) in cases {
            let parts: Vec<Share> = parts
                .iter()
                .map(|(weight, counted)| Share { weight: *weight, counted: counted.map(number) })
                .collect();
            assert_eq!(roll_up(&parts), expected.map(number), "{parts:?}");
        }
    }

    #[test]
    fn budget_and_stretch_are_attained_apart() {
        // G-23 with the numbers of K-64: 949 of a budget of 900 and a stretch of 1,000.
        let value = number("949");
        assert_eq!(attainment(value, number("900")), Some(number("105.44")));
        assert_eq!(attainment(value, number("1000")), Some(number("94.9")));
        assert_eq!(attainment(value, Decimal::ZERO), None);
    }
}
