//! Slices counted from the documents themselves.

use domain::metrics::Slice;
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};

use super::group::{Group, Parting};
use super::scope::{Conditions, conditions, line_conditions, of_each};
use super::tally::Tallies;
use crate::error::Result;
use crate::measures::{CUSTOMERS, Line, Shelf, Source, each_document};

/// So many documents are faster looked at one by one than found through the lines of products.
const FEW_DOCUMENTS: i64 = 20_000;

/// Adds what each part of a slice adds up to.
pub(super) fn add(
    sql: &Connection,
    slice: &Slice,
    group: Group,
    tallies: &mut Tallies,
) -> Result<()> {
    let (facts, lines) = (conditions(sql, slice)?, line_conditions(slice));
    let known = Known::of(sql, &facts)?;
    let Some((first, last)) = known.reach else { return Ok(()) };
    let counts = "fact.status = 0 AND fact.voided = 0";
    let source = if lines.sql.is_empty() || known.documents <= FEW_DOCUMENTS {
        let condition =
            if lines.sql.is_empty() { String::new() } else { format!("AND {}", of_each(&lines)) };
        Source {
            from: format!(
                "FROM orders AS fact INDEXED BY orders_by_day {CUSTOMERS}
                 CROSS JOIN order_line AS line ON line.order_key = fact.key
                 WHERE {} AND {counts} {condition}",
                facts.sql
            ),
            is_whole: lines.sql.is_empty(),
            values: facts.values.into_iter().chain(lines.values).collect(),
        }
    } else {
        let keys = [first, last].map(SqlValue::Integer);
        Source {
            from: format!(
                "FROM order_line AS line
                 CROSS JOIN orders AS fact ON fact.key = line.order_key {CUSTOMERS}
                 WHERE {} AND line.order_key BETWEEN ? AND ? AND {} AND {counts}
                 ORDER BY fact.key",
                lines.sql, facts.sql
            ),
            is_whole: false,
            values: lines.values.into_iter().chain(keys).chain(facts.values).collect(),
        }
    };
    let parting = Parting::new(sql, group)?;
    each_document(sql, &source, &mut Shelf::load(sql)?, |document, lines, shelf| {
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

/// The documents of a slice of which some line meets a condition, as the FROM and WHERE of a
/// statement on `fact`.
pub(super) fn documents(sql: &Connection, slice: &Slice, condition: &str) -> Result<Conditions> {
    let (facts, lines) = (conditions(sql, slice)?, line_conditions(slice));
    let counts = "fact.status = 0 AND fact.voided = 0";
    let known = if lines.sql.is_empty() { None } else { Some(Known::of(sql, &facts)?) };
    let around = known.filter(|known| known.documents > FEW_DOCUMENTS);
    if let Some((first, last)) = around.and_then(|known| known.reach) {
        let text = format!(
            "FROM (SELECT DISTINCT line.order_key FROM order_line AS line
                   CROSS JOIN orders AS fact ON fact.key = line.order_key
                   WHERE {} AND line.order_key BETWEEN ? AND ? AND {condition}) AS found
             CROSS JOIN orders AS fact ON fact.key = found.order_key
             WHERE {} AND {counts}",
            lines.sql, facts.sql
        );
        let keys = [first, last].map(SqlValue::Integer);
        let values = lines.values.into_iter().chain(keys).chain(facts.values).collect();
        return Ok(Conditions { sql: text, values });
    }
    let of_each = of_each(&lines);
    let mut conditions = vec![condition];
    conditions.extend(Some(of_each.as_str()).filter(|lines| !lines.is_empty()));
    let text = format!(
        "FROM orders AS fact INDEXED BY orders_by_day WHERE {} AND {counts} AND EXISTS (
             SELECT 1 FROM order_line AS line WHERE line.order_key = fact.key AND {})",
        facts.sql,
        conditions.join(" AND "),
    );
    Ok(Conditions { sql: text, values: facts.values.into_iter().chain(lines.values).collect() })
}

/// What the sums of days tell of the documents of a slice.
struct Known {
    documents: i64,
    /// The first and the last key: orders written together have keys that follow each other.
    reach: Option<(i64, i64)>,
}

impl Known {
    fn of(sql: &Connection, facts: &Conditions) -> Result<Self> {
        let query = format!(
            "SELECT coalesce(sum(documents), 0), min(first_order_key), max(last_order_key)
             FROM measure_day AS fact WHERE {}",
            facts.sql
        );
        let mut statement = sql.prepare_cached(&query)?;
        Ok(statement.query_row(params_from_iter(&facts.values), |row| {
            let (first, last): (Option<i64>, Option<i64>) = (row.get(1)?, row.get(2)?);
            Ok(Self { documents: row.get(0)?, reach: first.zip(last) })
        })?)
    }
}
