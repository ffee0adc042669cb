//! Bands of a value: excellent, passing, or something to look into.

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

/// Up to where a value is excellent, and up to where it passes, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    excellent: Decimal,
    passing: Decimal,
}

impl Bands {
    /// Whole per cents.
    pub(super) const fn percent(excellent: u32, passing: u32) -> Self {
        Self {
            excellent: Decimal::from_parts(excellent, 0, 0, false, 0),
            passing: Decimal::from_parts(passing, 0, 0, false, 0),
        }
    }

    /// The band of a value; the direction tells on which side of a limit it is good.
    pub fn band(&self, direction: Direction, value: Decimal) -> Band {
        let reaches = |limit: Decimal| match direction {
            Direction::Lower => value <= limit,
            Direction::Higher | Direction::Neutral => value >= limit,
        };
        if reaches(self.excellent) {
            Band::Excellent
        } else if reaches(self.passing) {
            Band::Passing
        } else {
            Band::Failing
        }
    }
}

/// Whether a value stands at or above three times what is normal (C-18).
pub fn is_alarming(value: Decimal, normal: Decimal) -> bool {
    normal > Decimal::ZERO && value >= normal * Decimal::from(3)
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
        for (value, normal, expected) in cases {
            assert_eq!(is_alarming(number(value), number(normal)), expected, "{value}");
        }
        assert!(!is_alarming(number("5"), Decimal::ZERO), "without a normal nothing is alarming");
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
