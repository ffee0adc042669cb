//! Which rows behind a number came, changed or were voided after a moment of the log.

use chrono::NaiveDate;
use domain::Id;
use domain::metrics::{MeasureSource, Slice};
use domain::registry;
use rusqlite::Connection;
use rusqlite::params_from_iter;
use rusqlite::types::Value as SqlValue;
use serde::{Deserialize, Serialize};

use super::named;
use super::scope::{Conditions, conditions, fact_conditions};
use crate::database::{SqlId, day_from_sql};
use crate::error::{Error, Result};

/// More rows than these nobody reads.
const MOST: u32 = 200;

/// A row behind a number that is another one than it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ChangedRow {
    /// The document; `None` for a plain fact.
    pub order_id: Option<Id>,
    /// What tells it apart: a document's number.
    pub number: String,
    /// Its business day.
    pub day: NaiveDate,
    /// Whether it was voided since; otherwise it came or was replaced.
    pub is_voided: bool,
}

/// The rows behind a metric in a slice that came, changed or were voided after a number of this
/// device's log, the newest first. What left with an undone import is no more and cannot be listed.
pub(crate) fn changed_since(
    sql: &Connection,
    code: &str,
    slice: &Slice,
    log_number: i64,
) -> Result<Vec<ChangedRow>> {
    let metric = match named(sql, code) {
        Ok(metric) => metric,
        Err(Error::NotFound(_)) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let sources: Vec<MeasureSource> =
        metric.formula.measures().iter().map(|measure| measure.source()).collect();
    let mut found = Vec::new();
    if sources.iter().any(|one| matches!(one, MeasureSource::Sales | MeasureSource::Buyers)) {
        documents(sql, slice, log_number, &mut found)?;
    }
    let mut tables: Vec<&str> = sources.iter().filter_map(|one| fact_table(*one)).collect();
    tables.sort_unstable();
    tables.dedup();
    for table in tables {
        facts(sql, table, slice, log_number, &mut found)?;
    }
    Ok(found)
}

fn fact_table(source: MeasureSource) -> Option<&'static str> {
    Some(match source {
        MeasureSource::Traffic => "traffic",
        MeasureSource::Advertising => "advertising",
        MeasureSource::Review => "review",
        MeasureSource::Stock => "stock",
        MeasureSource::Settlement => "settlement",
        MeasureSource::AfterSale => "after_sale",
        MeasureSource::StockTake => "stock_take",
        _ => return None,
    })
}

fn documents(
    sql: &Connection,
    slice: &Slice,
    log_number: i64,
    found: &mut Vec<ChangedRow>,
) -> Result<()> {
    let Conditions { sql: condition, mut values } = conditions(sql, slice)?;
    let query = format!(
        "SELECT fact.id, fact.number, fact.day, fact.voided FROM orders AS fact
         WHERE {condition} AND (fact.batch > ? OR fact.id IN (
             SELECT row_id FROM op
             WHERE device_id = (SELECT id FROM device) AND device_seq > ? AND table_number = ?))
         ORDER BY fact.at_ms DESC LIMIT {MOST}"
    );
    let table = i64::from(registry::ORDER.number);
    values.extend([log_number, log_number, table].map(SqlValue::Integer));
    let mut statement = sql.prepare_cached(&query)?;
    let mut rows = statement.query(params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        found.push(ChangedRow {
            order_id: Some(row.get::<_, SqlId>(0)?.0),
            number: row.get(1)?,
            day: day_from_sql(row.get(2)?)?,
            is_voided: row.get::<_, i64>(3)? != 0,
        });
    }
    Ok(())
}

fn facts(
    sql: &Connection,
    table: &str,
    slice: &Slice,
    log_number: i64,
    found: &mut Vec<ChangedRow>,
) -> Result<()> {
    let Conditions { sql: condition, mut values } = fact_conditions(sql, slice)?;
    let query = format!(
        "SELECT fact.day FROM {table} AS fact WHERE {condition} AND fact.batch > ?
         ORDER BY fact.day DESC LIMIT {MOST}"
    );
    values.push(SqlValue::Integer(log_number));
    let mut statement = sql.prepare_cached(&query)?;
    let mut rows = statement.query(params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        found.push(ChangedRow {
            order_id: None,
            number: String::new(),
            day: day_from_sql(row.get(0)?)?,
            is_voided: false,
        });
    }
    Ok(())
}
