//! Taking an import back: what it brought leaves, what it replaced comes back, what people changed
//! since stays.

use domain::Id;
use domain::registry;
use rusqlite::{Connection, OptionalExtension, named_params, params};
use serde_json::{Map, Value};

use super::content::Content;
use super::replace::{load, put_back, touch};
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::transact::{Change, LOG_ROWS, Tx, first_import, log_batch_out, rows_of};

/// What taking back did to the orders of one import.
#[derive(Debug, Default)]
pub(crate) struct Removed {
    /// Documents removed.
    pub(crate) removed: u32,
    /// Documents put back to what they said before.
    pub(crate) restored: u32,
    /// Documents that people changed since, or a later import replaced; they stay.
    pub(crate) kept: Vec<Id>,
}

/// Takes back the orders that transaction `import_tx` wrote for the import `import_key`.
pub(crate) fn take_back(
    tx: &mut Tx<'_>,
    import_tx: i64,
    import_id: Id,
    import_key: i64,
) -> Result<Removed> {
    let mut result = Removed::default();
    let batches = batches_of(tx.sql, import_tx)?;
    for (id, fields) in replaced_by(tx.sql, import_tx)? {
        restore(tx, import_key, id, &fields, &mut result)?;
    }
    for (batch, scope) in batches {
        remove_batch(tx, batch, &scope, import_id, &mut result)?;
    }
    Ok(result)
}

fn batches_of(sql: &Connection, tx: i64) -> Result<Vec<(i64, String)>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT op.device_seq, op.scope FROM {LOG_ROWS}
         AND op.change = :batch_in AND op.table_number = :orders"
    ))?;
    let (first, last) = rows_of(sql, tx)?;
    let rows = statement.query_map(
        named_params! {
            ":first": first, ":last": last,
            ":batch_in": Change::BatchIn.number(), ":orders": registry::ORDER.number,
        },
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn replaced_by(sql: &Connection, tx: i64) -> Result<Vec<(Id, Map<String, Value>)>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT op.row_id, op.fields FROM {LOG_ROWS}
         AND op.change = :changed AND op.table_number = :orders ORDER BY op.device_seq DESC"
    ))?;
    let (first, last) = rows_of(sql, tx)?;
    let rows = statement.query_map(
        named_params! {
            ":first": first, ":last": last,
            ":changed": Change::Changed.number(), ":orders": registry::ORDER.number,
        },
        |row| Ok((row.get::<_, SqlId>(0)?.0, row.get::<_, String>(1)?)),
    )?;
    rows.map(|row| {
        let (id, fields) = row?;
        Ok((id, serde_json::from_str(&fields)?))
    })
    .collect()
}

/// Puts back what a document said before this import replaced it.
fn restore(
    tx: &mut Tx<'_>,
    import_key: i64,
    id: Id,
    fields: &Map<String, Value>,
    result: &mut Removed,
) -> Result<()> {
    let found: Option<(i64, Option<i64>, bool)> = tx
        .sql
        .prepare_cached("SELECT key, import_key, voided FROM orders WHERE id = ?1")?
        .query_row([SqlId(id)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((key, import, voided)) = found else { return Ok(()) };
    if import != Some(import_key) || voided {
        result.kept.push(id);
        return Ok(());
    }
    let now = load(tx.sql, key)?;
    let before = with_old_values(&now, fields)?;
    let origin = first_import(tx.sql, &registry::ORDER, key)?;
    put_back(tx, key, &before, origin)?;
    result.restored += 1;
    Ok(())
}

fn with_old_values(now: &Content, fields: &Map<String, Value>) -> Result<Content> {
    let Value::Object(mut content) = serde_json::to_value(now)? else {
        return Err(Error::Internal("an order is a set of fields"));
    };
    for field in registry::ORDER.fields {
        if let Some(old) = fields.get(&field.number.to_string()).and_then(|pair| pair.get(0)) {
            content.insert(field.name.to_string(), old.clone());
        }
    }
    Ok(serde_json::from_value(Value::Object(content))?)
}

fn remove_batch(
    tx: &mut Tx<'_>,
    batch: i64,
    scope: &str,
    import_id: Id,
    result: &mut Removed,
) -> Result<()> {
    tx.index_log()?;
    let rows: Vec<(i64, SqlId, bool)> = tx
        .sql
        .prepare_cached(
            "SELECT key, id, voided OR EXISTS (
                        SELECT 1 FROM op_by_row WHERE table_number = ?2 AND row_id = orders.id)
             FROM orders WHERE batch = ?1
               AND (import_key IS NULL OR import_key IN (SELECT key FROM import))",
        )?
        .query_map(params![batch, registry::ORDER.number], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut gone = 0_u32;
    for (key, id, changed_since) in rows {
        if changed_since && !is_as_first_written(tx, id.0)? {
            if !result.kept.contains(&id.0) {
                result.kept.push(id.0);
            }
            continue;
        }
        touch(tx, key)?;
        tx.sql.prepare_cached("DELETE FROM order_line WHERE order_key = ?1")?.execute([key])?;
        tx.sql.prepare_cached("DELETE FROM order_payment WHERE order_key = ?1")?.execute([key])?;
        tx.sql.prepare_cached("DELETE FROM orders WHERE key = ?1")?.execute([key])?;
        gone += 1;
    }
    if gone > 0 {
        log_batch_out(tx, &registry::ORDER, scope, Some(import_id), batch, gone)?;
        result.removed += gone;
    }
    Ok(())
}

/// Whether every change since was undone: the latest value of each field is the first one.
fn is_as_first_written(tx: &Tx<'_>, id: Id) -> Result<bool> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT fields FROM op_of_row WHERE table_number = ?1 AND row_id = ?2
         ORDER BY stamp, device_seq",
    )?;
    let logged: Vec<String> = statement
        .query_map(params![registry::ORDER.number, SqlId(id)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut first: Map<String, Value> = Map::new();
    let mut last: Map<String, Value> = Map::new();
    for fields in &logged {
        let fields: Map<String, Value> = serde_json::from_str(fields)?;
        for (number, pair) in fields {
            let (Some(old), Some(new)) = (pair.get(0), pair.get(1)) else { continue };
            first.entry(number.clone()).or_insert_with(|| old.clone());
            last.insert(number, new.clone());
        }
    }
    Ok(first == last)
}
