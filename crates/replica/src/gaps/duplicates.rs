//! Documents that look like one and the same in two stores: a file that was imported into the
//! wrong store, and then into the right one.

use chrono::NaiveDate;
use domain::{Currency, Id, Money};
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use super::scope::{Looked, key_list};
use crate::database::{day_from_sql, id_from_sql};
use crate::error::Result;
use crate::org;

const MOST: u32 = 200;

/// One number in two stores, on the same day and with the same amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct DuplicateOrder {
    /// The number.
    pub number: String,
    /// The business day.
    pub day: NaiveDate,
    /// The document of the store that stands first.
    pub one: DuplicateDocument,
    /// The document of the other store.
    pub other: DuplicateDocument,
}

/// One of two documents that look the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct DuplicateDocument {
    /// Its store.
    pub store_name: String,
    /// The document.
    pub order_id: Id,
    /// What its lines add up to, in major units.
    pub amount: String,
}

/// Pairs within the stores, newest first, at most 200; voided documents are settled already.
pub(super) fn list(sql: &Connection, stores: &[Looked]) -> Result<Vec<DuplicateOrder>> {
    let currency = org::currency(sql)?;
    let mut statement = sql.prepare_cached(&query(&key_list(stores)))?;
    let mut rows = statement.query([])?;
    let mut pairs = Vec::new();
    while let Some(row) = rows.next()? {
        pairs.push(DuplicateOrder {
            number: row.get("number")?,
            day: day_from_sql(row.get("day")?)?,
            one: document(row, currency, ["one_id", "one_name", "one_amount"])?,
            other: document(row, currency, ["other_id", "other_name", "other_amount"])?,
        });
    }
    Ok(pairs)
}

/// Numbers that occur once, nearly all, are passed over by the index of numbers alone.
pub(super) fn query(stores: &str) -> String {
    format!(
        "SELECT one.number, one.day,
                one.id AS one_id, other.id AS other_id,
                one_store.name AS one_name, other_store.name AS other_name,
                (SELECT sum(amount) FROM order_line WHERE order_key = one.key) AS one_amount,
                (SELECT sum(amount) FROM order_line WHERE order_key = other.key) AS other_amount
         FROM (SELECT number FROM orders GROUP BY number HAVING count(*) > 1) AS repeated
         CROSS JOIN orders AS one ON one.number = repeated.number
         CROSS JOIN orders AS other ON other.number = repeated.number
         JOIN store AS one_store ON one_store.key = one.store_key
         JOIN store AS other_store ON other_store.key = other.store_key
         WHERE one_store.code < other_store.code AND one.day = other.day AND one.kind = other.kind
           AND one.voided = 0 AND other.voided = 0
           AND one.store_key IN ({stores}) AND other.store_key IN ({stores})
           AND one_amount = other_amount
         ORDER BY one.day DESC, one.number, one_store.code, other_store.code LIMIT {MOST}"
    )
}

fn document(row: &Row<'_>, currency: Currency, columns: [&str; 3]) -> Result<DuplicateDocument> {
    let [id, name, amount] = columns;
    Ok(DuplicateDocument {
        store_name: row.get(name)?,
        order_id: id_from_sql(row, id)?,
        amount: currency.major(Money::from_minor(row.get(amount)?)).to_string(),
    })
}
