//! What will become of a key result: the chance to reach it, the pace it needs, and how hard its
//! target is beside what was reached before (D-05, D-22, G-25).

use chrono::{Days, NaiveDate};
use domain::access::Actor;
use domain::calendar::{Period, day_from_number, day_number};
use domain::goals::KeyResult;
use domain::metrics::{Direction, Formula, Measures, Metric, Operator, Slice};
use domain::money::Currency;
use domain::org::Store;
use domain::promotions::{Promotion, promotion_on};
use insight::pace::{Better, Forecast, Goal, Measure, OpenDay, PastDay, forecast};
use insight::{Difficulty, difficulty};
use rusqlite::Connection;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::metrics;
use crate::metrics::by_day;
use crate::{org, transact};

/// So many days before today tell the pattern of weekdays and promotions.
const HISTORY: u64 = 420;
/// So many earlier periods of one's own are compared.
const EARLIER: u32 = 24;
/// So many similar stores are compared.
const SIMILAR: usize = 12;

/// What is expected of a coming day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ExpectedDay {
    /// The day.
    pub day: NaiveDate,
    /// The expected value from the beginning of the period to this day.
    #[specta(type = String)]
    pub value: Decimal,
    /// One of ten outcomes lies below.
    #[specta(type = String)]
    pub low: Decimal,
    /// One of ten outcomes lies above.
    #[specta(type = String)]
    pub high: Decimal,
}

/// The chance to reach a key result (D-22).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalOutlook {
    /// The chance to reach the target, in per cent.
    #[specta(type = String)]
    pub chance: Decimal,
    /// The value expected at the end.
    #[specta(type = String)]
    pub expected: Decimal,
    /// Progress due by the end of yesterday when weekdays and promotions are weighed, in per cent.
    #[specta(type = String)]
    pub due: Decimal,
    /// What each remaining day has to bring; `None` when nothing is missing or no day is left.
    #[specta(type = Option<String>)]
    pub needed_per_day: Option<Decimal>,
    /// That against what these days usually bring, in per cent.
    #[specta(type = Option<String>)]
    pub needed_of_usual: Option<Decimal>,
    /// The share of the target due by the end of each day of the period, in per cent (the pace line).
    pub plan: Vec<PlannedDay>,
    /// What is expected of the coming days.
    pub coming: Vec<ExpectedDay>,
}

/// How much of the target is due by the end of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PlannedDay {
    /// The day.
    pub day: NaiveDate,
    /// In per cent of the whole.
    #[specta(type = String)]
    pub share: Decimal,
}

/// How hard a target is (D-05, G-25).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TargetDifficulty {
    /// How many periods are compared, one's own and those of similar stores.
    pub periods: u32,
    /// How many of them are one's own.
    pub own_periods: u32,
    /// How many of all reached the target.
    pub reached: u32,
    /// Of a hundred periods so many fell short: 72 is P72.
    #[specta(type = String)]
    pub percentile: Decimal,
    /// The median of them.
    #[specta(type = String)]
    pub median: Decimal,
    /// The value that one of ten reached.
    #[specta(type = String)]
    pub best_decile: Decimal,
    /// The best of them.
    #[specta(type = String)]
    pub best: Decimal,
    /// Nobody ever reached it.
    pub is_never_reached: bool,
}

/// In which direction a key result is better.
pub(super) fn better(key_result: &KeyResult, metric: &Metric) -> Better {
    let falls = key_result.kind.falls()
        || key_result.start.zip(key_result.aim()).is_some_and(|(start, aim)| aim < start)
        || key_result.start.is_none()
            && metric.direction == Direction::Lower
            && key_result.kind.is_threshold();
    if falls { Better::Lower } else { Better::Higher }
}

/// How a metric's days make up its period; `None` where they do not: who bought twice in a quarter
/// is not told by its days.
fn measure_of(metric: &Metric) -> Option<Measure> {
    if metric.formula.adds_up() {
        return Some(Measure::Sum);
    }
    match &metric.formula {
        Formula::Joined(Operator::Over, above, below) if above.adds_up() && below.adds_up() => {
            Some(Measure::Mean)
        }
        _ => None,
    }
}

