//! The days to come: what to expect of each and how sure their sum is.

use super::doubt::Doubt;
use super::level::Level;
use super::pattern::{Past, Pattern, Row, WEEKS_OF_LEVEL, recent};
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
        let mut past = rows(measure, history, goal.from, last);
        if past.ordinary.len() + past.promoted.len() < FEWEST_DAYS {
            return None;
        }
        // Where hardly a day is ordinary, promotions cannot be told from the level.
        let told = past.ordinary.len() >= FEWEST_DAYS;
        if !told {
            past.ordinary.append(&mut past.promoted);
        }
        if !past.ordinary.is_sorted_by_key(|row| row.week) {
            past.ordinary.sort_by_key(|row| row.week);
        }
        let promotions = if told { promotions(goal.period) } else { Vec::new() };
        let unit = unit(&past.ordinary);
        let divisor = if unit.amount > 0.0 { unit.amount } else { 1.0 };
        for row in past.ordinary.iter_mut().chain(&mut past.promoted) {
            row.amount /= divisor;
            row.exposure /= unit.exposure;
        }
        let pattern = Pattern::of(&mut past, measure, &promotions);
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

/// The days known before `from`, the newest of a history in order first.
fn rows(measure: Measure, history: &[PastDay], from: i64, last: i64) -> Past {
    let mut past = Past { ordinary: Vec::with_capacity(history.len()), promoted: Vec::new() };
    for known in history.iter().rev().filter(|known| known.day < from) {
        let week = (last.saturating_sub(known.day) / 7) as usize;
        if let (Some(tally), true) = (measure.tally(known), week < WEEKS_OF_LEVEL) {
            let Tally { amount, exposure } = tally;
            let (promotion, weekday) = (known.promotion, weekday(known.day));
            let days = if promotion.is_some() { &mut past.promoted } else { &mut past.ordinary };
            days.push(Row { amount, exposure, promotion, week, weekday });
        }
    }
    past
}

/// A usual ordinary day of the last quarter, or of all weeks if nothing came in then.
fn unit(ordinary: &[Row]) -> Tally {
    let usual = |rows: &[Row]| {
        let mut sum = Tally::default();
        for row in rows {
            sum = sum.and(Tally { amount: row.amount.abs(), exposure: row.exposure });
        }
        let days = rows.len() as f64;
        Tally { amount: sum.amount / days, exposure: sum.exposure / days }
    };
    let newest = usual(recent(ordinary));
    if newest.amount > 0.0 { newest } else { usual(ordinary) }
}
