//! Whether a value is so far from what is normal that somebody must look at once.

use chrono::{Days, NaiveDate};
use domain::calendar::Period;
use domain::metrics::{Alarm, Metric, Slice};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::Result;

/// How a value stands against its alarm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AlarmState {
    /// What is normal; `None` when the days before have no data.
    pub normal: Option<String>,
    /// Whether the alarm rings.
    pub rings: bool,
}

/// How a value of a slice stands against the metric's alarm; `None` when it has none.
pub(super) fn state(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
    value: Option<Decimal>,
) -> Result<Option<AlarmState>> {
    let Some(alarm) = metric.alarm else { return Ok(None) };
    let before = slice.over(normal_days(alarm, slice.from));
    let normal = super::value(sql, metric, &before)?;
    Ok(Some(AlarmState {
        normal: normal.map(|normal| normal.to_string()),
        rings: value.zip(normal).is_some_and(|(value, normal)| alarm.rings(value, normal)),
    }))
}

/// The days before `first` that tell what is normal.
pub(crate) fn normal_days(alarm: Alarm, first: NaiveDate) -> Period {
    let back = |days: u32| first.checked_sub_days(Days::new(days.into())).unwrap_or(first);
    Period { from: back(alarm.normal_days), to: back(1) }
}
