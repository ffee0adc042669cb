//! Records: rows that people edit, read and written by their entry in the register.

use domain::Id;
use domain::customers::Customer;
use domain::products::Product;
use domain::registry::{Field, FieldType, ScopeRule, Table};
use rusqlite::types::{ToSqlOutput, Value as SqlValue, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, ToSql};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Tx;
use super::log::{Change, scope_of};
use crate::customers::{names, without_purchase};
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::identity::same_number;
use crate::measures;

/// A type whose rows live in a synced table of records. Its fields carry the names of the
/// table's columns.
pub(crate) trait Record: Serialize + DeserializeOwned {
    /// Where it lives.
    fn table() -> &'static Table;
    /// Its identity.
    fn id(&self) -> Id;
}

macro_rules! records {
    ($($type:ty => $table:path,)*) => {
        $(impl Record for $type {
            fn table() -> &'static Table { &$table }
            fn id(&self) -> Id { self.id }
        })*
    };
}

records! {
    domain::org::Chain => domain::registry::CHAIN,
    domain::org::Region => domain::registry::REGION,
    domain::org::Store => domain::registry::STORE,
    domain::org::Department => domain::registry::DEPARTMENT,
    domain::org::Employee => domain::registry::EMPLOYEE,
    Product => domain::registry::PRODUCT,
    Customer => domain::registry::CUSTOMER,
    domain::mapping::Mapping => domain::registry::MAPPING,
    crate::people::Credential => domain::registry::CREDENTIAL,
    crate::imports::ImportRecord => domain::registry::IMPORT,
    crate::aliases::StoreAlias => domain::registry::STORE_ALIAS,
    crate::aliases::ProductAlias => domain::registry::PRODUCT_ALIAS,
    crate::buyers::Buyer => domain::registry::BUYER,
    crate::gaps::ClosedDay => domain::registry::CLOSED_DAY,
    domain::customer_rules::CustomerRules => domain::registry::CUSTOMER_RULES,
    domain::segments::Segment => domain::registry::SEGMENT,
    domain::levels::LevelRules => domain::registry::LEVEL_RULES,
    domain::levels::LevelChange => domain::registry::LEVEL_CHANGE,
    domain::care::Tag => domain::registry::TAG,
    domain::care::CustomerTag => domain::registry::CUSTOMER_TAG,
    domain::care::Contact => domain::registry::CONTACT,
    domain::care::Consent => domain::registry::CONSENT,
    domain::care::PhoneReveal => domain::registry::PHONE_REVEAL,
    domain::metrics::OwnMetric => domain::registry::OWN_METRIC,
    domain::metrics::ManualValue => domain::registry::MANUAL_VALUE,
    domain::metrics::PinnedMetrics => domain::registry::PINNED_METRICS,
    domain::modules::HiddenModules => domain::registry::HIDDEN_MODULES,
    domain::goals::Objective => domain::registry::OBJECTIVE,
    domain::goals::KeyResult => domain::registry::KEY_RESULT,
    domain::goals::GoalLink => domain::registry::GOAL_LINK,
    domain::goals::CheckIn => domain::registry::CHECK_IN,
    domain::goals::Todo => domain::registry::TODO,
    domain::goals::Notice => domain::registry::NOTICE,
    domain::goals::GoalRules => domain::registry::GOAL_RULES,
    domain::promotions::Promotion => domain::registry::PROMOTION,
    domain::kpi::Posting => domain::registry::POSTING,
    domain::kpi::KpiSheet => domain::registry::KPI_SHEET,
    domain::kpi::KpiAssignment => domain::registry::KPI_ASSIGNMENT,
    domain::kpi::KpiRating => domain::registry::KPI_RATING,
    domain::kpi::KpiAgreement => domain::registry::KPI_AGREEMENT,
    crate::kpi::KpiResult => domain::registry::KPI_RESULT,
}

/// Reads one record; `None` when it is not there.
pub(crate) fn find<R: Record>(sql: &Connection, id: Id) -> Result<Option<R>> {
    let Some(mut fields) = read_fields(sql, R::table(), id)? else { return Ok(None) };
    fields.insert("id".into(), Value::String(id.to_string()));
    Ok(Some(serde_json::from_value(Value::Object(fields))?))
}

/// Reads one record that must be there.
pub(crate) fn get<R: Record>(sql: &Connection, id: Id) -> Result<R> {
    find(sql, id)?.ok_or(Error::NotFound(R::table().name))
}

/// Reads all records of a table, in the order of a column of it.
pub(crate) fn list<R: Record>(sql: &Connection, order_by: &str) -> Result<Vec<R>> {
    let table = R::table();
    if order_by != "key" && !table.fields.iter().any(|field| field.name == order_by) {
        return Err(Error::Internal("no such column to order by"));
    }
    let query =
        format!("SELECT id, {} FROM {} ORDER BY {order_by}, key", columns(table), table.name);
    let mut statement = sql.prepare_cached(&query)?;
    let rows = statement.query_map([], |row| {
        let id: SqlId = row.get("id")?;
        let mut fields = fields_of(table, row)?;
        fields.insert("id".into(), Value::String(id.0.to_string()));
        Ok(fields)
    })?;
    rows.map(|fields| Ok(serde_json::from_value(Value::Object(fields?))?)).collect()
}

