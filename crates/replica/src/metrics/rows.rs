//! The very rows behind a number, those of the first measure of its formula. What they add up to is
//! that measure, or the whole number where it is made of money alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::metrics::{Measure, MeasureSource, Metric, Slice};
use domain::orders::DocumentKind;
use domain::{Currency, Id, Money};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, Row, params_from_iter};
use serde::{Deserialize, Serialize};

use super::buyers::{self, Counted};
use super::compute::{Group, PartKey, each_row, groups, measures};
use super::fact_rows::{self, RowColumn};
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
    /// Rows of plain facts, members or numbers that were entered; their columns stand beside them.
    Facts,
}

/// One row behind a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MetricRow {
    /// The document.
    pub order_id: Option<Id>,
    /// The customer.
    pub customer_id: Option<Id>,
    /// The product of a fact.
    pub product_id: Option<Id>,
    /// Number of the document; for customers, of their first one in the slice; for facts, what tells
    /// them apart.
    pub number: String,
    /// When, UTC milliseconds; facts know only their day.
    #[specta(type = Option<f64>)]
    pub at: Option<i64>,
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
    /// The cells of a fact, as many as there are columns; `None` is what the source does not say.
    pub cells: Vec<Option<String>>,
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
    /// The columns of facts.
    pub columns: Vec<RowColumn>,
    /// What all of them add up to: money, units, or how many there are.
    pub sum: String,
}

/// What a document counts for in a metric.
struct Counting {
    /// The amount, per line.
    amount: &'static str,
    /// Which documents have a part in it.
    documents: String,
    /// Whether its customers are listed rather than the documents.
    customers: bool,
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

/// Whether the number is money of documents, taken off and added up.
fn is_net(metric: &Metric) -> bool {
    let measures = metric.formula.measures();
    measures.len() > 1
        && measures.contains(&Measure::Adjustments)
        && measures.iter().all(|measure| {
            matches!(measure, Measure::GrossSales | Measure::Refunds | Measure::Adjustments)
        })
}

fn counting(metric: &Metric) -> Counting {
    let sales =
        |customers| Counting { amount: POSITIVE, documents: "fact.kind = 0".into(), customers };
    if is_net(metric) {
        return Counting { amount: NET, documents: "1".into(), customers: false };
    }
    match first(metric) {
        Some(Measure::Refunds) => Counting {
            amount: BACK,
            documents: "(fact.kind = 1 OR (fact.kind = 0 AND line.amount < 0))".into(),
            customers: false,
        },
        Some(Measure::Adjustments) => {
            Counting { amount: NET, documents: "fact.kind = 2".into(), customers: false }
        }
        Some(Measure::Buyers) => Counting {
            documents: "fact.kind = 0 AND fact.customer_key IS NOT NULL".into(),
            ..sales(true)
        },
        Some(Measure::NewCustomers) => Counting {
            documents: "fact.kind = 0 AND fact.key = (
                SELECT first_order_key FROM customer_summary
                WHERE customer_summary.customer_key = fact.customer_key)"
                .into(),
            ..sales(true)
        },
        Some(measure) => match buyers::counting(measure) {
            Some((counted, condition)) => Counting {
                documents: format!("fact.kind = 0 AND {condition}"),
                ..sales(matches!(counted, Counted::Customers | Counted::Repeats))
            },
            None => sales(false),
        },
        None => sales(false),
    }
}

/// The measure whose rows are shown.
pub(super) fn first(metric: &Metric) -> Option<Measure> {
    metric.formula.measures().first().copied()
}

fn is_of_documents(measure: Measure) -> bool {
    matches!(measure.source(), MeasureSource::Sales | MeasureSource::Buyers)
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
    let of = if counting.customers { RowsOf::Customers } else { RowsOf::Documents };
    let line_condition =
        if lines.sql.is_empty() { String::new() } else { format!("AND {}", lines.sql) };
    let mut from = format!(
        "FROM orders AS fact JOIN order_line AS line ON line.order_key = fact.key {}
         WHERE {} {line_condition} AND fact.status = 0 AND fact.voided = 0 AND {}",
        group.join(),
        facts.sql,
        counting.documents
    );
    let mut values: Vec<SqlValue> = facts.values.iter().chain(&lines.values).cloned().collect();
    let counted = first(metric).and_then(buyers::counting);
    if let Some((Counted::Repeats, condition)) = counted {
        let (again, again_values) = buyers::sales(&facts, &lines, Group::Whole, None, &condition);
        from = format!(
            "{from} AND fact.customer_key IN (
                 SELECT fact.customer_key {again}
                 GROUP BY fact.customer_key HAVING count(DISTINCT fact.key) >= 2)"
        );
        values.extend(again_values);
    }
    Ok(Source { from, values, of })
}

