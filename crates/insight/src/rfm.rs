//! Recency, frequency and value of customers in five classes each, and the segments they make.
//!
//! The rule is that of the R package rfm 0.3.0: the limits of the classes are the 20, 40, 60 and
//! 80 % quantiles (linear interpolation) plus one, a class rises when the value is at or above a
//! limit, and recency counts the other way round. A segment is the first rule that fits.

use std::ops::RangeInclusive;

/// What is known of a customer at a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rfm {
    /// Days since the last order.
    pub recency_days: u32,
    /// Number of orders.
    pub orders: u32,
    /// What they paid in all, in minor units.
    pub amount_minor: i64,
}

/// Classes of a customer, 1 to 5 each; 5 is best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RfmScore {
    /// Recency.
    pub r: u8,
    /// Frequency.
    pub f: u8,
    /// Monetary value.
    pub m: u8,
}

/// The limits of the classes: a value at or above a limit is in the class above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bins {
    /// Of days since the last order.
    pub recency_days: [f64; 4],
    /// Of orders.
    pub orders: [f64; 4],
    /// Of what was paid, in minor units.
    pub amount_minor: [f64; 4],
}

impl Bins {
    /// The limits that put these customers into five classes of about the same size. Money counts
    /// up in steps of `major`, the minor units of one major unit.
    pub fn of(customers: &[Rfm], major: i64) -> Self {
        let limits = |value: fn(&Rfm) -> i64, step: i64| {
            let mut values: Vec<i64> = customers.iter().map(value).collect();
            values.sort_unstable();
            [0.2, 0.4, 0.6, 0.8].map(|share| quantile(&values, share) + step as f64)
        };
        Self {
            recency_days: limits(|customer| customer.recency_days.into(), 1),
            orders: limits(|customer| customer.orders.into(), 1),
            amount_minor: limits(|customer| customer.amount_minor, major),
        }
    }

    /// The classes of a customer.
    pub fn score(&self, customer: &Rfm) -> RfmScore {
        let above = |limits: &[f64; 4], value: f64| {
            limits.iter().map(|limit| u8::from(value >= *limit)).sum::<u8>()
        };
        RfmScore {
            r: 5 - above(&self.recency_days, customer.recency_days.into()),
            f: 1 + above(&self.orders, customer.orders.into()),
            m: 1 + above(&self.amount_minor, customer.amount_minor as f64),
        }
    }
}

/// The classes of customers among themselves; see [`Bins::of`].
pub fn scores(customers: &[Rfm], major: i64) -> Vec<RfmScore> {
    let bins = Bins::of(customers, major);
    customers.iter().map(|customer| bins.score(customer)).collect()
}

/// The value below which a share of sorted values lies, between two of them in proportion.
fn quantile(sorted: &[i64], share: f64) -> f64 {
    let place = share * (sorted.len().max(1) - 1) as f64;
    let below = place.floor();
    let at = |index: f64| sorted.get(index as usize).map_or(0.0, |value| *value as f64);
    at(below) + (place - below) * (at(place.ceil()) - at(below))
}

/// A named part of the customers, in the order of the rules: the first that fits names a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// Came lately, come often, pay much.
    Champions,
    /// On their way to be loyal.
    PotentialLoyalist,
    /// Come steadily.
    Loyal,
    /// Pay well, do not come often yet.
    Promising,
    /// Came lately for the first times.
    New,
    /// Paid much and came often, long ago.
    CannotLose,
    /// Paid much, and have not come for long.
    AtRisk,
    /// Were good customers, and come less.
    NeedAttention,
    /// Come ever less.
    AboutToSleep,
    /// Have not come for longest.
    Lost,
    /// None of the others.
    Others,
}

type Classes = RangeInclusive<u8>;

