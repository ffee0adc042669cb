//! The very rows behind a number, those of the first measure of its formula. What they add up to is
//! that measure, or the whole number where it is made of money alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::calendar::Grain;
use domain::metrics::{Measure, Measures, Metric, Slice};
use domain::orders::DocumentKind;
use domain::{Currency, Id, Money};
use rusqlite::types::Value as SqlValue;
use rusqlite::{CachedStatement, Connection, Row, params_from_iter};
use serde::{Deserialize, Serialize};

use super::compute::{self, Part};
use super::fact_rows::{self, RowColumn};
use super::group::{Group, PartKey};
use super::places::{Place, places};
use super::scope::{conditions, line_conditions, of_each};
use super::tally::{Asked, Counter, is_of_documents, tallies};
use super::{buyers, of_goals, window};
use crate::aliases::is_goods;
use crate::database::{SqlId, day_from_sql};
use crate::error::{Error, Result};
use crate::identity::same_number::SHOWN_NAME;
use crate::measures::Cell;
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
    /// Number of the document; for customers, of their last one in the slice; for facts, what tells
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

impl MetricRows {
    fn none() -> Self {
        let (rows, columns) = (Vec::new(), Vec::new());
        Self { total: 0, rows, of: RowsOf::Facts, columns, sum: "0".into() }
    }
}

/// What a document counts for in a metric.
struct Counting {
    /// The amount, per line.
    amount: &'static str,
    /// Which documents have a part in it.
    documents: String,
    /// Whose rows are customers rather than documents: the measure they are counted by.
    customers: Option<Measure>,
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
pub(super) fn is_net(metric: &Metric) -> bool {
    let measures = metric.formula.measures();
    measures.len() > 1
        && measures.contains(&Measure::Adjustments)
        && measures.iter().all(|measure| {
            matches!(measure, Measure::GrossSales | Measure::Refunds | Measure::Adjustments)
        })
}

/// The measure whose rows are shown.
pub(super) fn first(metric: &Metric) -> Option<Measure> {
    metric.formula.measures().first().copied()
}

fn counting(metric: &Metric) -> Counting {
    let of_documents =
        |amount, condition: &str| Counting { amount, documents: condition.into(), customers: None };
    if is_net(metric) {
        return of_documents(NET, "1");
    }
    match first(metric) {
        Some(Measure::Refunds) => {
            of_documents(BACK, "(fact.kind = 1 OR (fact.kind = 0 AND line.amount < 0))")
        }
        Some(Measure::Adjustments) => of_documents(NET, "fact.kind = 2"),
        measure => {
            let condition = measure.and_then(buyers::condition).unwrap_or_else(|| "1".into());
            let is_of_customers = |measure: &Measure| {
                *measure == Measure::NewCustomers || buyers::counts(*measure).is_some()
            };
            Counting {
                amount: POSITIVE,
                documents: format!("fact.kind = 0 AND {condition}"),
                customers: measure.filter(is_of_customers),
            }
        }
    }
}

/// How many rows are behind the value of a part that documents tell.
fn of_documents(metric: &Metric, measure: Measure, part: &Part) -> u32 {
    part.documents.map_or(0, |documents| window::documents(metric, measure, documents))
}

/// How many rows are behind a metric's value, of what its slice was measured to be.
pub(super) fn count(sql: &Connection, metric: &Metric, slice: &Slice, whole: &Part) -> Result<u32> {
    match first(metric) {
        None => Ok(0),
        Some(measure) if is_of_documents(measure) => Ok(of_documents(metric, measure, whole)),
        Some(measure) if of_goals::tell(measure) => of_goals::count(sql, measure, slice),
        Some(measure) => fact_rows::count(sql, measure, slice),
    }
}

/// How many rows are behind each part of a metric.
pub(super) fn counts(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
    group: Group,
    parts: &BTreeMap<PartKey, Part>,
) -> Result<BTreeMap<PartKey, u32>> {
    let Some(measure) = first(metric) else { return Ok(BTreeMap::new()) };
    if !is_of_documents(measure) {
        return fact_rows::counts(sql, measure, slice, group);
    }
    let count = |(key, part): (&PartKey, &Part)| (key.clone(), of_documents(metric, measure, part));
    Ok(parts.iter().map(count).collect())
}

/// A page of the rows behind a metric's value, with what all rows add up to. Newest first: by day,
/// and by time within it.
pub(super) fn rows(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
    page: Page,
) -> Result<MetricRows> {
    let Some(measure) = first(metric) else { return Ok(MetricRows::none()) };
    if is_of_documents(measure) {
        return rows_of_documents(sql, metric, measure, slice, page);
    }
    let currency = org::currency(sql)?;
    let whole = compute::whole(sql, slice, &[measure])?;
    let sum = sum(metric, &whole.measures, currency);
    if of_goals::tell(measure) {
        let (columns, total, rows) = of_goals::rows(sql, measure, slice, page)?;
        return Ok(MetricRows { total, rows, of: RowsOf::Facts, columns, sum });
    }
    let total = fact_rows::count(sql, measure, slice)?;
    let (columns, rows) = fact_rows::rows(sql, measure, slice, page, currency)?;
    Ok(MetricRows { total, rows, of: RowsOf::Facts, columns, sum })
}

fn rows_of_documents(
    sql: &Connection,
    metric: &Metric,
    measure: Measure,
    slice: &Slice,
    page: Page,
) -> Result<MetricRows> {
    // Whatever else the formula needs says nothing of the rows.
    let needed = if is_net(metric) { metric.formula.measures() } else { vec![measure] };
    let asked = Asked::of(&needed);
    // The whole is what its months add up to, and by these the page is found.
    let months = tallies(sql, slice, Group::Time(Grain::Month), asked)?;
    let mut counter = Counter::new(sql, asked)?;
    let whole = Cell::together(months.values());
    let counted = counter.count(&whole);
    let mut measures = Measures::default();
    if whole.sums.documents > 0 {
        compute::add_counted(&counter, &counted, &needed, &mut measures);
    }
    let total = window::documents(metric, measure, counted);
    let currency = org::currency(sql)?;
    let sum = sum(metric, &measures, currency);
    let counting = counting(metric);
    let of = if counting.customers.is_some() { RowsOf::Customers } else { RowsOf::Documents };
    let asked = window::Looked { metric, measure, slice, months, whole: &whole };
    let places = places(sql, asked, &counting.documents, page)?;
    let mut shown = Shown::new(sql, slice, &counting)?;
    let rows = places.into_iter().map(|place| shown.row(place, currency)).collect::<Result<_>>()?;
    Ok(MetricRows { total, rows, of, columns: Vec::new(), sum })
}

/// What the rows add up to: the number itself where it is money of documents, else the measure
/// that they tell.
fn sum(metric: &Metric, measures: &Measures, currency: Currency) -> String {
    let Some(measure) = first(metric) else { return "0".into() };
    let value = if is_net(metric) {
        metric.value(measures, currency)
    } else {
        let value = measures.value(measure, currency);
        value.map(|value| if is_money(measure) { value } else { value.normalize() })
    };
    value.map_or_else(|| "0".into(), |value| value.to_string())
}

fn is_money(measure: Measure) -> bool {
    measure.unit() == domain::metrics::MeasureUnit::Money
}

/// Reads what rows show.
struct Shown<'a> {
    statement: CachedStatement<'a>,
    values: Vec<SqlValue>,
    of: RowsOf,
}

