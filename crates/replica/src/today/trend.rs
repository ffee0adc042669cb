//! Net sales of the last weeks, each day beside the mean of its weekday in the four weeks before.

use chrono::{Days, NaiveDate};
use domain::calendar::Period;
use domain::metrics::Slice;
use domain::money::round;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::periods::values_by_day;
use crate::error::Result;
use crate::metrics::known;

const DAYS: u64 = 35;
const WEEKS: u64 = 4;

/// One day of the trend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TrendPoint {
    /// The day.
    pub day: NaiveDate,
    /// Net sales; `None` without data.
    pub value: Option<String>,
    /// Mean of the same weekday in the four weeks before.
    pub before: Option<String>,
}

pub(super) fn trend(sql: &Connection, slice: &Slice, to: NaiveDate) -> Result<Vec<TrendPoint>> {
    let back = |day: NaiveDate, days: u64| day.checked_sub_days(Days::new(days)).unwrap_or(day);
    let from = back(to, DAYS - 1);
    let span = Period { from: back(from, WEEKS * 7), to };
    let values = values_by_day(sql, known("net_sales")?, &slice.over(span))?;
    Ok(from
        .iter_days()
        .take_while(|day| *day <= to)
        .map(|day| {
            let befores: Vec<Decimal> = (1..=WEEKS)
                .filter_map(|weeks| values.get(&back(day, weeks * 7)).copied())
                .collect();
            let mean = befores.iter().sum::<Decimal>().checked_div(Decimal::from(befores.len()));
            TrendPoint {
                day,
                value: values.get(&day).map(ToString::to_string),
                before: mean.map(|mean| round(mean, 2).to_string()),
            }
        })
        .collect())
}