/// The rules in their order: segment, and the classes of recency, frequency and value it takes.
const RULES: [(Segment, Classes, Classes, Classes); 10] = [
    (Segment::Champions, 5..=5, 5..=5, 5..=5),
    (Segment::PotentialLoyalist, 3..=5, 3..=5, 2..=5),
    (Segment::Loyal, 2..=4, 2..=4, 2..=4),
    (Segment::Promising, 3..=4, 1..=3, 3..=5),
    (Segment::New, 4..=5, 1..=3, 1..=5),
    (Segment::CannotLose, 1..=2, 3..=4, 4..=5),
    (Segment::AtRisk, 1..=2, 2..=5, 4..=5),
    (Segment::NeedAttention, 1..=3, 3..=5, 3..=5),
    (Segment::AboutToSleep, 2..=3, 1..=3, 1..=4),
    (Segment::Lost, 1..=1, 1..=5, 1..=5),
];

impl Segment {
    /// The segment of these classes.
    pub fn of(score: RfmScore) -> Self {
        RULES
            .iter()
            .find(|(_, r, f, m)| {
                r.contains(&score.r) && f.contains(&score.f) && m.contains(&score.m)
            })
            .map_or(Self::Others, |(segment, ..)| *segment)
    }

    /// Stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Champions => "champions",
            Self::PotentialLoyalist => "potential_loyalist",
            Self::Loyal => "loyal",
            Self::Promising => "promising",
            Self::New => "new",
            Self::CannotLose => "cannot_lose",
            Self::AtRisk => "at_risk",
            Self::NeedAttention => "need_attention",
            Self::AboutToSleep => "about_to_sleep",
            Self::Lost => "lost",
            Self::Others => "others",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_lies_between_two_values_in_proportion() {
        let cases = [
            (&[][..], 0.5, 0.0),
            (&[7], 0.2, 7.0),
            (&[1, 2], 0.2, 1.2),
            (&[1, 2, 3, 4, 5, 6], 0.2, 2.0),
            (&[1, 2, 3, 4, 5, 6], 0.5, 3.5),
            (&[10, 20, 40], 0.8, 32.0),
        ];
        for (values, share, expected) in cases {
            let found = quantile(values, share);
            assert!((found - expected).abs() < 1e-9, "{values:?} {share}: {found}");
        }
    }

    #[test]
    fn a_class_rises_at_its_limit() {
        let bins = Bins {
            recency_days: [11.0, 21.0, 31.0, 41.0],
            orders: [2.0, 3.0, 4.0, 5.0],
            amount_minor: [100.0, 200.0, 300.0, 400.0],
        };
        // days, orders, amount, classes
        let cases = [
            (10, 1, 99, (5, 1, 1)),
            (11, 2, 100, (4, 2, 2)),
            (20, 2, 199, (4, 2, 2)),
            (21, 3, 200, (3, 3, 3)),
            (40, 4, 399, (2, 4, 4)),
            (41, 5, 400, (1, 5, 5)),
            (9_999, 9_999, -5, (1, 5, 1)),
        ];
        for (recency_days, orders, amount_minor, (r, f, m)) in cases {
            let score = bins.score(&Rfm { recency_days, orders, amount_minor });
            assert_eq!(score, RfmScore { r, f, m }, "{recency_days} {orders} {amount_minor}");
        }
    }

    #[test]
    fn the_first_rule_that_fits_names_the_segment() {
        let cases = [
            ((5, 5, 5), Segment::Champions),
            ((4, 5, 5), Segment::PotentialLoyalist),
            ((5, 3, 2), Segment::PotentialLoyalist),
            ((2, 2, 2), Segment::Loyal),
            ((3, 1, 3), Segment::Promising),
            ((5, 1, 1), Segment::New),
            ((1, 3, 5), Segment::CannotLose),
            ((2, 4, 4), Segment::Loyal),
            ((1, 5, 4), Segment::AtRisk),
            ((1, 5, 3), Segment::NeedAttention),
            ((2, 1, 1), Segment::AboutToSleep),
            ((1, 1, 1), Segment::Lost),
            ((5, 5, 1), Segment::Others),
        ];
        for ((r, f, m), segment) in cases {
            assert_eq!(Segment::of(RfmScore { r, f, m }), segment, "{r}{f}{m}");
        }
    }
}
