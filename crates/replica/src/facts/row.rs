//! One row of a table of plain facts, read and written by its entry in the register.

use domain::Id;
use domain::calendar::day_number;
use domain::facts::{FactKind, FactSeen, FactValue, PLACE_FIELDS};
use rusqlite::types::{Value as SqlValue, ValueRef};
use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value};

use super::plan::FactDigest;
use crate::database::{SqlId, day_from_sql, id_from_sql};
use crate::error::{Error, Result};

/// Under this number, which no field has, the log keeps the digests, so that taking back restores
/// them too.
pub(super) const CONTENT: &str = "0";

/// What stands in a row beside the facts themselves.
pub(super) struct Stamp {
    pub(super) version: i64,
    pub(super) content: FactDigest,
    pub(super) import_key: Option<i64>,
    pub(super) batch: i64,
}

/// Inserts a fact.
pub(super) fn insert(
    sql: &Connection,
    kind: FactKind,
    id: Id,
    store_key: i64,
    product_key: Option<i64>,
    fact: &FactSeen,
    stamp: &Stamp,
) -> Result<()> {
    let fields = &kind.table().fields[PLACE_FIELDS - 1..];
    let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
    let marks = vec!["?"; names.len() + 8].join(", ");
    let query = format!(
        "INSERT INTO {} (id, store_key, day, product_key, {}, version, content, import_key, batch)
         VALUES ({marks})",
        kind.table().name,
        names.join(", ")
    );
    let mut values = vec![
        SqlValue::Blob(id.as_bytes().to_vec()),
        SqlValue::Integer(store_key),
        SqlValue::Integer(day_number(fact.day)),
        product_key.map_or(SqlValue::Null, SqlValue::Integer),
        SqlValue::Text(fact.key.to_string()),
    ];
    values.extend(fact.values.iter().map(value_to_sql));
    values.extend([
        SqlValue::Integer(stamp.version),
        SqlValue::Blob(stamp.content.to_vec()),
        stamp.import_key.map_or(SqlValue::Null, SqlValue::Integer),
        SqlValue::Integer(stamp.batch),
    ]);
    sql.prepare_cached(&query)?.execute(params_from_iter(values))?;
    Ok(())
}

fn value_to_sql(value: &FactValue) -> SqlValue {
    match value {
        FactValue::Nothing => SqlValue::Null,
        FactValue::Number(number) => SqlValue::Integer(*number),
        FactValue::Text(text) => SqlValue::Text(text.to_string()),
    }
}

/// A row as the log tells it: the registered fields by name, references by id.
pub(super) fn load(sql: &Connection, kind: FactKind, key: i64) -> Result<Map<String, Value>> {
    let table = kind.table();
    let query = format!(
        "SELECT store.id AS store_id, product.id AS product_id, fact.*
         FROM {} AS fact JOIN store ON store.key = fact.store_key
         LEFT JOIN product ON product.key = fact.product_key
         WHERE fact.key = ?1",
        table.name
    );
    Ok(sql.prepare_cached(&query)?.query_row([key], |row| {
        let mut fields = Map::new();
        let product: Option<SqlId> = row.get("product_id")?;
        let day = day_from_sql(row.get("day")?)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
        fields.insert("store_id".into(), Value::String(id_from_sql(row, "store_id")?.to_string()));
        fields.insert("day".into(), Value::String(day.to_string()));
        fields.insert(
            "product_id".into(),
            product.map_or(Value::Null, |id| Value::String(id.0.to_string())),
        );
        for field in &table.fields[PLACE_FIELDS - 1..] {
            let value = match row.get_ref(field.name)? {
                ValueRef::Integer(number) => Value::from(number),
                ValueRef::Text(text) => Value::String(String::from_utf8_lossy(text).into_owned()),
                ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Value::Null,
            };
            fields.insert(field.name.into(), value);
        }
        Ok(fields)
    })?)
}

/// The digest of what the source said.
pub(super) fn content_of(sql: &Connection, kind: FactKind, key: i64) -> Result<FactDigest> {
    let query = format!("SELECT content FROM {} WHERE key = ?1", kind.table().name);
    Ok(sql.prepare_cached(&query)?.query_row([key], |row| row.get(0))?)
}

/// Puts the registered fields of a row as [`load`] reads them.
pub(super) fn update(
    sql: &Connection,
    kind: FactKind,
    key: i64,
    fields: &Map<String, Value>,
    stamp: &Stamp,
) -> Result<()> {
    let table = kind.table();
    let own = &table.fields[PLACE_FIELDS - 1..];
    let sets: Vec<String> = own.iter().map(|field| format!("{} = ?", field.name)).collect();
    let query = format!(
        "UPDATE {} SET day = ?, product_key = (SELECT key FROM product WHERE id = ?), {},
                version = ?, content = ?, import_key = ?
         WHERE key = ?",
        table.name,
        sets.join(", ")
    );
    let text = |name: &str| fields.get(name).and_then(Value::as_str);
    let outside = Error::Internal("a fact is a set of registered fields");
    let Some(day) = text("day").and_then(|day| day.parse().ok()) else { return Err(outside) };
    let product: Option<Id> = text("product_id").and_then(|id| id.parse().ok());
    let mut values = vec![
        SqlValue::Integer(day_number(day)),
        product.map_or(SqlValue::Null, |id| SqlValue::Blob(id.as_bytes().to_vec())),
    ];
    values.extend(own.iter().map(|field| match fields.get(field.name) {
        Some(Value::String(text)) => SqlValue::Text(text.clone()),
        Some(Value::Number(number)) => number.as_i64().map_or(SqlValue::Null, SqlValue::Integer),
        Some(_) | None => SqlValue::Null,
    }));
    values.extend([
        SqlValue::Integer(stamp.version),
        SqlValue::Blob(stamp.content.to_vec()),
        stamp.import_key.map_or(SqlValue::Null, SqlValue::Integer),
        SqlValue::Integer(key),
    ]);
    sql.prepare_cached(&query)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Old and new value of every field that differs, as the log has it.
pub(super) fn differences(
    kind: FactKind,
    old: &Map<String, Value>,
    new: &Map<String, Value>,
) -> Map<String, Value> {
    let nothing = Value::Null;
    kind.table()
        .fields
        .iter()
        .filter_map(|field| {
            let before = old.get(field.name).unwrap_or(&nothing);
            let after = new.get(field.name).unwrap_or(&nothing);
            (before != after).then(|| {
                (field.number.to_string(), Value::Array(vec![before.clone(), after.clone()]))
            })
        })
        .collect()
}

/// The fields with one side of logged differences put into them.
pub(super) fn with_old_values(
    kind: FactKind,
    mut fields: Map<String, Value>,
    logged: &Map<String, Value>,
) -> Map<String, Value> {
    for field in kind.table().fields {
        if let Some(old) = logged.get(&field.number.to_string()).and_then(|pair| pair.get(0)) {
            fields.insert(field.name.into(), old.clone());
        }
    }
    fields
}
