//! Undoing what a person wrote as plain facts: lines that came leave, lines that were replaced or
//! removed come back. Fails with `Conflict`, changing nothing, when something was written over it.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::Id;
use domain::calendar::day_number;
use domain::facts::{FactKind, FactSeen, FactValue};
use rusqlite::params;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::plan::FactDigest;
use super::remove::{digest_of, put_old};
use super::row::{CONTENT, Stamp, content_of, insert, load};
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::orders::{hex, key_of};
use crate::transact::{Change, Tx, log_batch_out};

/// A log row of facts to take back.
pub(crate) struct LoggedFact<'a> {
    /// Its number in the log.
    pub(crate) device_seq: i64,
    /// The row it is about.
    pub(crate) row_id: Id,
    /// What happened to it.
    pub(crate) change: i64,
    /// Its scope.
    pub(crate) scope: &'a str,
    /// What it says.
    pub(crate) fields: &'a Map<String, Value>,
}

/// Takes one log row back.
pub(crate) fn put_back(tx: &mut Tx<'_>, kind: FactKind, logged: &LoggedFact<'_>) -> Result<()> {
    if logged.change == Change::BatchIn.number() {
        return remove_batch(tx, kind, logged);
    }
    let key = key_of(tx.sql, kind.table().name, logged.row_id)?;
    if logged.change == Change::Changed.number() {
        let key = key.ok_or(Error::Conflict)?;
        if Some(content_of(tx.sql, kind, key)?) != digest_of(logged.fields, 1) {
            return Err(Error::Conflict);
        }
        return put_old(tx, kind, key, logged.row_id, logged.scope, logged.fields);
    }
    match key {
        Some(_) => Err(Error::Conflict),
        None if logged.change == Change::Deleted.number() => bring_back(tx, kind, logged),
        None => Err(Error::CannotUndo),
    }
}

/// Takes a batch out again, if every fact of it stands as it came.
fn remove_batch(tx: &mut Tx<'_>, kind: FactKind, logged: &LoggedFact<'_>) -> Result<()> {
    let name = kind.table().name;
    let mut digest = Sha256::new();
    let mut gone = 0_u32;
    {
        let mut statement = tx.sql.prepare_cached(&format!(
            "SELECT id, content FROM {name} WHERE batch = ?1 ORDER BY key"
        ))?;
        let rows = statement.query_map([logged.device_seq], |row| {
            Ok((row.get::<_, SqlId>(0)?, row.get::<_, FactDigest>(1)?))
        })?;
        for row in rows {
            let (id, content) = row?;
            digest.update(id.0.as_bytes());
            digest.update(content);
            gone += 1;
        }
    }
    if logged.fields.get("digest").and_then(Value::as_str) != Some(&hex(&digest.finalize())) {
        return Err(Error::Conflict);
    }
    tx.sql
        .prepare_cached(&format!("DELETE FROM {name} WHERE batch = ?1"))?
        .execute([logged.device_seq])?;
    log_batch_out(tx, kind.table(), logged.scope, None, logged.device_seq, gone)
}

/// Removes the facts of a store and a day that are not among these; their last content stays in the
/// log. Answers how many there were.
pub(crate) fn remove_others(
    tx: &mut Tx<'_>,
    kind: FactKind,
    store: Id,
    day: NaiveDate,
    kept: &HashSet<Id>,
) -> Result<u32> {
    let table = kind.table();
    let store_key = key_of(tx.sql, "store", store)?.ok_or(Error::NotFound("store"))?;
    let found: Vec<(i64, Id, i64, Option<SqlId>)> = tx
        .sql
        .prepare_cached(&format!(
            "SELECT fact.key, fact.id, fact.batch, import.id FROM {} AS fact
             LEFT JOIN import ON import.key = fact.import_key
             WHERE fact.store_key = ?1 AND fact.day = ?2 ORDER BY fact.key",
            table.name
        ))?
        .query_map(params![store_key, day_number(day)], |row| {
            Ok((row.get(0)?, row.get::<_, SqlId>(1)?.0, row.get(2)?, row.get(3)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut removed = 0;
    for (key, id, batch, import) in found.into_iter().filter(|(_, id, ..)| !kept.contains(id)) {
        let last = load(tx.sql, kind, key)?;
        let content = content_of(tx.sql, kind, key)?;
        let mut fields: Map<String, Value> = table
            .fields
            .iter()
            .map(|field| {
                let value = last.get(field.name).cloned().unwrap_or(Value::Null);
                (field.number.to_string(), json!([value, null]))
            })
            .collect();
        fields.insert(CONTENT.into(), json!([hex(&content), null]));
        fields.insert("batch".into(), json!(batch));
        fields.insert("import".into(), json!(import.map(|id| id.0)));
        tx.sql
            .prepare_cached(&format!("DELETE FROM {} WHERE key = ?1", table.name))?
            .execute([key])?;
        let scope = format!("store:{store}");
        tx.log(table, id, Change::Deleted, &scope, &Value::Object(fields).to_string())?;
        removed += 1;
    }
    Ok(removed)
}

/// Inserts a removed fact again.
fn bring_back(tx: &mut Tx<'_>, kind: FactKind, logged: &LoggedFact<'_>) -> Result<()> {
    let table = kind.table();
    let old = |number: u16| logged.fields.get(&number.to_string()).and_then(|pair| pair.get(0));
    let text = |number: u16| old(number).and_then(Value::as_str);
    let id = |number: u16| text(number).and_then(|id| id.parse::<Id>().ok());
    let [store, day, product, key] = [0, 1, 2, 3].map(|at| table.fields[at].number);
    let store_key = match id(store) {
        Some(store) => key_of(tx.sql, "store", store)?,
        None => None,
    };
    let product_key = match id(product) {
        Some(product) => key_of(tx.sql, "product", product)?,
        None => None,
    };
    if product_key.is_none() && id(product).is_some() {
        return Err(Error::Conflict);
    }
    let fact = FactSeen {
        store: None,
        day: text(day).and_then(|day| day.parse().ok()).ok_or(Error::CannotUndo)?,
        product: None,
        key: text(key).unwrap_or_default().into(),
        values: kind.values().iter().map(|field| value_of(old(field.number))).collect(),
    };
    let import = logged.fields.get("import").and_then(Value::as_str);
    let import_key = match import.and_then(|id| id.parse().ok()) {
        Some(import) => key_of(tx.sql, "import", import)?,
        None => None,
    };
    let content = digest_of(logged.fields, 0).ok_or(Error::CannotUndo)?;
    let batch = logged.fields.get("batch").and_then(Value::as_i64).unwrap_or(0);
    let stamp = Stamp { version: tx.version(), content, import_key, batch };
    let store_key = store_key.ok_or(Error::Conflict)?;
    insert(tx.sql, kind, logged.row_id, store_key, product_key, &fact, &stamp)?;
    let mut fields: Map<String, Value> = table
        .fields
        .iter()
        .map(|field| {
            let value = old(field.number).cloned().unwrap_or(Value::Null);
            (field.number.to_string(), json!([null, value]))
        })
        .collect();
    fields.insert(CONTENT.into(), json!([null, hex(&content)]));
    let fields = Value::Object(fields).to_string();
    tx.log(table, logged.row_id, Change::Created, logged.scope, &fields)
}

fn value_of(value: Option<&Value>) -> FactValue {
    match value {
        Some(Value::Number(number)) => {
            number.as_i64().map_or(FactValue::Nothing, FactValue::Number)
        }
        Some(Value::String(text)) => FactValue::Text(text.as_str().into()),
        Some(Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_)) | None => {
            FactValue::Nothing
        }
    }
}
