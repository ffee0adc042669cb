//! The tiles of one period: values, what they were before, and the last two weeks as a line.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use domain::access::Actor;
use domain::calendar::{Grain, Period, day_from_number};
use domain::metrics::{Band, CATALOG, Direction, Measures, Metric, MetricUnit, Slice, change};
use domain::money::round;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::metrics::{
    AlarmState, Group, PartKey, answer, groups, known, named, needed_for, pinned_by, value,
};
use crate::org;

/// The metrics of the page, the main one first.
const TILES: [&str; 5] = ["net_sales", "orders", "average_order_value", "buyers", "refund_rate"];
/// Weeks whose same weekday makes the comparison of a single day.
const WEEKS: u64 = 4;
const SPARK_DAYS: u64 = 14;

/// One period and what it is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TodayPeriod {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// First day it is compared with.
    pub before_from: NaiveDate,
    /// Last day it is compared with.
    pub before_to: NaiveDate,
    /// The tiles.
    pub tiles: Vec<TodayTile>,
}

/// One metric of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TodayTile {
    /// The metric.
    pub code: String,
    /// Its unit.
    pub unit: MetricUnit,
    /// Which way is better.
    pub direction: Direction,
    /// The value; `None` when there is no data.
    pub value: Option<String>,
    /// How many rows are behind it.
    pub rows: u32,
    /// What it was before.
    pub before: Option<String>,
    /// Change in per cent, for percentages in points.
    pub change: Option<String>,
    /// How good it is, where that is agreed.
    pub band: Option<Band>,
    /// How it stands against its alarm, where there is one.
    pub alarm: Option<AlarmState>,
    /// The last fourteen days.
    pub spark: Vec<Option<String>>,
}

/// A day against the mean of the same weekday in the four weeks before; weeks without data do not
/// count into the mean.
pub(super) fn day(sql: &Connection, slice: &Slice) -> Result<TodayPeriod> {
    let period = slice.period();
    let befores: Vec<Period> = (1..=WEEKS).map(|weeks| period.weeks_before(weeks)).collect();
    let first = period.weeks_before(WEEKS);
    let tiles = tiles(sql, slice, &built_in()?, |metric| mean_of(sql, metric, slice, &befores))?;
    Ok(TodayPeriod {
        from: period.from,
        to: period.to,
        before_from: first.from,
        before_to: period.weeks_before(1).to,
        tiles,
    })
}

/// The month to date against the nearest earlier span of the same weekdays.
pub(super) fn month(sql: &Connection, slice: &Slice) -> Result<TodayPeriod> {
    of_metrics(sql, slice, &built_in()?)
}

/// What a person pinned, over the month to date, as [`month`] tells it. A metric that is no longer
/// there, or not theirs to see, is passed over.
pub(super) fn pinned(sql: &Connection, actor: &Actor, slice: &Slice) -> Result<Vec<TodayTile>> {
    Ok(of_metrics(sql, slice, &pinned_metrics(sql, actor)?)?.tiles)
}

fn pinned_metrics(sql: &Connection, actor: &Actor) -> Result<Vec<Cow<'static, Metric>>> {
    let mut metrics = Vec::new();
    for code in pinned_by(sql, actor)? {
        match named(sql, &code) {
            Ok(metric) if actor.reach(needed_for(&metric)).is_some() => metrics.push(metric),
            Ok(_) | Err(Error::NotFound(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(metrics)
}

/// What a person answers for among the metrics made of entered numbers, and what they pinned.
pub(super) fn entered(sql: &Connection, actor: &Actor, slice: &Slice) -> Result<TodayPeriod> {
    let mut metrics: Vec<Cow<'static, Metric>> = CATALOG
        .iter()
        .filter(|metric| metric.is_entered() && metric.owner == actor.role)
        .map(Cow::Borrowed)
        .collect();
    for pinned in pinned_metrics(sql, actor)? {
        if metrics.iter().all(|metric| metric.code != pinned.code) {
            metrics.push(pinned);
        }
    }
    of_metrics(sql, slice, &metrics)
}

fn built_in() -> Result<Vec<Cow<'static, Metric>>> {
    TILES.into_iter().map(|code| known(code).map(Cow::Borrowed)).collect()
}

/// Metrics over the days of a slice, against the nearest earlier span of the same weekdays.
pub(super) fn of_metrics(
    sql: &Connection,
    slice: &Slice,
    metrics: &[Cow<'static, Metric>],
) -> Result<TodayPeriod> {
    let period = slice.period();
    let before = period.same_weekdays_before();
    let tiles = tiles(sql, slice, metrics, |metric| value(sql, metric, &slice.over(before)))?;
    Ok(TodayPeriod {
        from: period.from,
        to: period.to,
        before_from: before.from,
        before_to: before.to,
        tiles,
    })
}

fn tiles(
    sql: &Connection,
    slice: &Slice,
    metrics: &[Cow<'static, Metric>],
    before: impl Fn(&Metric) -> Result<Option<Decimal>>,
) -> Result<Vec<TodayTile>> {
    metrics
        .iter()
        .map(|metric| {
            let now = answer(sql, metric, slice)?;
            let value = now.value.as_deref().and_then(|text| text.parse().ok());
            let before = before(metric)?;
            Ok(TodayTile {
                code: now.code,
                unit: metric.unit,
                direction: metric.direction,
                value: now.value,
                rows: now.rows,
                before: before.map(|before| before.to_string()),
                change: change(metric.unit, value, before).map(|change| change.to_string()),
                band: now.band,
                alarm: now.alarm,
                spark: spark(sql, metric, slice)?,
            })
        })
        .collect()
}

fn mean_of(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
    periods: &[Period],
) -> Result<Option<Decimal>> {
    let mut sum = Decimal::ZERO;
    let mut count = 0_u32;
    for period in periods {
        if let Some(value) = value(sql, metric, &slice.over(*period))? {
            sum += value;
            count += 1;
        }
    }
    Ok(sum.checked_div(Decimal::from(count)).map(|mean| round(mean, 2)))
}

fn spark(sql: &Connection, metric: &Metric, slice: &Slice) -> Result<Vec<Option<String>>> {
    let to = slice.to;
    let from = to.checked_sub_days(Days::new(SPARK_DAYS - 1)).unwrap_or(to);
    let by_day = values_by_day(sql, metric, &slice.over(Period { from, to }))?;
    Ok(from
        .iter_days()
        .take_while(|day| *day <= to)
        .map(|day| by_day.get(&day).map(ToString::to_string))
        .collect())
}

/// The values of a metric for each day of a slice that has data.
pub(super) fn values_by_day(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
) -> Result<BTreeMap<NaiveDate, Decimal>> {
    let currency = org::currency(sql)?;
    let parts: BTreeMap<PartKey, Measures> =
        groups(sql, slice, Group::Time(Grain::Day), &metric.formula.measures())?;
    Ok(parts
        .iter()
        .filter_map(|(key, measures)| {
            let PartKey::Number(number) = key else { return None };
            let day = day_from_number(*number)?;
            Some((day, metric.value(measures, currency)?))
        })
        .collect())
}