/// Whether the days of a metric tell the chance of a key result.
pub(super) fn is_told(key_result: &KeyResult, metric: &Metric) -> bool {
    measure_of(metric).is_some() && key_result.aim().is_some()
}

/// The days before today that tell what will become of a period.
pub(super) fn known_days(period: Period, today: NaiveDate) -> Period {
    let first = today.checked_sub_days(Days::new(HISTORY)).unwrap_or(today).min(period.from);
    Period { from: first, to: today.pred_opt().unwrap_or(today).min(period.to) }
}

/// A key result whose outlook is asked.
pub(super) struct Asking<'a> {
    pub(super) key_result: &'a KeyResult,
    pub(super) metric: &'a Metric,
    /// The days of its objective.
    pub(super) period: Period,
    pub(super) today: NaiveDate,
    /// The chain's own promotions.
    pub(super) own: &'a [Promotion],
    pub(super) currency: Currency,
}

/// The outlook of a key result that asks a metric for a slice over its whole period; `None` where no
/// chance can be told.
pub(super) fn outlook(
    sql: &Connection,
    key_result: &KeyResult,
    metric: &Metric,
    whole: &Slice,
    today: NaiveDate,
) -> Result<Option<GoalOutlook>> {
    let (period, currency) = (whole.period(), org::currency(sql)?);
    if !is_told(key_result, metric) {
        return Ok(None);
    }
    let known = whole.over(known_days(period, today));
    let days = by_day(sql, &known, &metric.formula.measures())?;
    let own: Vec<Promotion> = transact::list(sql, "begins_on")?;
    let asking = Asking { key_result, metric, period, today, own: &own, currency };
    Ok(asking.outlook(days))
}

impl Asking<'_> {
    /// The outlook by what the [`known_days`] brought.
    pub(super) fn outlook(
        &self,
        days: impl Iterator<Item = (i64, Measures)>,
    ) -> Option<GoalOutlook> {
        let measure = measure_of(self.metric)?;
        let aim = self.key_result.aim()?;
        let history = past(days, self.metric, measure, self.own, self.currency);
        of_history(&history, self, measure, aim)
    }
}

fn of_history(
    history: &[PastDay],
    asking: &Asking<'_>,
    measure: Measure,
    aim: Decimal,
) -> Option<GoalOutlook> {
    let Asking { key_result, metric, period, today, own, .. } = *asking;
    let days: Vec<OpenDay> = (day_number(period.from)..=day_number(period.to))
        .filter_map(|day| {
            Some(OpenDay { day, promotion: promotion_on(day_from_number(day)?, own) })
        })
        .collect();
    let goal = Goal {
        period: &days,
        from: day_number(today),
        target: aim.to_f64()?,
        better: better(key_result, metric),
    };
    let found = forecast(measure, history, &goal)?;
    let mut sum = found.so_far;
    let coming = found
        .coming
        .iter()
        .filter_map(|day| {
            sum += day.expected;
            // The band lies evenly about what a mean is expected to be.
            let until = if measure == Measure::Sum { sum } else { (day.low + day.high) / 2.0 };
            Some(ExpectedDay {
                day: day_from_number(day.day)?,
                value: decimal(until)?,
                low: decimal(day.low)?,
                high: decimal(day.high)?,
            })
        })
        .collect();
    let Forecast { chance, last, due, needed, needed_of_expected, .. } = found;
    let plan = days.iter().zip(&found.plan).filter_map(|(day, share)| {
        Some(PlannedDay { day: day_from_number(day.day)?, share: decimal(share * 100.0)? })
    });
    Some(GoalOutlook {
        chance: decimal(chance * 100.0)?,
        expected: decimal(last)?,
        due: decimal(due * 100.0)?,
        needed_per_day: needed.and_then(decimal).filter(|needed| *needed > Decimal::ZERO),
        needed_of_usual: needed_of_expected.and_then(|share| decimal(share * 100.0)),
        plan: plan.collect(),
        coming,
    })
}

