//! The very rows behind a number. What they add up to is the number.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::metrics::{Measure, Metric, Slice};
use domain::orders::DocumentKind;
use domain::{Currency, Id, Money};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, Row, params_from_iter};
use serde::{Deserialize, Serialize};

use super::compute::{Group, PartKey};
use super::scope::{conditions, line_conditions};
use crate::aliases::is_goods;
use crate::database::{SqlId, day_from_sql};
use crate::error::Result;
use crate::identity::same_number::SHOWN_NAME;
use crate::orders::{kind_of, quantity_text};
use crate::{Page, org};

/// What the rows behind a number are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RowsOf {
    /// Sales, refunds and adjustments.
    Documents,
    /// Customers.
    Customers,
}

/// One row behind a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MetricRow {
    /// The document.
    pub order_id: Option<Id>,
    /// The customer.
    pub customer_id: Option<Id>,
    /// Number of the document; for customers, of their first one in the slice.
    pub number: String,
    /// When, UTC milliseconds.
    #[specta(type = f64)]
    pub at: i64,
    /// Business day.
    pub day: NaiveDate,
    /// Store.
    pub store_name: String,
    /// Kind of document.
    pub kind: Option<DocumentKind>,
    /// Customer's name or number.
    pub customer: String,
    /// Who sold.
    pub employee: String,
    /// Units of goods it counts for.
    pub units: String,
    /// The amount it counts for.
    pub amount: String,
}

/// A page of the rows behind a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MetricRows {
    /// How many there are in all.
    pub total: u32,
    /// The page, newest first.
    pub rows: Vec<MetricRow>,
    /// What the rows are.
    pub of: RowsOf,
    /// What all of them add up to: money, units, or how many there are.
    pub sum: String,
}

/// What a document counts for in a metric.
struct Counting {
    /// The amount, per line.
    amount: &'static str,
    /// Which documents have a part in it.
    documents: &'static str,
    /// What the sum of the rows is.
    sum: Sum,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sum {
    Money,
    Units,
    Rows,
}

const NET: &str = "line.amount";
const POSITIVE: &str = "CASE WHEN line.amount > 0 THEN line.amount ELSE 0 END";
const BACK: &str = "CASE WHEN fact.kind = 1 OR line.amount < 0 THEN -line.amount ELSE 0 END";

/// The units of goods, per line.
fn goods() -> String {
    format!(
        "CASE WHEN fact.kind = 0 AND line.quantity_milli > 0 AND {is_goods}
         THEN line.quantity_milli ELSE 0 END",
        is_goods = is_goods(),
    )
}

fn counting(metric: &Metric) -> Counting {
    let measures = metric.formula.measures();
    if measures.contains(&Measure::Adjustments) && measures.len() > 1 {
        return Counting { amount: NET, documents: "1", sum: Sum::Money };
    }
    match measures.first() {
        Some(Measure::GrossSales) => {
            Counting { amount: POSITIVE, documents: "fact.kind = 0", sum: Sum::Money }
        }
        Some(Measure::Refunds) => Counting {
            amount: BACK,
            documents: "(fact.kind = 1 OR (fact.kind = 0 AND line.amount < 0))",
            sum: Sum::Money,
        },
        Some(Measure::Adjustments) => {
            Counting { amount: NET, documents: "fact.kind = 2", sum: Sum::Money }
        }
        Some(Measure::Units) => {
            Counting { amount: POSITIVE, documents: "fact.kind = 0", sum: Sum::Units }
        }
        Some(Measure::Orders | Measure::Buyers | Measure::NewCustomers) | None => {
            Counting { amount: POSITIVE, documents: "fact.kind = 0", sum: Sum::Rows }
        }
    }
}

struct Source {
    from: String,
    values: Vec<SqlValue>,
    of: RowsOf,
}

/// The lines behind a metric, as the FROM and WHERE of a statement, with what a group joins to them.
fn source(sql: &Connection, metric: &Metric, slice: &Slice, group: Group) -> Result<Source> {
    let facts = conditions(sql, slice)?;
    let lines = line_conditions(slice);
    let counting = counting(metric);
    let measure = metric.formula.measures().first().copied();
    let of = match measure {
        Some(Measure::Buyers | Measure::NewCustomers) => RowsOf::Customers,
        _ => RowsOf::Documents,
    };
    let first_only = match measure {
        Some(Measure::NewCustomers) => {
            "AND fact.key IN (SELECT first_order_key FROM customer_summary)"
        }
        Some(Measure::Buyers) => "AND fact.customer_key IS NOT NULL",
        _ => "",
    };
    let line_condition =
        if lines.sql.is_empty() { String::new() } else { format!("AND {}", lines.sql) };
    let from = format!(
        "FROM orders AS fact JOIN order_line AS line ON line.order_key = fact.key {}
         WHERE {} {line_condition} AND fact.status = 0 AND fact.voided = 0 AND {} {first_only}",
        group.join(),
        facts.sql,
        counting.documents
    );
    let values = facts.values.into_iter().chain(lines.values).collect();
    Ok(Source { from, values, of })
}

fn key_of(of: RowsOf) -> &'static str {
    match of {
        RowsOf::Documents => "fact.key",
        RowsOf::Customers => "fact.customer_key",
    }
}

