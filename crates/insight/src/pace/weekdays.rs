//! What the weekdays are worth.

use super::pattern::{Row, WEEKS_OF_WEEKDAYS};
use super::tally::Measure;

/// A weekday without a day in at least so many weeks is the store's day of rest.
const WEEKS_OF_REST: f64 = 4.0;
/// No weekday is worth more than so many usual days.
const GREATEST: f64 = 7.0;
/// A weekday worth less than this is no surer for it.
const LEAST: f64 = 0.2;
/// Rounds of fitting weeks and weekdays to each other; exact after the first where no day is missing.
const ROUNDS: usize = 3;

/// Factors of the weekdays from Monday on, 1 on average over the weekdays that are worked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weekdays {
    pub factors: [f64; 7],
    /// Variances of the factors.
    pub variances: [f64; 7],
    /// How many days of each were seen.
    days: [f64; 7],
}

/// Monday is 0; day 0 was a Thursday.
pub fn weekday(day: i64) -> usize {
    (day.rem_euclid(7) as usize + 3) % 7
}

impl Weekdays {
    /// All alike.
    pub const NONE: Self = Self { factors: [1.0; 7], variances: [0.0; 7], days: [0.0; 7] };

    /// Weeks and weekdays fitted to each other in turn; what falls on both is their product.
    pub fn fit(recent: &[Row]) -> Self {
        let mut cells = [Week::default(); WEEKS_OF_WEEKDAYS];
        let mut days = [0.0; 7];
        for row in recent {
            cells[row.week].amounts[row.weekday] += row.amount;
            cells[row.week].exposures[row.weekday] += row.exposure;
            days[row.weekday] += 1.0;
        }
        let mut weekdays = Self { days, ..Self::NONE };
        for _ in 0..ROUNDS {
            weekdays.fit_to(&cells);
        }
        weekdays
    }

    /// How many weekdays are worked.
    pub fn worked(&self) -> f64 {
        self.days.iter().filter(|days| **days > 0.0).count() as f64
    }

    fn fit_to(&mut self, weeks: &[Week]) {
        let (mut above, mut below) = ([0.0; 7], [0.0; 7]);
        for week in weeks {
            let level = week.level(&self.factors);
            for at in 0..7 {
                above[at] += week.amounts[at];
                below[at] += level * week.exposures[at];
            }
        }
        self.factors = std::array::from_fn(|at| {
            if below[at] > 0.0 { (above[at] / below[at]).clamp(0.0, GREATEST) } else { 1.0 }
        });
        let seen = self.factors.iter().zip(self.days).filter(|(_, days)| *days > 0.0);
        let mean = seen.map(|(factor, _)| factor).sum::<f64>() / self.worked().max(1.0);
        if mean > 0.0 {
            self.factors = self.factors.map(|factor| factor / mean);
        }
    }

    /// Draws the factors to 1, the more the less their differences stand out from the noise of days
    /// (empirical Bayes, Efron and Morris 1973).
    pub fn shrink(&mut self, noise: f64, measure: Measure) {
        // What a mean would be on a day of rest nobody knows; that it has no rows is their own pattern.
        let rests = measure == Measure::Sum;
        let most = self.days.iter().copied().fold(0.0, f64::max);
        let errors: [f64; 7] = std::array::from_fn(|at| {
            let factor = self.factors[at].max(LEAST);
            noise * factor * factor / self.days[at].max(1.0)
        });
        let seen = (0..7).filter(|at| self.days[*at] > 0.0);
        let differs = seen.map(|at| (self.factors[at] - 1.0).powi(2) - errors[at]).sum::<f64>();
        let strength = (differs / (self.worked() - 1.0).max(1.0)).max(0.0);
        for (at, error) in errors.into_iter().enumerate() {
            let trust = if strength > 0.0 { strength / (strength + error) } else { 0.0 };
            (self.factors[at], self.variances[at]) = if self.days[at] > 0.0 {
                (1.0 + trust * (self.factors[at] - 1.0), trust * error)
            } else if rests && most >= WEEKS_OF_REST {
                (0.0, 0.0)
            } else {
                (1.0, strength)
            };
        }
    }
}

/// A week's days by weekday.
#[derive(Clone, Copy, Default)]
struct Week {
    amounts: [f64; 7],
    exposures: [f64; 7],
}

impl Week {
    fn level(&self, factors: &[f64; 7]) -> f64 {
        let usual: f64 = factors.iter().zip(self.exposures).map(|(one, day)| one * day).sum();
        if usual > 0.0 { self.amounts.iter().sum::<f64>() / usual } else { 0.0 }
    }
}