/// The fields of a row as JSON, by name; `None` when the row is not there.
pub(super) fn read_fields(
    sql: &Connection,
    table: &Table,
    id: Id,
) -> Result<Option<Map<String, Value>>> {
    let query = format!("SELECT {} FROM {} WHERE id = ?1", columns(table), table.name);
    let mut statement = sql.prepare_cached(&query)?;
    Ok(statement.query_row([SqlId(id)], |row| fields_of(table, row)).optional()?)
}

fn columns(table: &Table) -> String {
    table.fields.iter().map(|field| field.name).collect::<Vec<_>>().join(", ")
}

fn fields_of(table: &Table, row: &Row<'_>) -> rusqlite::Result<Map<String, Value>> {
    table
        .fields
        .iter()
        .map(|field| Ok((field.name.to_string(), json_of(field, row.get_ref(field.name)?)?)))
        .collect()
}

fn json_of(field: &Field, value: ValueRef<'_>) -> rusqlite::Result<Value> {
    Ok(match (field.kind, value) {
        (_, ValueRef::Null) => Value::Null,
        (FieldType::Integer, value) => Value::from(value.as_i64()?),
        (FieldType::Flag, value) => Value::Bool(value.as_i64()? != 0),
        (FieldType::Id, value) => {
            let id: SqlId = rusqlite::types::FromSql::column_result(value)?;
            Value::String(id.0.to_string())
        }
        (FieldType::Json, value) => serde_json::from_str(value.as_str()?)
            .map_err(|error| rusqlite::types::FromSqlError::Other(Box::new(error)))?,
        (FieldType::Text | FieldType::Day, value) => Value::String(value.as_str()?.to_string()),
    })
}

/// A JSON value on its way into a column.
struct Column<'a>(FieldType, &'a Value);

impl ToSql for Column<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let owned = |value| Ok(ToSqlOutput::Owned(value));
        match (self.0, self.1) {
            (FieldType::Json, value) => owned(SqlValue::Text(value.to_string())),
            (_, Value::Null) => owned(SqlValue::Null),
            (FieldType::Id, Value::String(text)) => match text.parse::<Id>() {
                Ok(id) => owned(SqlValue::Blob(id.as_bytes().to_vec())),
                Err(error) => Err(rusqlite::Error::ToSqlConversionFailure(Box::new(error))),
            },
            (_, Value::String(text)) => Ok(ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()))),
            (_, Value::Number(number)) => owned(SqlValue::Integer(number.as_i64().unwrap_or(0))),
            (_, Value::Bool(yes)) => owned(SqlValue::Integer(i64::from(*yes))),
            (_, Value::Array(_) | Value::Object(_)) => {
                Err(rusqlite::Error::ToSqlConversionFailure("a document in a plain column".into()))
            }
        }
    }
}

/// What of a product the sums of its lines hang on.
const PRODUCT_MARKS_OF_LINES: [&str; 2] = ["category", "kind"];

impl Tx<'_> {
    /// Writes a record as it should be: made when it is new, changed where it differs, nothing
    /// when it is the same. Answers whether anything changed.
    pub(crate) fn put<R: Record>(&mut self, record: &R) -> Result<bool> {
        let Value::Object(fields) = serde_json::to_value(record)? else {
            return Err(Error::Internal("a record is a set of fields"));
        };
        self.put_fields(R::table(), record.id(), &fields)
    }

    pub(super) fn put_fields(
        &mut self,
        table: &Table,
        id: Id,
        fields: &Map<String, Value>,
    ) -> Result<bool> {
        let Some(change) = write_row(self.sql, table, id, fields)? else { return Ok(false) };
        if table == Customer::table() {
            self.numbers.note(id, change.old.as_ref(), Some(fields));
            names::follow(self.sql, id, change.old.as_ref(), Some(fields))?;
            without_purchase::follow(self.sql, id, change.old.as_ref(), fields)?;
            measures::touch_member(self, id, change.old.as_ref(), Some(fields))?;
        }
        let differs = |old: &Map<String, Value>| {
            PRODUCT_MARKS_OF_LINES.iter().any(|name| old.get(*name) != fields.get(*name))
        };
        if table == Product::table() && change.old.as_ref().is_some_and(differs) {
            measures::touch_product(self, id)?;
        }
        let (kind, owner) = match &change.old {
            None => (Change::Created, fields),
            Some(old) => (Change::Changed, old),
        };
        let scope = scope_of(table, id, named_by_scope(table, owner));
        self.log(table, id, kind, &scope, &change.diff.to_string())?;
        Ok(true)
    }

    /// Removes a record; its last content stays in the log. Answers whether it was there.
    pub(crate) fn delete(&mut self, table: &Table, id: Id) -> Result<bool> {
        let Some(old) = read_fields(self.sql, table, id)? else { return Ok(false) };
        if table == Customer::table() {
            self.numbers.note(id, Some(&old), None);
            names::follow(self.sql, id, Some(&old), None)?;
            without_purchase::forget(self.sql, id)?;
            same_number::forget(self.sql, id)?;
            measures::touch_member(self, id, Some(&old), None)?;
        }
        let query = format!("DELETE FROM {} WHERE id = ?1", table.name);
        self.sql.prepare_cached(&query)?.execute([SqlId(id)])?;
        let last: Map<String, Value> = table
            .fields
            .iter()
            .map(|field| {
                let value = old.get(field.name).cloned().unwrap_or(Value::Null);
                (field.number.to_string(), Value::Array(vec![value, Value::Null]))
            })
            .collect();
        let scope = scope_of(table, id, named_by_scope(table, &old));
        self.log(table, id, Change::Deleted, &scope, &Value::Object(last).to_string())?;
        Ok(true)
    }
}

