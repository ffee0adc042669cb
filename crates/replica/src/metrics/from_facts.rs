//! Slices counted from the documents themselves.

use domain::metrics::Slice;
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};

use super::group::{Group, Parting};
use super::scope::{Conditions, THESE_DAYS, conditions_in, line_conditions, of_each};
use super::sums;
use super::tally::Tallies;
use crate::error::Result;
use crate::measures::{Customers, Line, Shelf, Source, each_document};
use crate::org;

const COUNTS: &str = "fact.status = 0 AND fact.voided = 0";

/// The slice as conditions on documents.
fn of_documents(sql: &Connection, slice: &Slice) -> Result<Conditions> {
    Ok(conditions_in(stores(sql, slice)?, slice, THESE_DAYS, slice.period()))
}

/// The stores of a slice; of a person those in which they sold in these months.
fn stores(sql: &Connection, slice: &Slice) -> Result<Vec<i64>> {
    if slice.employee_id.is_none() || slice.store_id.is_some() {
        return org::store_keys(sql, slice.region_id, slice.store_id);
    }
    Ok(sums::stores(sql, slice)?.into_iter().collect())
}

/// Adds what each part of a slice adds up to.
pub(super) fn add(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    customers: Customers,
    tallies: &mut Tallies,
) -> Result<()> {
    let (facts, lines) = (of_documents(sql, slice)?, line_conditions(slice));
    let join = customers.join();
    let source = if let Some((first, last)) = reach_of_products(sql, slice, &lines)? {
        let keys = [first, last].map(SqlValue::Integer);
        Source {
            from: format!(
                "FROM order_line AS line
                 CROSS JOIN orders AS fact ON fact.key = line.order_key {join}
                 WHERE {} AND line.order_key BETWEEN ? AND ? AND {} AND {COUNTS}
                 ORDER BY fact.key",
                lines.sql, facts.sql
            ),
            is_whole: false,
            values: lines.values.into_iter().chain(keys).chain(facts.values).collect(),
            customers,
        }
    } else {
        let of_each = if lines.sql.is_empty() { "1".to_string() } else { of_each(&lines) };
        Source {
            from: format!(
                "FROM orders AS fact INDEXED BY orders_by_day {join}
                 CROSS JOIN order_line AS line ON line.order_key = fact.key
                 WHERE {} AND {COUNTS} AND {of_each}",
                facts.sql
            ),
            is_whole: lines.sql.is_empty(),
            values: facts.values.into_iter().chain(lines.values).collect(),
            customers,
        }
    };
    let parting = Parting::new(sql, group)?;
    each_document(sql, &source, &mut Shelf::new(sql)?, |document, lines, shelf| {
        lines.sort_unstable_by_key(|line| (line.category, line.product_key));
        let is_one = |one: &Line, next: &Line| match group {
            Group::Category => one.category == next.category,
            Group::Product => one.product_key == next.product_key,
            _ => true,
        };
        for lines in lines.chunk_by(is_one) {
            let cell = tallies.entry(parting.of(document, &lines[0], shelf)?).or_default();
            cell.add(document, lines);
            cell.add_goods(document, lines);
        }
        Ok(())
    })
}

/// Whether the documents of a slice are found faster by the products of their lines than day by day.
pub(super) fn is_faster_by_product(sql: &Connection, slice: &Slice) -> Result<bool> {
    Ok(reach_of_products(sql, slice, &line_conditions(slice))?.is_some())
}

/// The first and the last document, where those of a slice are found faster by the products of their
/// lines.
fn reach_of_products(
    sql: &Connection,
    slice: &Slice,
    lines: &Conditions,
) -> Result<Option<(i64, i64)>> {
    if lines.sql.is_empty() {
        return Ok(None);
    }
    let known = Known::of(sql, slice, lines)?;
    Ok(known.reach.filter(|_| known.is_faster_by_product()))
}

