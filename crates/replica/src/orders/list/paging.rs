//! Where a page of the order book lies, found without walking through all pages before it.

use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params_from_iter};

use super::OrderFilter;
use crate::Page;
use crate::error::Result;

/// The keys of a page as a subquery.
pub(super) struct OfPage {
    pub(super) sql: String,
    pub(super) values: Vec<SqlValue>,
}

/// The keys of a page of the orders of which `conditions` holds, `total` in all: from the newest or,
/// where that is nearer, from the oldest.
pub(super) fn of(
    sql: &Connection,
    filter: &OrderFilter,
    conditions: &str,
    values: &[SqlValue],
    page: Page,
    total: u32,
) -> Result<OfPage> {
    let limit = page.limit().min(total.saturating_sub(page.offset));
    let behind = total.saturating_sub(page.offset).saturating_sub(limit);
    let mut values = values.to_vec();
    if is_of_a_store_alone(filter) {
        let (days, offset) = days_of_page(sql, conditions, &values, page)?;
        values.extend(days.map(SqlValue::Integer));
        let text = format!(
            "SELECT orders.key FROM orders INDEXED BY orders_by_day
             WHERE {conditions} AND orders.day BETWEEN ? AND ?
             ORDER BY orders.day DESC, orders.at_ms DESC, orders.key DESC
             LIMIT {limit} OFFSET {offset}"
        );
        return Ok(OfPage { sql: text, values });
    }
    let (way, offset) = if behind < page.offset { ("ASC", behind) } else { ("DESC", page.offset) };
    let text = format!(
        "SELECT orders.key FROM orders WHERE {conditions}
         ORDER BY orders.at_ms {way}, orders.key {way} LIMIT {limit} OFFSET {offset}"
    );
    Ok(OfPage { sql: text, values })
}

/// A store's days follow each other as its times do, so that whole days can be passed over.
fn is_of_a_store_alone(filter: &OrderFilter) -> bool {
    let rest = OrderFilter { store_id: None, ..filter.clone() };
    filter.store_id.is_some() && rest == OrderFilter::default()
}

/// The first and last day that a page lies in, and how many orders of these days stand before it.
fn days_of_page(
    sql: &Connection,
    conditions: &str,
    values: &[SqlValue],
    page: Page,
) -> Result<([i64; 2], u32)> {
    let query = format!(
        "SELECT orders.day, count(*) FROM orders INDEXED BY orders_by_day
         WHERE {conditions} GROUP BY orders.day ORDER BY orders.day DESC"
    );
    let mut statement = sql.prepare_cached(&query)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let (mut offset, mut held, mut days) = (page.offset, 0, None);
    while let Some(row) = rows.next()? {
        let (day, orders): (i64, u32) = (row.get(0)?, row.get(1)?);
        if days.is_none() && offset >= orders {
            offset -= orders;
            continue;
        }
        held += orders;
        let [_, last] = days.unwrap_or([day, day]);
        days = Some([day, last]);
        if held >= offset.saturating_add(page.limit()) {
            break;
        }
    }
    Ok((days.unwrap_or_default(), offset))
}
