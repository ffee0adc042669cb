//! Metrics: one function for every screen, goal and export, and the very rows behind each number.

mod alarms;
mod asked;
mod buyers;
mod changed;
mod compute;
mod dictionary;
mod explore;
mod fact_rows;
mod facts;
mod from_facts;
mod goods;
mod group;
mod manual;
mod months;
mod of_goals;
mod own;
mod parts;
mod pinned;
mod places;
mod rows;
mod scope;
mod sums;
mod tally;
#[cfg(test)]
mod tests;
mod window;

use std::borrow::Cow;

use domain::access::Actor;
use domain::metrics::{Band, Measure, Metric, MetricUnit, Slice};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::{Page, Replica, org};

pub use alarms::AlarmState;
pub(crate) use alarms::normal_days;
pub(crate) use asked::{Asking, Metrics, by_day, gather};
pub use changed::ChangedRow;
pub(crate) use changed::changed_since;
pub(crate) use compute::groups;
pub use dictionary::{BandLimits, MeasureInfo, MetricInfo};
pub use explore::{Explored, ExploredPart, Question};
pub use fact_rows::RowColumn;
pub(crate) use group::{Group, PartKey};
pub use manual::{ManualEntry, ManualFileOutcome, ManualRow};
pub(crate) use own::all as own_metrics;
pub use own::{FormulaCheck, FormulaFault};
pub(crate) use parts::parts;
pub use parts::{By, MetricPart};
pub(crate) use pinned::pinned_by;
pub use rows::{MetricRow, MetricRows, RowsOf};
pub(crate) use scope::{authorise, authorise_entered, authorise_for, needed_for};

/// The value of a metric for a slice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MetricAnswer {
    /// The metric.
    pub code: String,
    /// Its unit.
    pub unit: MetricUnit,
    /// The value as decimal text, money in major units; `None` when there is no data.
    pub value: Option<String>,
    /// How many rows are behind it.
    pub rows: u32,
    /// How good it is, where that is agreed.
    pub band: Option<Band>,
    /// How it stands against its alarm, where there is one.
    pub alarm: Option<AlarmState>,
    /// The version of the definition by which it was computed.
    pub version: u32,
}

impl Replica {
    /// The value of a metric for a slice this person may see. Parts of the slice left open are
    /// narrowed to what they may see.
    pub fn metric(&self, actor: &Actor, code: &str, slice: &Slice) -> Result<MetricAnswer> {
        self.database.read(|sql| {
            let metric = named(sql, code)?;
            let slice = authorise_for(sql, actor, &metric, slice)?;
            answer(sql, &metric, &slice)
        })
    }

    /// The values of a metric for the parts of a slice.
    pub fn metric_parts(
        &self,
        actor: &Actor,
        code: &str,
        slice: &Slice,
        by: By,
    ) -> Result<Vec<MetricPart>> {
        self.database.read(|sql| {
            let metric = named(sql, code)?;
            let slice = authorise_for(sql, actor, &metric, slice)?;
            parts(sql, &metric, &slice, by)
        })
    }

    /// The rows behind a metric's value, newest first.
    pub fn metric_rows(
        &self,
        actor: &Actor,
        code: &str,
        slice: &Slice,
        page: Page,
    ) -> Result<MetricRows> {
        self.database.read(|sql| {
            let metric = named(sql, code)?;
            let slice = authorise_for(sql, actor, &metric, slice)?;
            rows::rows(sql, &metric, &slice, page)
        })
    }
}

/// The value of a metric for a slice that is authorised already.
pub(crate) fn answer(sql: &Connection, metric: &Metric, slice: &Slice) -> Result<MetricAnswer> {
    let whole = compute::whole(sql, slice, &metric.formula.measures())?;
    let value = metric.value(&whole.measures, org::currency(sql)?);
    Ok(MetricAnswer {
        code: metric.code.to_string(),
        unit: metric.unit,
        value: value.map(|value| value.to_string()),
        rows: rows::count(sql, metric, slice, &whole)?,
        band: value.and_then(|value| metric.band(value)),
        alarm: alarms::state(sql, metric, slice, value)?,
        version: metric.version,
    })
}

/// The value of a metric for a slice that is authorised already, without what stands beside it.
pub(crate) fn value(sql: &Connection, metric: &Metric, slice: &Slice) -> Result<Option<Decimal>> {
    let [value] = values(sql, [metric], slice)?;
    Ok(value)
}

/// The values of several metrics for a slice that is authorised already, measured at once.
pub(crate) fn values<const N: usize>(
    sql: &Connection,
    metrics: [&Metric; N],
    slice: &Slice,
) -> Result<[Option<Decimal>; N]> {
    let needed: Vec<Measure> =
        metrics.iter().flat_map(|metric| metric.formula.measures()).collect();
    let measures = compute::whole(sql, slice, &needed)?.measures;
    let currency = org::currency(sql)?;
    Ok(metrics.map(|metric| metric.value(&measures, currency)))
}

/// The built-in metric of a code that must be known.
pub(crate) fn known(code: &str) -> Result<&'static Metric> {
    domain::metrics::metric(code).ok_or(Error::NotFound("metric"))
}

/// The metric of a code, built in or the chain's own, in the version valid now.
pub(crate) fn named(sql: &Connection, code: &str) -> Result<Cow<'static, Metric>> {
    match domain::metrics::metric(code) {
        Some(metric) => Ok(Cow::Borrowed(metric)),
        None => Ok(Cow::Owned(own::coded(sql, code)?)),
    }
}
