//! The texts by which customers' names are found, kept in `customer_search` as derived numbers are:
//! written with the name, always equal to a recomputation.

use std::collections::BTreeSet;

use domain::Id;
use domain::name_search::name_keys;
use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use crate::database::SqlId;
use crate::error::Result;

type Fields = Map<String, Value>;

/// Follows a customer's record from what it said to what it says; `None` where it is not there.
/// The row itself must be there.
pub(crate) fn follow(
    sql: &Connection,
    id: Id,
    old: Option<&Fields>,
    new: Option<&Fields>,
) -> Result<()> {
    let (old, new) = (name_of(old), name_of(new));
    if old == new {
        return Ok(());
    }
    let (old, new) = (name_keys(old), name_keys(new));
    let key: i64 = sql
        .prepare_cached("SELECT key FROM customer WHERE id = ?1")?
        .query_row([SqlId(id)], |row| row.get(0))?;
    let mut remove = sql
        .prepare_cached("DELETE FROM customer_search WHERE key_text = ?1 AND customer_key = ?2")?;
    for text in old.difference(&new) {
        remove.execute(params![text, key])?;
    }
    insert(sql, "customer_search", key, new.difference(&old))
}

fn name_of(fields: Option<&Fields>) -> &str {
    fields.and_then(|fields| fields.get("name")).and_then(Value::as_str).unwrap_or_default()
}

fn insert<'k>(
    sql: &Connection,
    table: &str,
    customer: i64,
    keys: impl Iterator<Item = &'k String>,
) -> Result<()> {
    let query = format!("INSERT OR IGNORE INTO {table} (key_text, customer_key) VALUES (?1, ?2)");
    let mut insert = sql.prepare_cached(&query)?;
    for text in keys {
        insert.execute(params![text, customer])?;
    }
    Ok(())
}

/// Writes the keys of every customer into a table of the shape of `customer_search`.
pub(crate) fn recompute(sql: &Connection, into: &str) -> Result<()> {
    let mut names = sql.prepare("SELECT key, name FROM customer WHERE name <> ''")?;
    let mut rows = names.query([])?;
    while let Some(row) = rows.next()? {
        let keys: BTreeSet<String> = name_keys(&row.get::<_, String>(1)?);
        insert(sql, into, row.get(0)?, keys.iter())?;
    }
    Ok(())
}
