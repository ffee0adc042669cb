//! Sums and means, counted alike.

use super::PastDay;

/// Whether the days of a goal add up or are averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The goal's value is the sum of its days.
    Sum,
    /// The goal's value is the mean of its days, weighted by their rows.
    Mean,
}

/// An amount and what it came from: the days of a sum, the rows of a mean, whose amount is the sum
/// over them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tally {
    pub amount: f64,
    pub exposure: f64,
}

impl Tally {
    pub fn and(self, other: Self) -> Self {
        Self { amount: self.amount + other.amount, exposure: self.exposure + other.exposure }
    }
}

impl Measure {
    /// What a day adds; `None` if nothing is known of it.
    pub fn tally(self, past: &PastDay) -> Option<Tally> {
        let tally = match self {
            Self::Sum => Tally { amount: past.value, exposure: 1.0 },
            Self::Mean => Tally { amount: past.value * past.rows, exposure: past.rows },
        };
        (tally.amount.is_finite() && tally.exposure > 0.0).then_some(tally)
    }

    /// What an amount is divided by to be a value of this measure.
    pub fn divisor(self, tally: Tally) -> f64 {
        match self {
            Self::Sum => 1.0,
            Self::Mean => tally.exposure,
        }
    }

    /// The value, 0 if it is a mean of nothing.
    pub fn value(self, tally: Tally) -> f64 {
        let divisor = self.divisor(tally);
        if divisor > 0.0 { tally.amount / divisor } else { 0.0 }
    }

    /// How the variance of a day grows with what is expected of it: a sum's noise is a share of it, a
    /// mean's rows are so many draws.
    pub fn spread(self, weight: f64) -> f64 {
        match self {
            Self::Sum => weight * weight,
            Self::Mean => weight,
        }
    }
}
