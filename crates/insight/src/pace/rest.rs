//! The days to come: what to expect of each and how sure their sum is.

use super::doubt::Doubt;
use super::level::Level;
use super::pattern::{Pattern, Row, WEEKS_OF_LEVEL, WEEKS_OF_WEEKDAYS, ordinary};
use super::tally::{Measure, Tally};
use super::weekdays::weekday;
use super::{FEWEST_DAYS, Goal, OpenDay, PastDay};

/// What the history tells.
pub struct Known {
    measure: Measure,
    pattern: Pattern,
    level: Level,
    /// The last day known.
    last: i64,
    /// The amount of a usual day and its exposure.
    unit: Tally,
}

/// A day to come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ahead {
    /// What to expect of the day alone.
    pub alone: Tally,
    /// What to expect of all days to come until this one.
    pub sum: Tally,
    /// Standard deviation of the amount of all days until this one.
    pub deviation: f64,
}

impl Known {
    /// `None` when too few days are known.
    pub fn of(measure: Measure, history: &[PastDay], goal: &Goal) -> Option<Self> {
        let known = |past: &PastDay| past.day < goal.from && measure.tally(past).is_some();
        let last = history.iter().filter(|past| known(past)).map(|past| past.day).max()?;
        let mut rows: Vec<Row> = Vec::with_capacity(history.len());
        for past in history.iter().filter(|past| past.day < goal.from) {
            let week = (last.saturating_sub(past.day) / 7) as usize;
            if let (Some(tally), true) = (measure.tally(past), week < WEEKS_OF_LEVEL) {
                let Tally { amount, exposure } = tally;
                let weekday = weekday(past.day);
                rows.push(Row { amount, exposure, promotion: past.promotion, week, weekday });
            }
        }
        if rows.len() < FEWEST_DAYS {
            return None;
        }
        // Where hardly a day is ordinary, promotions cannot be told from the level.
        let told = ordinary(&rows).count() >= FEWEST_DAYS;
        if !told {
            rows.iter_mut().for_each(|row| row.promotion = None);
        }
        let promotions = if told { promotions(goal.period) } else { Vec::new() };
        let unit = unit(&rows);
        let divisor = if unit.amount > 0.0 { unit.amount } else { 1.0 };
        for row in &mut rows {
            row.amount /= divisor;
            row.exposure /= unit.exposure;
        }
        let pattern = Pattern::of(&mut rows, measure, &promotions);
        let level = Level::of(&pattern.weeks)?;
        Some(Self { measure, pattern, level, last, unit })
    }

    /// How many independent days told the noise.
    pub fn freedom(&self) -> f64 {
        self.pattern.freedom
    }

    /// How much of the period's whole a day is by its weekday and promotion; days of a mean count by
    /// their rows alone.
    pub fn share(&self, measure: Measure, open: &OpenDay) -> f64 {
        match measure {
            Measure::Sum => self.pattern.weight(weekday(open.day), open.promotion),
            Measure::Mean => 1.0,
        }
    }

    /// The days to come, each with its exposure.
    pub fn rest(self, coming: &[OpenDay], exposures: &[f64]) -> Vec<Ahead> {
        let Self { measure, pattern, mut level, last, unit } = self;
        let mut doubt = Doubt::new(&pattern);
        let mut before = Tally::default();
        let days = coming.iter().zip(exposures).map(|(open, exposure)| {
            let weekday = weekday(open.day);
            level.go_to(open.day.saturating_sub(last).saturating_sub(1) / 7 + 1);
            let weight = exposure / unit.exposure * pattern.weight(weekday, open.promotion);
            level.add(weight);
            doubt.add(weekday, open.promotion, weight);
            let sum = level.sum();
            let height = sum.mean / level.weight().max(f64::MIN_POSITIVE);
            let variance = sum.variance + doubt.variance(measure, height);
            let now =
                Tally { amount: sum.mean * unit.amount, exposure: before.exposure + exposure };
            let alone = Tally { amount: now.amount - before.amount, exposure: *exposure };
            before = now;
            Ahead { alone, sum: now, deviation: variance.sqrt() * unit.amount }
        });
        days.collect()
    }
}

/// The promotions of a period, each once.
fn promotions(period: &[OpenDay]) -> Vec<u32> {
    let mut kinds: Vec<u32> = Vec::new();
    for kind in period.iter().filter_map(|open| open.promotion) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// A usual ordinary day of the last quarter, or of all weeks if nothing came in then.
fn unit(rows: &[Row]) -> Tally {
    let usual = |weeks: usize| {
        let rows = ordinary(rows).filter(|row| row.week < weeks);
        let (mut days, mut sum) = (0.0, Tally::default());
        for row in rows {
            days += 1.0;
            sum = sum.and(Tally { amount: row.amount.abs(), exposure: row.exposure });
        }
        Tally { amount: sum.amount / days, exposure: sum.exposure / days }
    };
    let recent = usual(WEEKS_OF_WEEKDAYS);
    if recent.amount > 0.0 { recent } else { usual(WEEKS_OF_LEVEL) }
}
