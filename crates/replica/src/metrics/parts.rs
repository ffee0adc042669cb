//! A metric by parts: over time, by store, by product and so on.

use domain::calendar::Grain;
use domain::metrics::{Metric, Slice};
use rusqlite::{Connection, OptionalExtension};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::compute;
use super::group::{Group, PartKey};
use super::rows;
use crate::database::{SqlId, day_from_sql};
use crate::error::Result;
use crate::org;

/// By what a metric is cut into parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Business days.
    Day,
    /// Weeks from Monday.
    Week,
    /// Calendar months.
    Month,
    /// Quarters.
    Quarter,
    /// Years.
    Year,
    /// Stores.
    Store,
    /// Regions.
    Region,
    /// Employees who sold.
    Employee,
    /// Product categories.
    Category,
    /// Products.
    Product,
    /// Sales channels.
    Channel,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MetricPart {
    /// First day of the span, id of the row, or the text itself; empty for what has none.
    pub key: String,
    /// Name people read; empty for what has none.
    pub name: String,
    /// The value; `None` when there is no data.
    pub value: Option<String>,
    /// How many rows are behind it.
    pub rows: u32,
}

/// The parts of a slice: spans in order of time, everything else by value, highest first.
pub(crate) fn parts(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
    by: By,
) -> Result<Vec<MetricPart>> {
    let group = match by {
        By::Day => Group::Time(Grain::Day),
        By::Week => Group::Time(Grain::Week),
        By::Month => Group::Time(Grain::Month),
        By::Quarter => Group::Time(Grain::Quarter),
        By::Year => Group::Time(Grain::Year),
        By::Store => Group::Store,
        By::Region => Group::Region,
        By::Employee => Group::Employee,
        By::Category => Group::Category,
        By::Product => Group::Product,
        By::Channel => Group::Channel,
    };
    let currency = org::currency(sql)?;
    let measured = compute::parts(sql, slice, group, &metric.formula.measures())?;
    let counts = rows::counts(sql, metric, slice, group, &measured)?;
    let mut found: Vec<(Option<Decimal>, MetricPart)> = Vec::with_capacity(measured.len());
    for (key, part) in &measured {
        let value = metric.value(&part.measures, currency);
        let (id, name) = named(sql, group, key)?;
        let rows = counts.get(key).copied().unwrap_or(0);
        found
            .push((value, MetricPart { key: id, name, value: value.map(|v| v.to_string()), rows }));
    }
    if !matches!(group, Group::Time(_)) {
        found.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.name.cmp(&other.1.name)));
    }
    Ok(found.into_iter().map(|(_, part)| part).collect())
}

/// The outside key and the name of a part.
fn named(sql: &Connection, group: Group, key: &PartKey) -> Result<(String, String)> {
    let number = match key {
        PartKey::Text(hex) if group == Group::Region => return region(sql, hex),
        PartKey::Text(text) => return Ok((text.clone(), text.clone())),
        PartKey::Number(number) => *number,
    };
    let query = match group {
        Group::Time(_) => {
            let day = day_from_sql(number)?.to_string();
            return Ok((day.clone(), day));
        }
        Group::Store => "SELECT id, name FROM store WHERE key = ?1",
        Group::Employee => "SELECT id, name FROM employee WHERE key = ?1",
        Group::Product => {
            "SELECT id, CASE WHEN name = '' THEN code ELSE name END FROM product WHERE key = ?1"
        }
        Group::Whole | Group::Channel | Group::Category | Group::Region => {
            return Ok((String::new(), String::new()));
        }
    };
    let found: Option<(SqlId, String)> = sql
        .prepare_cached(query)?
        .query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.map(|(id, name)| (id.0.to_string(), name)).unwrap_or_default())
}

fn region(sql: &Connection, hex: &str) -> Result<(String, String)> {
    let found: Option<(SqlId, String)> = sql
        .prepare_cached("SELECT id, name FROM region WHERE hex(id) = ?1")?
        .query_row([hex], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.map(|(id, name)| (id.0.to_string(), name)).unwrap_or_default())
}
