//! The weeks of the past, weekdays taken out.

use super::level::Week;
use super::pattern::{Row, WEEKS_OF_LEVEL, WEEKS_OF_WEEKDAYS};
use super::tally::Measure;
use super::weekdays::Weekdays;

/// Fewer independent days tell no noise within weeks.
const FEWEST_TO_TELL: f64 = 6.0;
/// Weeks to either side that are the neighbourhood of a day.
const NEIGHBOURS: usize = 3;

/// Sums of the ordinary days of each week, the newest first.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct WeekSum {
    amount: f64,
    weight: f64,
    spread: f64,
}

impl WeekSum {
    fn level(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.amount / self.weight)
    }
}

/// The sums of all weeks that tell the level.
pub struct WeekSums([WeekSum; WEEKS_OF_LEVEL]);

impl WeekSums {
    /// Weekdays are taken out by their factors.
    pub fn of(ordinary: &[Row], measure: Measure, weekdays: &Weekdays) -> Self {
        let mut sums = [WeekSum::default(); WEEKS_OF_LEVEL];
        for row in ordinary {
            let weight = row.exposure * weekdays.factors[row.weekday];
            let sum = &mut sums[row.week];
            sum.amount += row.amount;
            sum.weight += weight;
            sum.spread += measure.spread(weight);
        }
        Self(sums)
    }

    /// Variance of a usual day about its week, and from how many independent days it is known.
    pub fn noise(&self, recent: &[Row], measure: Measure, weekdays: &Weekdays) -> (f64, f64) {
        let squares = |level: &dyn Fn(usize) -> f64| {
            let (mut squares, mut spread) = (0.0, 0.0);
            for row in recent {
                let weight = row.exposure * weekdays.factors[row.weekday];
                squares += (row.amount - level(row.week) * weight).powi(2);
                spread += measure.spread(weight);
            }
            if spread > 0.0 { squares / spread } else { 0.0 }
        };
        let days = recent.len() as f64;
        let weeks = self.0[..WEEKS_OF_WEEKDAYS].iter().filter(|week| week.weight > 0.0).count();
        let freedom = days - weeks as f64 - (weekdays.worked() - 1.0);
        if freedom >= FEWEST_TO_TELL {
            let of_weeks = squares(&|week| self.0[week].level().unwrap_or(0.0));
            return (of_weeks * days / freedom, freedom);
        }
        let weeks = &self.0[..WEEKS_OF_WEEKDAYS];
        let weight: f64 = weeks.iter().map(|week| week.weight).sum();
        let mean =
            weeks.iter().map(|week| week.amount).sum::<f64>() / weight.max(f64::MIN_POSITIVE);
        (squares(&|_| mean), FEWEST_TO_TELL)
    }

    /// The weeks as the level is to see them, for this noise of a usual day.
    pub fn weeks(&self, noise: f64) -> Vec<Option<Week>> {
        let week = |sum: &WeekSum| {
            let value = sum.level()?;
            Some(Week { value, noise: noise * sum.spread / (sum.weight * sum.weight) })
        };
        self.0.iter().map(week).collect()
    }

    /// The level about a week by its ordinary days, else that of all weeks.
    pub fn neighbourhood(&self, week: usize) -> f64 {
        let level = |weeks: &[WeekSum]| {
            let weight: f64 = weeks.iter().map(|sum| sum.weight).sum();
            (weight > 0.0).then(|| weeks.iter().map(|sum| sum.amount).sum::<f64>() / weight)
        };
        let weeks = week.saturating_sub(NEIGHBOURS)..(week + NEIGHBOURS + 1).min(WEEKS_OF_LEVEL);
        level(&self.0[weeks]).or_else(|| level(&self.0)).unwrap_or(0.0)
    }
}