/// The documents of a slice of which some line meets a condition, as the FROM and WHERE of a
/// statement on `fact`.
pub(super) fn documents(sql: &Connection, slice: &Slice, condition: &str) -> Result<Conditions> {
    let (facts, lines) = (of_documents(sql, slice)?, line_conditions(slice));
    let Some((first, last)) = reach_of_products(sql, slice, &lines)? else {
        return Ok(each("orders AS fact INDEXED BY orders_by_day", facts, lines, condition));
    };
    let text = format!(
        "FROM (SELECT DISTINCT line.order_key FROM order_line AS line
               CROSS JOIN orders AS fact ON fact.key = line.order_key
               WHERE {} AND line.order_key BETWEEN ? AND ? AND {condition}) AS found
         CROSS JOIN orders AS fact ON fact.key = found.order_key
         WHERE {} AND {COUNTS}",
        lines.sql, facts.sql
    );
    let keys = [first, last].map(SqlValue::Integer);
    let values = lines.values.into_iter().chain(keys).chain(facts.values).collect();
    Ok(Conditions { sql: text, values })
}

/// The same for documents that are known by their keys.
pub(super) fn document(sql: &Connection, slice: &Slice, condition: &str) -> Result<Conditions> {
    let (facts, lines) = (of_documents(sql, slice)?, line_conditions(slice));
    Ok(each("orders AS fact NOT INDEXED", facts, lines, condition))
}

fn each(from: &str, facts: Conditions, lines: Conditions, condition: &str) -> Conditions {
    let of_each = of_each(&lines);
    let mut conditions = vec![condition];
    conditions.extend(Some(of_each.as_str()).filter(|lines| !lines.is_empty()));
    let text = format!(
        "FROM {from} WHERE {} AND {COUNTS} AND EXISTS (
             SELECT 1 FROM order_line AS line WHERE line.order_key = fact.key AND {})",
        facts.sql,
        conditions.join(" AND "),
    );
    Conditions { sql: text, values: facts.values.into_iter().chain(lines.values).collect() }
}

/// What is known of the documents of a slice before they are looked at.
struct Known {
    documents: f64,
    /// The first and the last key: orders written together have keys that follow each other.
    reach: Option<(i64, i64)>,
    /// The share of all products that the slice looks at; `None` when there are none.
    products: Option<f64>,
}

impl Known {
    /// What a line found by its product costs, with its document, in documents looked at in turn.
    const COST_OF_LINE: f64 = 1.5;
    const LINES_OF_DOCUMENT: f64 = 2.5;

    fn of(sql: &Connection, slice: &Slice, lines: &Conditions) -> Result<Self> {
        let stores = stores(sql, slice)?;
        let whoever = Slice { employee_id: None, ..slice.clone() };
        let of_stores = conditions_in(stores.iter().copied(), &whoever, THESE_DAYS, slice.period());
        let query = format!(
            "SELECT coalesce(sum(documents), 0), min(first_order_key), max(last_order_key)
             FROM measure_store_day AS fact WHERE {}",
            of_stores.sql
        );
        let mut statement = sql.prepare_cached(&query)?;
        let (mut documents, reach) =
            statement.query_row(params_from_iter(&of_stores.values), |row| {
                let (first, last): (Option<i64>, Option<i64>) = (row.get(1)?, row.get(2)?);
                Ok((row.get::<_, i64>(0)? as f64, first.zip(last)))
            })?;
        if slice.employee_id.is_some() {
            let theirs = conditions_in(stores, slice, THESE_DAYS, slice.period());
            let query = format!(
                "SELECT coalesce(sum(documents), 0) FROM measure_day AS fact WHERE {}",
                theirs.sql
            );
            let mut statement = sql.prepare_cached(&query)?;
            let count = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
            documents = statement.query_row(params_from_iter(&theirs.values), count)? as f64;
        }
        let query = format!(
            "SELECT avg({}) FROM product",
            lines.sql.replace("line.product_key", "product.key")
        );
        let mut statement = sql.prepare_cached(&query)?;
        let products = statement.query_row(params_from_iter(&lines.values), |row| row.get(0))?;
        Ok(Self { documents, reach, products })
    }

    /// Whether the lines of the products, between the first and the last document, are fewer to look
    /// at than the documents.
    fn is_faster_by_product(&self) -> bool {
        let (Some(products), Some((first, last))) = (self.products, self.reach) else {
            return false;
        };
        let lines = (last - first + 1) as f64 * Self::LINES_OF_DOCUMENT * products;
        lines * Self::COST_OF_LINE < self.documents
    }
}