/// What writing a row changed.
struct RowChange {
    /// The fields before; `None` for a new row.
    old: Option<Map<String, Value>>,
    /// See [`differences`].
    diff: Value,
}

/// Makes or updates a row; `None` when it is as it should be already.
fn write_row(
    sql: &Connection,
    table: &Table,
    id: Id,
    fields: &Map<String, Value>,
) -> Result<Option<RowChange>> {
    let old = read_fields(sql, table, id)?;
    let diff = differences(table, old.as_ref(), fields)?;
    if old.is_none() {
        insert(sql, table, id, fields)?;
    } else if diff.as_object().is_none_or(Map::is_empty) {
        return Ok(None);
    } else {
        update(sql, table, id, fields)?;
    }
    Ok(Some(RowChange { old, diff }))
}

/// Writes a record without a log row, to measure what the log costs.
pub(crate) fn put_unlogged<R: Record>(sql: &Connection, record: &R) -> Result<()> {
    let Value::Object(fields) = serde_json::to_value(record)? else {
        return Err(Error::Internal("a record is a set of fields"));
    };
    write_row(sql, R::table(), record.id(), &fields)?;
    Ok(())
}

fn insert(sql: &Connection, table: &Table, id: Id, fields: &Map<String, Value>) -> Result<()> {
    let marks = vec!["?"; table.fields.len() + 1].join(", ");
    let query = format!("INSERT INTO {} (id, {}) VALUES ({marks})", table.name, columns(table));
    bind_and_run(sql, &query, table, id, fields, true)
}

fn update(sql: &Connection, table: &Table, id: Id, fields: &Map<String, Value>) -> Result<()> {
    let sets: Vec<String> =
        table.fields.iter().map(|field| format!("{} = ?", field.name)).collect();
    let query = format!("UPDATE {} SET {} WHERE id = ?", table.name, sets.join(", "));
    bind_and_run(sql, &query, table, id, fields, false)
}

fn bind_and_run(
    sql: &Connection,
    query: &str,
    table: &Table,
    id: Id,
    fields: &Map<String, Value>,
    id_first: bool,
) -> Result<()> {
    let id = SqlId(id);
    let columns: Vec<Column<'_>> = table
        .fields
        .iter()
        .map(|field| Column(field.kind, fields.get(field.name).unwrap_or(&Value::Null)))
        .collect();
    let mut values: Vec<&dyn ToSql> = columns.iter().map(|column| column as &dyn ToSql).collect();
    let at = if id_first { 0 } else { values.len() };
    values.insert(at, &id);
    sql.prepare_cached(query)?.execute(values.as_slice())?;
    Ok(())
}

/// `{"field number": [old, new]}` for every field that differs. A record that lacks one of its
/// table's fields is a fault of ours, not a change to nothing.
fn differences(
    table: &Table,
    old: Option<&Map<String, Value>>,
    new: &Map<String, Value>,
) -> Result<Value> {
    let mut changes = Map::new();
    for field in table.fields {
        let value =
            new.get(field.name).ok_or(Error::Internal("a record lacks a registered field"))?;
        let before = old.and_then(|old| old.get(field.name)).unwrap_or(&Value::Null);
        if old.is_none() || before != value {
            let pair = Value::Array(vec![before.clone(), value.clone()]);
            changes.insert(field.number.to_string(), pair);
        }
    }
    Ok(Value::Object(changes))
}

fn named_by_scope(table: &Table, fields: &Map<String, Value>) -> Option<Id> {
    let (ScopeRule::StoreIn(name) | ScopeRule::UserIn(name)) = table.scope else { return None };
    fields.get(name)?.as_str()?.parse().ok()
}