impl<'a> Shown<'a> {
    fn new(sql: &'a Connection, slice: &Slice, counting: &Counting) -> Result<Self> {
        let (facts, lines) = (conditions(sql, slice)?, line_conditions(slice));
        let mut conditions = vec![counting.documents.clone()];
        let mut values = Vec::new();
        let (of, which) = match counting.customers {
            None => (
                RowsOf::Documents,
                "orders AS fact CROSS JOIN order_line AS line
                ON line.order_key = fact.key WHERE fact.key = ?1",
            ),
            Some(_) => {
                conditions.push(facts.sql);
                values.extend(facts.values);
                (
                    RowsOf::Customers,
                    "orders AS fact INDEXED BY orders_by_customer
                 CROSS JOIN order_line AS line ON line.order_key = fact.key
                 WHERE fact.customer_key = ?2",
                )
            }
        };
        if !lines.sql.is_empty() {
            conditions.push(of_each(&lines));
            values.extend(lines.values);
        }
        let query = format!(
            "SELECT orders.id AS order_id, customer.id AS customer_id, orders.number,
                    orders.at_ms, orders.day, store.name AS store_name, orders.kind,
                    {SHOWN_NAME} AS customer, coalesce(employee.name, '') AS employee,
                    found.units, found.amount
             FROM (SELECT ?2, sum({goods}) AS units, sum({amount}) AS amount
                   FROM {which} AND fact.status = 0 AND fact.voided = 0 AND {conditions}) AS found
             CROSS JOIN orders ON orders.key = ?1
             JOIN store ON store.key = orders.store_key
             LEFT JOIN customer ON customer.key = orders.customer_key
             LEFT JOIN employee ON employee.key = orders.employee_key",
            goods = goods(),
            amount = counting.amount,
            conditions = conditions.join(" AND "),
        );
        Ok(Self { statement: sql.prepare_cached(&query)?, values, of })
    }

    fn row(&mut self, place: Place, currency: Currency) -> Result<MetricRow> {
        let customer = place.customer_key.map_or(SqlValue::Null, SqlValue::Integer);
        let keys = [SqlValue::Integer(place.order_key), customer];
        let mut found = self.statement.query(params_from_iter(keys.iter().chain(&self.values)))?;
        let row = found.next()?.ok_or(Error::NotFound("order"))?;
        read(row, self.of, currency)
    }
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
