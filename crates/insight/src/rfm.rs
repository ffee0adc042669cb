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
    /// Every segment, in the order of the rules.
    pub const ALL: [Self; 11] = [
        Self::Champions,
        Self::PotentialLoyalist,
        Self::Loyal,
        Self::Promising,
        Self::New,
        Self::CannotLose,
        Self::AtRisk,
        Self::NeedAttention,
        Self::AboutToSleep,
        Self::Lost,
        Self::Others,
    ];

    /// The segment of these classes.
    pub fn of(score: RfmScore) -> Self {
        RULES
            .iter()
            .find(|(_, r, f, m)| {
                r.contains(&score.r) && f.contains(&score.f) && m.contains(&score.m)
            })
            .map_or(Self::Others, |(segment, ..)| *segment)
    }

    /// The name by which the rule's authors call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Champions => "Champions",
            Self::PotentialLoyalist => "Potential Loyalist",
            Self::Loyal => "Loyal Customers",
            Self::Promising => "Promising",
            Self::New => "New Customers",
            Self::CannotLose => "Can't Lose Them",
            Self::AtRisk => "At Risk",
            Self::NeedAttention => "Need Attention",
            Self::AboutToSleep => "About To Sleep",
            Self::Lost => "Lost",
            Self::Others => "Others",
        }
    }

    /// Stable code: the name in small letters.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Champions => "champions",
            Self::PotentialLoyalist => "potential_loyalist",
            Self::Loyal => "loyal_customers",
            Self::Promising => "promising",
            Self::New => "new_customers",
            Self::CannotLose => "cant_lose_them",
            Self::AtRisk => "at_risk",
            Self::NeedAttention => "need_attention",
            Self::AboutToSleep => "about_to_sleep",
            Self::Lost => "lost",
            Self::Others => "others",
        }
    }
}

/// Which of the three stand at the average of all customers or on its better side: the eight groups
/// of the textbook (C-03).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Octant {
    /// No longer ago than on average.
    pub recent: bool,
    /// No fewer orders than on average.
    pub frequent: bool,
    /// No less paid than on average.
    pub valuable: bool,
}

/// Averages of all customers, as sums: nothing is rounded before a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Averages {
    customers: i128,
    recency_days: i128,
    orders: i128,
    amount_minor: i128,
}

impl Averages {
    /// Of these customers.
    pub fn of(customers: &[Rfm]) -> Self {
        customers.iter().fold(Self::default(), |sum, one| Self {
            customers: sum.customers + 1,
            recency_days: sum.recency_days + i128::from(one.recency_days),
            orders: sum.orders + i128::from(one.orders),
            amount_minor: sum.amount_minor + i128::from(one.amount_minor),
        })
    }

    /// The group of a customer.
    pub fn octant(&self, customer: &Rfm) -> Octant {
        Octant {
            recent: i128::from(customer.recency_days) * self.customers <= self.recency_days,
            frequent: i128::from(customer.orders) * self.customers >= self.orders,
            valuable: i128::from(customer.amount_minor) * self.customers >= self.amount_minor,
        }
    }
}

impl Octant {
    /// Every group, the best first.
    pub const ALL: [Self; 8] = [
        Self::new(true, true, true),
        Self::new(true, false, true),
        Self::new(false, true, true),
        Self::new(false, false, true),
        Self::new(true, true, false),
        Self::new(true, false, false),
        Self::new(false, true, false),
        Self::new(false, false, false),
    ];

    const fn new(recent: bool, frequent: bool, valuable: bool) -> Self {
        Self { recent, frequent, valuable }
    }

    /// Stable code: value first, then what to do for it.
    pub const fn code(self) -> &'static str {
        match (self.valuable, self.recent, self.frequent) {
            (true, true, true) => "high_value",
            (true, true, false) => "high_develop",
            (true, false, true) => "high_keep",
            (true, false, false) => "high_win_back",
            (false, true, true) => "low_value",
            (false, true, false) => "low_develop",
            (false, false, true) => "low_keep",
            (false, false, false) => "low_win_back",
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

    #[test]
    fn eight_customers_make_eight_groups() {
        // C-03. Averages: 50 days, 5 orders, 500.00.
        let cases = [
            ((10, 9, 90_000), "high_value"),
            ((10, 1, 90_000), "high_develop"),
            ((90, 9, 90_000), "high_keep"),
            ((90, 1, 90_000), "high_win_back"),
            ((10, 9, 10_000), "low_value"),
            ((10, 1, 10_000), "low_develop"),
            ((90, 9, 10_000), "low_keep"),
            ((90, 1, 10_000), "low_win_back"),
        ];
        let customer =
            |(recency_days, orders, amount_minor)| Rfm { recency_days, orders, amount_minor };
        let all: Vec<Rfm> = cases.iter().map(|(one, _)| customer(*one)).collect();
        let averages = Averages::of(&all);
        for (one, group) in cases {
            assert_eq!(averages.octant(&customer(one)).code(), group, "{one:?}");
        }
        // At the average is on its better side.
        assert_eq!(averages.octant(&customer((50, 5, 50_000))).code(), "high_value");
        assert_eq!(averages.octant(&customer((51, 4, 49_999))).code(), "low_win_back");
        let mut groups: Vec<_> = Octant::ALL.iter().map(|group| group.code()).collect();
        groups.dedup();
        assert_eq!(groups.len(), 8);
    }
}
