//! The rows of plain facts, members and entered numbers behind a number, with the columns that their
//! source has.

use std::collections::BTreeMap;

use domain::metrics::{Measure, MeasureSource, MeasureUnit, Slice};
use domain::{Currency, Money};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, params_from_iter};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::compute::each_row;
use super::facts::{self, Rows};
use super::group::{Group, PartKey};
use super::rows::MetricRow;
use crate::Page;
use crate::database::{SqlId, day_from_sql};
use crate::error::Result;

/// One column of the rows of facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RowColumn {
    /// Stable name, for which the window has a title.
    pub name: String,
    /// In what its cells are counted; `None` for text.
    pub unit: Option<MeasureUnit>,
}

/// How a number is kept.
#[derive(Clone, Copy)]
enum Kept {
    Text,
    Minor,
    Whole,
    Milli,
    E4,
    /// As the measure of the row says.
    Entered,
}

type Columns = &'static [(&'static str, Kept, Option<MeasureUnit>)];

fn columns(source: MeasureSource) -> Columns {
    use Kept::{E4, Entered, Milli, Minor, Text, Whole};
    const MONEY: Option<MeasureUnit> = Some(MeasureUnit::Money);
    const COUNT: Option<MeasureUnit> = Some(MeasureUnit::Count);
    const GOODS: Option<MeasureUnit> = Some(MeasureUnit::Goods);
    match source {
        MeasureSource::Traffic => &[
            ("source", Text, None),
            ("visitors", Whole, COUNT),
            ("page_views", Whole, COUNT),
            ("buyers", Whole, COUNT),
            ("units_milli", Milli, GOODS),
            ("amount", Minor, MONEY),
        ],
        MeasureSource::Advertising => &[
            ("plan", Text, None),
            ("channel", Text, None),
            ("cost", Minor, MONEY),
            ("impressions", Whole, COUNT),
            ("clicks", Whole, COUNT),
            ("conversions", Whole, COUNT),
            ("amount", Minor, MONEY),
        ],
        MeasureSource::Review => &[
            ("channel", Text, None),
            ("sentiment", Text, None),
            ("rating_milli", Milli, COUNT),
            ("problem", Text, None),
            ("text", Text, None),
        ],
        MeasureSource::Stock => &[
            ("warehouse", Text, None),
            ("quantity_milli", Milli, GOODS),
            ("unit_cost_e4", E4, MONEY),
            ("age_days", Whole, Some(MeasureUnit::Days)),
        ],
        MeasureSource::StockTake => &[
            ("warehouse", Text, None),
            ("book_quantity_milli", Milli, GOODS),
            ("counted_quantity_milli", Milli, GOODS),
            ("unit_cost_e4", E4, MONEY),
        ],
        MeasureSource::Settlement => &[
            ("entry_no", Text, None),
            ("order_number", Text, None),
            ("kind", Text, None),
            ("amount", Minor, MONEY),
            ("note", Text, None),
        ],
        MeasureSource::AfterSale => &[
            ("refund_no", Text, None),
            ("order_number", Text, None),
            ("amount", Minor, MONEY),
            ("reason", Text, None),
            ("status", Text, None),
        ],
        MeasureSource::Contacts => &[("employee", Text, None)],
        MeasureSource::Manual => &[("value", Entered, COUNT)],
        MeasureSource::Members => &[("level", Text, None)],
        MeasureSource::Sales
        | MeasureSource::Buyers
        | MeasureSource::Calendar
        | MeasureSource::Goals => &[],
    }
}

/// How many rows count for a measure.
pub(super) fn count(sql: &Connection, measure: Measure, slice: &Slice) -> Result<u32> {
    let slice = told(measure, slice);
    let Some(rows) = facts::rows(sql, &slice, Group::Whole, measure)? else { return Ok(0) };
    let query = format!("SELECT count(*) FROM {}", rows.from);
    Ok(sql.prepare_cached(&query)?.query_row(params_from_iter(&rows.values), |row| row.get(0))?)
}

/// How many rows count for a measure in each part.
pub(super) fn counts(
    sql: &Connection,
    measure: Measure,
    slice: &Slice,
    group: Group,
) -> Result<BTreeMap<PartKey, u32>> {
    let mut counts = BTreeMap::new();
    let Some(Rows { from, values, part, .. }) = facts::rows(sql, slice, group, measure)? else {
        return Ok(counts);
    };
    let query = format!("SELECT {part} AS part_key, count(*) FROM {from} GROUP BY part_key");
    each_row(sql, &query, &values, |key, row| {
        counts.insert(key, row.get(1)?);
        Ok(())
    })?;
    Ok(counts)
}