/// How many rows are behind a metric's value.
pub(super) fn count(sql: &Connection, metric: &Metric, slice: &Slice) -> Result<u32> {
    let source = source(sql, metric, slice, Group::Whole)?;
    let query = format!("SELECT count(DISTINCT {}) {}", key_of(source.of), source.from);
    Ok(sql.prepare_cached(&query)?.query_row(params_from_iter(&source.values), |row| row.get(0))?)
}

/// How many rows are behind each part of a metric.
pub(super) fn counts(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
    group: Group,
) -> Result<BTreeMap<PartKey, u32>> {
    let source = source(sql, metric, slice, group)?;
    let query = format!(
        "SELECT {} AS part_key, count(DISTINCT {}) {} GROUP BY part_key",
        group.expression(),
        key_of(source.of),
        source.from
    );
    let mut statement = sql.prepare_cached(&query)?;
    let mut rows = statement.query(params_from_iter(&source.values))?;
    let mut counts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let key = match row.get::<_, SqlValue>(0)? {
            SqlValue::Integer(number) => PartKey::Number(number),
            SqlValue::Text(text) => PartKey::Text(text),
            SqlValue::Null | SqlValue::Real(_) | SqlValue::Blob(_) => continue,
        };
        counts.insert(key, row.get(1)?);
    }
    Ok(counts)
}

/// A page of the rows behind a metric's value, with what all rows add up to.
pub(super) fn rows(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
    page: Page,
) -> Result<MetricRows> {
    let currency = org::currency(sql)?;
    let source = source(sql, metric, slice, Group::Whole)?;
    let counting = counting(metric);
    let total = count(sql, metric, slice)?;
    let sum = sum(sql, &source, &counting, total, currency)?;
    let query = format!(
        "SELECT orders.id AS order_id, customer.id AS customer_id, orders.number,
                orders.at_ms, orders.day, store.name AS store_name, orders.kind,
                {SHOWN_NAME} AS customer,
                coalesce(employee.name, '') AS employee, found.units, found.amount
         FROM (SELECT {key}, max(fact.key) AS order_key, max(fact.at_ms) AS at_ms,
                      sum({goods}) AS units, sum({amount}) AS amount
               {from} GROUP BY {key}
               ORDER BY max(fact.at_ms) DESC, {key} DESC LIMIT {limit} OFFSET {offset}) AS found
         JOIN orders ON orders.key = found.order_key
         JOIN store ON store.key = orders.store_key
         LEFT JOIN customer ON customer.key = orders.customer_key
         LEFT JOIN employee ON employee.key = orders.employee_key
         ORDER BY found.at_ms DESC, orders.key DESC",
        key = key_of(source.of),
        goods = goods(),
        amount = counting.amount,
        from = source.from,
        limit = page.limit(),
        offset = page.offset,
    );
    let mut statement = sql.prepare_cached(&query)?;
    let mut found = statement.query(params_from_iter(&source.values))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(read(row, source.of, currency)?);
    }
    Ok(MetricRows { total, rows, of: source.of, sum })
}

fn sum(
    sql: &Connection,
    source: &Source,
    counting: &Counting,
    total: u32,
    currency: Currency,
) -> Result<String> {
    let expression = match counting.sum {
        Sum::Rows => return Ok(total.to_string()),
        Sum::Money => counting.amount.to_string(),
        Sum::Units => goods(),
    };
    let query = format!("SELECT coalesce(sum({expression}), 0) {}", source.from);
    let sum: i64 = sql
        .prepare_cached(&query)?
        .query_row(params_from_iter(&source.values), |row| row.get(0))?;
    Ok(match counting.sum {
        Sum::Units => quantity_text(sum),
        Sum::Money | Sum::Rows => currency.major(Money::from_minor(sum)).to_string(),
    })
}

fn read(row: &Row<'_>, of: RowsOf, currency: Currency) -> Result<MetricRow> {
    let order_id: SqlId = row.get("order_id")?;
    let customer_id: Option<SqlId> = row.get("customer_id")?;
    let is_document = of == RowsOf::Documents;
    Ok(MetricRow {
        order_id: is_document.then_some(order_id.0),
        customer_id: customer_id.map(|id| id.0),
        number: row.get("number")?,
        at: row.get("at_ms")?,
        day: day_from_sql(row.get("day")?)?,
        store_name: row.get("store_name")?,
        kind: if is_document { Some(kind_of(row.get("kind")?)?) } else { None },
        customer: row.get("customer")?,
        employee: row.get("employee")?,
        units: quantity_text(row.get("units")?),
        amount: currency.major(Money::from_minor(row.get("amount")?)).to_string(),
    })
}