/// What each past day brought.
pub(super) fn past(
    days: impl Iterator<Item = (i64, Measures)>,
    metric: &Metric,
    measure: Measure,
    own: &[Promotion],
    currency: Currency,
) -> Vec<PastDay> {
    let weight = |measures: &Measures| match &metric.formula {
        Formula::Joined(Operator::Over, _, below) if measure == Measure::Mean => {
            below.plain_value(measures, currency)?.to_f64()
        }
        _ => Some(1.0),
    };
    days.filter_map(|(day, measures)| {
        let value = metric.value(&measures, currency)?.to_f64()?;
        let promotion = promotion_on(day_from_number(day)?, own);
        Some(PastDay { day, value, rows: weight(&measures)?, promotion })
    })
    .collect()
}

/// How hard the target of a key result is, beside earlier periods of its own and of similar stores:
/// of the same trade area and kind, whose numbers this person may see. `None` without any.
pub(super) fn target_difficulty(
    sql: &Connection,
    actor: &Actor,
    key_result: &KeyResult,
    metric: &Metric,
    whole: &Slice,
    today: NaiveDate,
) -> Result<Option<TargetDifficulty>> {
    let Some(aim) = key_result.aim().and_then(|aim| aim.to_f64()) else { return Ok(None) };
    let before = earlier(whole.period(), today);
    let own = values(sql, metric, whole, &before)?;
    let mut similar = Vec::new();
    if let Some(store) = whole.store_id {
        for other in alike(sql, store)?.into_iter().take(SIMILAR) {
            let slice = Slice { store_id: Some(other.id), ..whole.clone() };
            if metrics::authorise_for(sql, actor, metric, &slice).is_ok() {
                similar.extend(values(sql, metric, &slice, before.get(..4).unwrap_or(&before))?);
            }
        }
    }
    let found = difficulty(&own, &similar, aim, better(key_result, metric));
    Ok(found.and_then(|found| shown(&found)))
}

fn shown(found: &Difficulty) -> Option<TargetDifficulty> {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Some(TargetDifficulty {
        periods: count(found.all.periods),
        own_periods: count(found.own.map_or(0, |own| own.periods)),
        reached: count(found.all.reached),
        percentile: decimal(found.all.percentile * 100.0)?,
        median: decimal(found.all.median)?,
        best_decile: decimal(found.all.best_decile)?,
        best: decimal(found.all.best)?,
        is_never_reached: found.all.is_never_reached(),
    })
}

/// Periods of the same length before this one, one right before the other, that are over; a month, a
/// quarter or a year goes back by its own kind.
fn earlier(period: Period, today: NaiveDate) -> Vec<Period> {
    let mut found = Vec::new();
    let mut at = period;
    for _ in 0..EARLIER {
        at = at.previous();
        if at.to < today {
            found.push(at);
        }
    }
    found
}

/// The value in each period that has data.
fn values(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
    periods: &[Period],
) -> Result<Vec<f64>> {
    let mut values = Vec::new();
    let mut silent = 0;
    for period in periods {
        match metrics::value(sql, metric, &slice.over(*period))?.and_then(|value| value.to_f64()) {
            Some(value) => values.push(value),
            None => silent += 1,
        }
        // Before the first document there is nothing further back.
        if silent > 2 {
            break;
        }
    }
    Ok(values)
}

fn alike(sql: &Connection, store: domain::Id) -> Result<Vec<Store>> {
    let own: Store = transact::get(sql, store)?;
    let mut all: Vec<Store> = transact::list(sql, "code")?;
    all.retain(|other| {
        other.id != own.id && (other.trade_area, other.format) == (own.trade_area, own.format)
    });
    Ok(all)
}

/// To two places, as it is shown.
fn decimal(value: f64) -> Option<Decimal> {
    Some(domain::money::round(Decimal::from_f64(value)?, 2))
}