/// The slice whose rows tell a measure: for what lay in stock before the first day, the days before.
fn told(measure: Measure, slice: &Slice) -> Slice {
    match measure {
        Measure::OpeningStockUnits => facts::before(slice, slice.from),
        _ => slice.clone(),
    }
}

/// A page of the rows that count for a measure, newest first.
pub(super) fn rows(
    sql: &Connection,
    measure: Measure,
    slice: &Slice,
    page: Page,
    currency: Currency,
) -> Result<(Vec<RowColumn>, Vec<MetricRow>)> {
    let columns = columns(measure.source());
    let shown = columns
        .iter()
        .map(|(name, _, unit)| RowColumn {
            name: (*name).to_string(),
            unit: if measure.is_manual() { Some(measure.unit()) } else { *unit },
        })
        .collect();
    let slice = told(measure, slice);
    let Some(found) = facts::rows(sql, &slice, Group::Whole, measure)? else {
        return Ok((shown, Vec::new()));
    };
    let names: Vec<String> = columns.iter().map(|(name, ..)| format!("fact.{name}")).collect();
    let customer = match measure.source() {
        MeasureSource::Members => "(SELECT id FROM customer WHERE customer.key = fact.key)",
        MeasureSource::Contacts => "fact.customer_id",
        _ => "NULL",
    };
    let query = format!(
        "SELECT fact.day, product.id AS product_id, {customer} AS customer_id,
                coalesce(CASE WHEN product.name = '' THEN product.code ELSE product.name END, '')
                    AS product_name,
                (SELECT name FROM store WHERE store.key = fact.store_key) AS store_name, {names}
         FROM (SELECT fact.* FROM {from}
               ORDER BY fact.day DESC, fact.key DESC LIMIT {limit} OFFSET {offset}) AS fact
         LEFT JOIN product ON product.key = fact.product_key
         ORDER BY fact.day DESC, fact.key DESC",
        names = names.join(", "),
        from = found.from,
        limit = page.limit(),
        offset = page.offset,
    );
    let mut statement = sql.prepare_cached(&query)?;
    let mut read = statement.query(params_from_iter(&found.values))?;
    let mut rows = Vec::new();
    while let Some(row) = read.next()? {
        let cells = columns
            .iter()
            .enumerate()
            .map(|(at, (_, kept, _))| cell(row, at + 5, *kept, measure, currency))
            .collect::<Result<_>>()?;
        let product: Option<SqlId> = row.get("product_id")?;
        let customer: Option<SqlId> = row.get("customer_id")?;
        rows.push(MetricRow {
            product_id: product.map(|id| id.0),
            customer_id: customer.map(|id| id.0),
            number: row.get("product_name")?,
            day: day_from_sql(row.get("day")?)?,
            store_name: row.get::<_, Option<String>>("store_name")?.unwrap_or_default(),
            cells,
            ..MetricRow::default()
        });
    }
    Ok((shown, rows))
}

fn cell(
    row: &Row<'_>,
    column: usize,
    kept: Kept,
    measure: Measure,
    currency: Currency,
) -> Result<Option<String>> {
    let number = |places: u32| -> Result<Option<String>> {
        let value: Option<i64> = row.get(column)?;
        Ok(value.map(|value| Decimal::new(value, places).normalize().to_string()))
    };
    match kept {
        Kept::Text => Ok(match row.get_ref(column)? {
            ValueRef::Text(text) if !text.is_empty() => {
                Some(String::from_utf8_lossy(text).into_owned())
            }
            ValueRef::Text(_)
            | ValueRef::Null
            | ValueRef::Integer(_)
            | ValueRef::Real(_)
            | ValueRef::Blob(_) => None,
        }),
        Kept::Minor => {
            let value: Option<i64> = row.get(column)?;
            Ok(value.map(|value| currency.major(Money::from_minor(value)).to_string()))
        }
        Kept::Whole => number(0),
        Kept::Milli => number(3),
        Kept::E4 => number(4),
        Kept::Entered => number(measure.digits(currency)),
    }
}
