//! Bands of a value: excellent, passing, or something to look into; and the alarm of one that is far
//! from what is normal.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Direction;

/// How good a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Excellent.
    Excellent,
    /// It passes.
    Passing,
    /// The cause must be found.
    Failing,
}

/// Up to where a value is excellent, where that is agreed, and up to where it passes, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    /// The limit of what is excellent.
    pub excellent: Option<Decimal>,
    /// The limit of what passes.
    pub passing: Decimal,
}

const fn tenths(value: u32) -> Decimal {
    Decimal::from_parts(value, 0, 0, false, 1)
}

impl Bands {
    /// Whole numbers in the unit of the metric.
    pub(super) const fn of(excellent: u32, passing: u32) -> Self {
        Self { excellent: Some(tenths(excellent * 10)), passing: tenths(passing * 10) }
    }

    /// A limit in tenths, above which nothing better is agreed.
    pub(super) const fn passing_from(limit_in_tenths: u32) -> Self {
        Self { excellent: None, passing: tenths(limit_in_tenths) }
    }

    /// The band of a value; the direction tells on which side of a limit it is good.
    pub fn band(&self, direction: Direction, value: Decimal) -> Band {
        let reaches = |limit: Decimal| match direction {
            Direction::Lower => value <= limit,
            Direction::Higher | Direction::Neutral => value >= limit,
        };
        if self.excellent.is_some_and(reaches) {
            Band::Excellent
        } else if reaches(self.passing) {
            Band::Passing
        } else {
            Band::Failing
        }
    }
}

/// When a value is so high that somebody must look at once. What is normal is the metric's own value
/// over the days before, taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Alarm {
    /// At how many times the normal it rings, included.
    pub times: u32,
    /// How many days before tell what is normal.
    pub normal_days: u32,
}

impl Alarm {
    /// At three times the normal of the four weeks before (C-18).
    pub(super) const THREEFOLD: Self = Self { times: 3, normal_days: 28 };

    /// Whether it rings. Without a normal, nothing is alarming.
    pub fn rings(self, value: Decimal, normal: Decimal) -> bool {
        normal > Decimal::ZERO && value >= normal * Decimal::from(self.times)
    }
}

/// How punctual one order was: the agreed days over the actual days, at most 1 (A1, K-110). `None`
/// when it took no day at all by what was entered, or the agreement makes no sense.
pub fn punctuality(agreed_days: Decimal, actual_days: Decimal) -> Option<Decimal> {
    if agreed_days < Decimal::ZERO || actual_days <= Decimal::ZERO {
        return None;
    }
    Some(agreed_days.checked_div(actual_days)?.min(Decimal::ONE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::metric;

    fn number(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    #[test]
    fn bands_include_their_limits() {
        let cases = [
            ("late_shipment_rate", "0", Band::Excellent),
            ("late_shipment_rate", "2.0", Band::Excellent), // K-114
            ("late_shipment_rate", "2.1", Band::Passing),
            ("late_shipment_rate", "5.0", Band::Passing),
            ("late_shipment_rate", "5.1", Band::Failing),
            ("slip_completeness", "100", Band::Excellent), // K-115
            ("slip_completeness", "99.99", Band::Passing),
            ("slip_completeness", "99.5", Band::Passing),
            ("slip_completeness", "99", Band::Passing),
            ("slip_completeness", "95", Band::Passing),
            ("slip_completeness", "94.9", Band::Failing),
            ("first_contact_rate", "100", Band::Passing), // C-20: nothing better is agreed
            ("first_contact_rate", "90", Band::Passing),
            ("first_contact_rate", "89.9", Band::Failing),
            ("satisfaction", "4.81", Band::Passing),
            ("satisfaction", "4.8", Band::Passing),
            ("satisfaction", "4.79", Band::Failing),
        ];
        for (code, value, expected) in cases {
            let metric = metric(code).expect(code);
            let bands = metric.bands.as_ref().expect("has bands");
            assert_eq!(bands.band(metric.direction, number(value)), expected, "{code} {value}");
        }
    }

    #[test]
    fn three_times_the_normal_is_an_alarm() {
        let cases = [("2.99", "1.0", false), ("3.0", "1.0", true), ("3.01", "1.0", true)];
        let alarm = metric("complaint_rate").and_then(|metric| metric.alarm).expect("has an alarm");
        assert_eq!(alarm, Alarm { times: 3, normal_days: 28 });
        for (value, normal, expected) in cases {
            assert_eq!(alarm.rings(number(value), number(normal)), expected, "{value}");
        }
        assert!(!alarm.rings(number("5"), Decimal::ZERO), "without a normal nothing is alarming");
    }

    #[test]
    fn an_order_is_as_punctual_as_agreed_days_over_actual_days() {
        let cases = [
            ("10", "12", Some("0.8333")), // K-110: 83.3 %
            ("10", "10", Some("1")),
            ("10", "9", Some("1")),
            ("10", "11", Some("0.9091")),
            ("10", "0", None),
            ("-1", "5", None),
        ];
        for (agreed, actual, expected) in cases {
            let found = punctuality(number(agreed), number(actual));
            let rounded = found.map(|found| crate::money::round(found, 4));
            assert_eq!(rounded, expected.map(number), "{agreed} over {actual}");
        }
    }
}
