//! Goods that came with orders and stand on no product list.

use chrono::NaiveDate;
use domain::Id;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::scope::{Looked, key_list};
use crate::aliases::hidden;
use crate::database::{day_from_sql, id_from_sql};
use crate::error::Result;

const MOST: u32 = 200;

/// Goods nobody listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct UnmappedProduct {
    /// The product.
    pub product_id: Id,
    /// Its code, as the files write it.
    pub code: String,
    /// Its name, as the files write it.
    pub name: String,
    /// First business day on which it was sold.
    pub first_seen: NaiveDate,
    /// Documents it stands in.
    pub orders: u32,
}

/// Goods without list price and category whose code nobody gave to another product; those of the
/// most documents first, at most 200.
pub(super) fn list(sql: &Connection, stores: &[Looked]) -> Result<Vec<UnmappedProduct>> {
    let mut statement = sql.prepare_cached(&query(&key_list(stores)))?;
    let rows = statement.query_map([], |row| {
        Ok((id_from_sql(row, "id")?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    })?;
    rows.map(|row| {
        let (product_id, code, name, first, orders) = row?;
        Ok(UnmappedProduct { product_id, code, name, first_seen: day_from_sql(first)?, orders })
    })
    .collect()
}

pub(super) fn query(stores: &str) -> String {
    format!(
        "SELECT product.id, product.code, product.name, min(orders.day) AS first_day,
                count(DISTINCT orders.key) AS documents
         FROM product
         CROSS JOIN order_line AS line ON line.product_key = product.key
         CROSS JOIN orders ON orders.key = line.order_key
         WHERE product.kind = 'goods' AND product.list_price IS NULL AND product.category = ''
           AND NOT ({hidden})
           AND orders.voided = 0 AND orders.store_key IN ({stores})
         GROUP BY product.key ORDER BY documents DESC, product.code LIMIT {MOST}",
        hidden = hidden(),
    )
}
