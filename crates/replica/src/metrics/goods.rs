//! What was sold, product by product: how many were sold at all, and what they cost.

use domain::metrics::Measure;
use rusqlite::Connection;

use super::buyers;
use super::compute::{Group, Parts, each_row};
use super::scope::Conditions;
use crate::aliases::{counted, is_goods};
use crate::error::Result;

/// Adds the number of products sold, or their cost. Products without a cost cost nothing here, and
/// without any cost at all there is no data.
pub(super) fn add(
    sql: &Connection,
    facts: &Conditions,
    lines: &Conditions,
    group: Group,
    measure: Measure,
    parts: &mut Parts,
) -> Result<()> {
    let condition =
        format!("line.quantity_milli > 0 AND line.product_key IS NOT NULL AND {}", is_goods());
    // A group by products joins the same already.
    let standing = if group.is_by_line() { String::new() } else { counted() };
    let joins = format!(
        "{standing} JOIN product AS sold ON sold.key = coalesce(counted.key, line.product_key)"
    );
    let (from, values) = buyers::sales(facts, lines, group, Some(&joins), &condition);
    let value = match measure {
        Measure::CostOfGoods => {
            "CAST(round(sum(line.quantity_milli * sold.unit_cost) / 1000.0) AS INTEGER)"
        }
        _ => "count(DISTINCT sold.key)",
    };
    let part = group.expression();
    let query = format!("SELECT {part} AS part_key, {value} {from} GROUP BY part_key");
    each_row(sql, &query, &values, |key, row| {
        if let Some(value) = row.get::<_, Option<i64>>(1)? {
            parts.entry(key).or_default().set(measure, value);
        }
        Ok(())
    })
}
