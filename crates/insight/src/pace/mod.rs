//! The chance to reach a goal by its last day, from what happened until now.
//!
//! A day is worth level x weekday x promotion, and noise. The weekdays come from the last 13 weeks and
//! promotions from their earlier days; both are drawn to "makes no difference" as far as the data
//! leave it open. The level comes from up to 60 weeks, which also tell how far it wanders: that, the
//! noise of single days and what is not known of the factors make up the uncertainty of the rest.
//! The rest follows Student's distribution with the freedom of the noise.
//!
//! A day missing from the history is one on which the store was closed: it tells nothing, neither of
//! the level nor of its weekday, and is not taken for zero. Where a missing day means that nothing
//! came in, give a zero. A weekday that never occurs in 13 weeks while others occur at least four
//! times is the store's day of rest, and nothing is expected of it.

mod back_test;
mod doubt;
mod level;
mod outliers;
mod outlook;
mod pattern;
mod rest;
mod tally;
mod weekdays;
mod weeks;

use crate::normal::student_at_most;

pub use back_test::{Tried, back_test};
pub use outlook::forecast;
pub use tally::Measure;

/// Fewer days of history give no forecast.
pub const FEWEST_DAYS: usize = 14;

/// A day of the past: a sum such as sales, orders or visitors, or a mean such as a rate or an average
/// basket.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PastDay {
    /// Days since 1970-01-01. Each day once, in any order.
    pub day: i64,
    /// What the day came to; refunds may make it negative. Anything but a finite number is left out.
    pub value: f64,
    /// For a mean, the rows it was taken of; a day without rows is left out. Not read for a sum.
    pub rows: f64,
    /// The promotion the day belongs to; the same number every year.
    pub promotion: Option<u32>,
}

/// A day of the goal's period on which the store is open, past or coming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenDay {
    /// Days since 1970-01-01.
    pub day: i64,
    /// The promotion the day belongs to.
    pub promotion: Option<u32>,
}

/// Which numbers are good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// The goal is reached at its target or above.
    Higher,
    /// The goal is reached at its target or below.
    Lower,
}

impl Better {
    /// Whether a final value reaches a target.
    pub fn reaches(self, value: f64, target: f64) -> bool {
        match self {
            Self::Higher => value >= target,
            Self::Lower => value <= target,
        }
    }
}

/// A goal on its way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal<'a> {
    /// Days of the period, ascending.
    pub period: &'a [OpenDay],
    /// The first day to come; whatever the history holds from it on is not looked at.
    pub from: i64,
    /// What the sum or the mean of the period shall be, in the unit of the history.
    pub target: f64,
    /// Which numbers are good.
    pub better: Better,
}

/// A day to come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ComingDay {
    /// Days since 1970-01-01.
    pub day: i64,
    /// What to expect of this day alone.
    pub expected: f64,
    /// With a chance of 10 % the sum (or the mean) of the period until this day is below.
    pub low: f64,
    /// With a chance of 10 % the sum (or the mean) of the period until this day is above.
    pub high: f64,
}

/// What becomes of a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// Sum (or mean) of the period's days until now; 0 before the first of them.
    pub so_far: f64,
    /// Sum (or mean) to expect of the days to come; 0 when none is left.
    pub rest: f64,
    /// Sum (or mean) of the whole period to expect.
    pub last: f64,
    /// Standard deviation of the whole period, all of it from the days to come.
    pub deviation: f64,
    /// Chance that the target is reached, 0 to 1.
    pub chance: f64,
    /// The days to come.
    pub coming: Vec<ComingDay>,
    /// For each day of the period the share of the whole that should be there at its end if days keep
    /// to their weekdays and promotions. Past days on which the store turned out to be closed have no
    /// share. For a mean, shares of the rows.
    pub plan: Vec<f64>,
    /// The share that should be there by now, 0 to 1.
    pub due: f64,
    /// What each day to come must bring on average (for a mean: its rows' mean) to end at the target;
    /// negative when a sum is beyond its target. `None` without a day to come.
    pub needed: Option<f64>,
    /// [`Forecast::needed`] as a multiple of what is expected; `None` when nothing is expected.
    pub needed_of_expected: Option<f64>,
    /// Freedom of Student's distribution.
    freedom: f64,
}

impl Forecast {
    /// The chance to reach another target, 0 to 1.
    pub fn chance_of(&self, target: f64, better: Better) -> f64 {
        let beyond = match better {
            Better::Higher => self.last - target,
            Better::Lower => target - self.last,
        };
        if self.deviation > 0.0 {
            student_at_most(beyond / self.deviation, self.freedom)
        } else {
            f64::from(u8::from(better.reaches(self.last, target)))
        }
    }
}