fn key_of(of: RowsOf) -> &'static str {
    match of {
        RowsOf::Documents | RowsOf::Facts => "fact.key",
        RowsOf::Customers => "fact.customer_key",
    }
}

/// How many rows are behind a metric's value.
pub(super) fn count(sql: &Connection, metric: &Metric, slice: &Slice) -> Result<u32> {
    let Some(measure) = first(metric) else { return Ok(0) };
    if !is_of_documents(measure) {
        return fact_rows::count(sql, measure, slice);
    }
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
    let Some(measure) = first(metric) else { return Ok(BTreeMap::new()) };
    if !is_of_documents(measure) {
        return fact_rows::counts(sql, measure, slice, group);
    }
    if let Some((Counted::Repeats, _)) = buyers::counting(measure) {
        let repeats = groups(sql, slice, group, &[measure])?;
        let count = |value: Option<i64>| u32::try_from(value.unwrap_or(0)).unwrap_or(u32::MAX);
        return Ok(repeats
            .into_iter()
            .map(|(key, measures)| (key, count(measures.get(measure))))
            .collect());
    }
    let source = source(sql, metric, slice, group)?;
    let query = format!(
        "SELECT {} AS part_key, count(DISTINCT {}) {} GROUP BY part_key",
        group.expression(),
        key_of(source.of),
        source.from
    );
    let mut counts = BTreeMap::new();
    each_row(sql, &query, &source.values, |key, row| {
        counts.insert(key, row.get(1)?);
        Ok(())
    })?;
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
    let total = count(sql, metric, slice)?;
    let sum = sum(sql, metric, slice, currency)?;
    if !first(metric).is_some_and(is_of_documents) {
        let (columns, rows) = match first(metric) {
            Some(measure) => fact_rows::rows(sql, measure, slice, page, currency)?,
            None => (Vec::new(), Vec::new()),
        };
        return Ok(MetricRows { total, rows, of: RowsOf::Facts, columns, sum });
    }
    let source = source(sql, metric, slice, Group::Whole)?;
    let counting = counting(metric);
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
    Ok(MetricRows { total, rows, of: source.of, columns: Vec::new(), sum })
}

/// What the rows add up to: the number itself where it is money of documents, else the measure
/// that they tell.
fn sum(sql: &Connection, metric: &Metric, slice: &Slice, currency: Currency) -> Result<String> {
    let Some(measure) = first(metric) else { return Ok("0".into()) };
    let value = if is_net(metric) {
        metric.value(&measures(sql, slice, &metric.formula.measures())?, currency)
    } else {
        let value = measures(sql, slice, &[measure])?.value(measure, currency);
        value.map(|value| if is_money(measure) { value } else { value.normalize() })
    };
    Ok(value.map_or_else(|| "0".into(), |value| value.to_string()))
}

fn is_money(measure: Measure) -> bool {
    measure.unit() == domain::metrics::MeasureUnit::Money
}

fn read(row: &Row<'_>, of: RowsOf, currency: Currency) -> Result<MetricRow> {
    let order_id: SqlId = row.get("order_id")?;
    let customer_id: Option<SqlId> = row.get("customer_id")?;
    let is_document = of == RowsOf::Documents;
    Ok(MetricRow {
        order_id: is_document.then_some(order_id.0),
        customer_id: customer_id.map(|id| id.0),
        number: row.get("number")?,
        at: Some(row.get("at_ms")?),
        day: day_from_sql(row.get("day")?)?,
        store_name: row.get("store_name")?,
        kind: if is_document { Some(kind_of(row.get("kind")?)?) } else { None },
        customer: row.get("customer")?,
        employee: row.get("employee")?,
        units: quantity_text(row.get("units")?),
        amount: currency.major(Money::from_minor(row.get("amount")?)).to_string(),
        ..MetricRow::default()
    })
}
