//! What must be looked at: metrics far from their normal, and those under the limit that passes.

use chrono::NaiveDate;
use domain::Id;
use domain::calendar::Period;
use domain::metrics::{Alarm, Band, CATALOG, Metric, MetricUnit, Slice};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::store_of;
use crate::error::Result;
use crate::metrics::{Group, PartKey, answer, groups, normal_days};
use crate::org;

/// A metric that must be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TodayAlarm {
    /// The metric.
    pub code: String,
    /// Its unit.
    pub unit: MetricUnit,
    /// The store; `None` for the page's whole scope.
    pub store_id: Option<Id>,
    /// Its name.
    pub store_name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The value.
    pub value: String,
    /// What is normal, when the alarm rings.
    pub normal: Option<String>,
    /// What would pass, when it does not.
    pub passing: Option<String>,
}

/// Stores of the slice whose value of the day rings an alarm, then metrics whose value of the month
/// to date does not pass. Nobody's own number is meant, so a slice of one employee has none.
pub(super) fn alarms(sql: &Connection, day: &Slice, month: &Slice) -> Result<Vec<TodayAlarm>> {
    let mut alarms = Vec::new();
    if day.employee_id.is_some() {
        return Ok(alarms);
    }
    for metric in CATALOG.iter() {
        if let Some(alarm) = metric.alarm {
            ringing(sql, metric, alarm, day, &mut alarms)?;
        }
    }
    for metric in CATALOG.iter().filter(|metric| metric.bands.is_some()) {
        alarms.extend(failing(sql, metric, month)?);
    }
    Ok(alarms)
}

fn ringing(
    sql: &Connection,
    metric: &Metric,
    alarm: Alarm,
    slice: &Slice,
    alarms: &mut Vec<TodayAlarm>,
) -> Result<()> {
    let currency = org::currency(sql)?;
    let needed = metric.formula.measures();
    let now = groups(sql, slice, Group::Store, &needed)?;
    if now.values().all(|measures| metric.value(measures, currency).is_none()) {
        return Ok(());
    }
    let days: Period = normal_days(alarm, slice.from);
    let before = groups(sql, &slice.over(days), Group::Store, &needed)?;
    let mut found: Vec<(Decimal, TodayAlarm)> = Vec::new();
    for (key, measures) in now {
        let normal = before.get(&key).and_then(|measures| metric.value(measures, currency));
        let value = metric.value(&measures, currency);
        let (Some(value), Some(normal), PartKey::Number(store)) = (value, normal, key) else {
            continue;
        };
        if !alarm.rings(value, normal) {
            continue;
        }
        let (store_id, store_name) = store_of(sql, store)?;
        let alarm = TodayAlarm {
            code: metric.code.to_string(),
            unit: metric.unit,
            store_id: Some(store_id),
            store_name,
            from: slice.from,
            to: slice.to,
            value: value.to_string(),
            normal: Some(normal.to_string()),
            passing: None,
        };
        found.push((value, alarm));
    }
    found.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
    alarms.extend(found.into_iter().map(|(_, alarm)| alarm));
    Ok(())
}

fn failing(sql: &Connection, metric: &Metric, slice: &Slice) -> Result<Option<TodayAlarm>> {
    let now = answer(sql, metric, slice)?;
    let (Some(value), Some(Band::Failing)) = (now.value, now.band) else { return Ok(None) };
    Ok(Some(TodayAlarm {
        code: now.code,
        unit: now.unit,
        store_id: None,
        store_name: String::new(),
        from: slice.from,
        to: slice.to,
        value,
        normal: None,
        passing: metric.bands.as_ref().map(|bands| bands.passing.normalize().to_string()),
    }))
}
