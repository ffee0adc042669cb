//! The values of key results, each from its source.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::calendar::Period;
use domain::goals::{KeyResult, KeyResultSource};
use domain::metrics::Metric;
use rusqlite::Connection;
use rust_decimal::Decimal;

use crate::database::SqlId;
use crate::error::Result;
use crate::metrics::{Asking, Metrics, gather};
use crate::org;

/// The values of key results whose source is a metric, up to a day of their periods. What has no
/// data, what asks a metric that is no more, and one that `asks` leaves out has none.
pub(super) fn of_metrics<'a>(
    sql: &Connection,
    key_results: impl IntoIterator<Item = (&'a KeyResult, Period)>,
    today: NaiveDate,
    asks: impl Fn(&Metric) -> bool,
) -> Result<HashMap<Id, Decimal>> {
    let begun: Vec<(&KeyResult, Period)> = key_results
        .into_iter()
        .filter(|(one, period)| one.source == KeyResultSource::Metric && period.from <= today)
        .collect();
    let metrics = Metrics::of(sql, begun.iter().map(|(one, _)| one.metric.as_str()))?;
    let asking = begun.iter().filter_map(|(one, period)| {
        let metric = metrics.get(&one.metric).filter(|metric| asks(metric))?;
        let period = Period { from: period.from, to: period.to.min(today) };
        Some(Asking { by: one.id, slice: &one.slice, metric, period })
    });
    let currency = org::currency(sql)?;
    let mut values = HashMap::new();
    for asked in gather(asking) {
        let measured = asked.measure(sql)?;
        for one in &asked.of {
            let measures = measured.get(one.slice);
            let value = measures.and_then(|measures| one.metric.value(measures, currency));
            values.extend(value.map(|value| (one.by, value)));
        }
    }
    Ok(values)
}

/// The newest values that people told when they checked in, up to a day, by key result.
pub(super) fn told(sql: &Connection, today: NaiveDate) -> Result<HashMap<Id, Decimal>> {
    let mut statement = sql.prepare_cached(
        "SELECT key_result_id, value FROM check_in
         WHERE value IS NOT NULL AND day <= ?1 ORDER BY day, key",
    )?;
    let mut rows = statement.query([today.to_string()])?;
    let mut values = HashMap::new();
    while let Some(row) = rows.next()? {
        let text: String = row.get(1)?;
        if let Ok(value) = text.parse() {
            values.insert(row.get::<_, SqlId>(0)?.0, value);
        }
    }
    Ok(values)
}
