//! History: who changed what, when, from what to what.

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::care::{Consent, ConsentChannel, CustomerTag, Tag};
use domain::clock::Hlc;
use domain::facts::FactKind;
use domain::registry::{self, ScopeRule, Table};
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::log::Change;
use super::record;
use super::undo::NEVER_UNDONE;
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::{Replica, goals, org};

/// One entry of a record's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct HistoryEntry {
    /// The transaction, by which it can be undone on the device that made it.
    #[specta(type = f64)]
    pub tx: i64,
    /// When, UTC milliseconds.
    #[specta(type = f64)]
    pub at: i64,
    /// Who; empty for the program itself.
    pub by: String,
    /// By which operation.
    pub operation: String,
    /// Made, changed or removed.
    pub kind: HistoryKind,
    /// Whose fields they are: the record's own table, or that of something about it.
    pub table: String,
    /// The row itself.
    pub row_id: Id,
    /// From what to what.
    pub fields: Vec<HistoryField>,
    /// Whether it can still be undone here.
    pub can_undo: bool,
}

/// What happened to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// It was made.
    Created,
    /// It was changed.
    Changed,
    /// It was removed.
    Deleted,
}

/// One field of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct HistoryField {
    /// Name of the field.
    pub field: String,
    /// Before; `None` when there was nothing.
    pub old: Option<String>,
    /// After; `None` when there is nothing.
    pub new: Option<String>,
}

impl Replica {
    /// The history of one row, newest first. Personal fields are masked for people who may not
    /// see phone numbers in full; password hashes are never shown.
    pub fn history(&self, actor: &Actor, table: &str, id: Id) -> Result<Vec<HistoryEntry>> {
        let table = Table::named(table).ok_or(Error::NotFound("table"))?;
        self.database.read(|sql| {
            let store = org::store_of_row(sql, table, id)?;
            let masks = match store {
                Some(store) => {
                    let target = org::store_target(sql, store)?;
                    actor.may(Operation::ViewHistory, target)?;
                    actor.may(Operation::RevealCustomerPhone, target).is_err()
                }
                // What belongs to the whole chain (a product, a region) is nobody's secret.
                None if table.scope == ScopeRule::Chain => {
                    actor.may_somewhere(Operation::ViewHistory)?;
                    false
                }
                None => {
                    actor.may(Operation::ViewHistory, Target::Chain)?;
                    false
                }
            };
            goals::may_read_history(sql, actor, table, id)?;
            let mut all = entries(sql, table, id, masks)?;
            if table == &registry::CUSTOMER {
                for (table, id) in about_customer(sql, id)? {
                    all.extend(entries(sql, table, id, masks)?);
                }
                all.sort_by_key(|entry| std::cmp::Reverse((entry.at, entry.tx)));
            }
            name_references(sql, &mut all)?;
            Ok(all)
        })
    }
}

/// The log rows of one row, and for a fact that came in a batch that batch. What an import or the
/// beginning wrote is not undone piece by piece.
fn entries(sql: &Connection, table: &Table, id: Id, masks: bool) -> Result<Vec<HistoryEntry>> {
    let came = match FactKind::of_table(table) {
        Some(_) => table.name,
        None => registry::ORDER.name,
    };
    let mut statement = sql.prepare_cached(&format!(
        "WITH entry AS (
             SELECT * FROM op_of_row WHERE table_number = :table AND row_id = :row
             UNION ALL
             SELECT * FROM op
             WHERE device_id = (SELECT id FROM device)
               AND device_seq = (SELECT batch FROM {came} WHERE id = :row)
         )
         SELECT entry.tx, entry.stamp, entry.operation, entry.change, entry.fields,
                coalesce(employee.name, '') AS by_name,
                entry.device_id = (SELECT id FROM device)
                    AND NOT EXISTS (SELECT 1 FROM undone WHERE entry.tx IN (tx, by_tx))
                    AND entry.operation NOT IN (:import, 'start_chain', 'start_sample', :looked, :erased)
                    AS can_undo
         FROM entry LEFT JOIN employee ON employee.id = entry.employee_id
         ORDER BY entry.stamp DESC, entry.device_seq DESC"
    ))?;
    let rows = statement.query_map(
        named_params! {
            ":table": table.number,
            ":row": SqlId(id),
            ":import": Operation::ImportSales.code(),
            ":looked": NEVER_UNDONE[0],
            ":erased": NEVER_UNDONE[1],
        },
        |row| {
            let fields: String = row.get("fields")?;
            let change: i64 = row.get("change")?;
            Ok(HistoryEntry {
                tx: row.get("tx")?,
                at: Hlc::from_packed(row.get("stamp")?).unix_ms(),
                by: row.get("by_name")?,
                operation: row.get("operation")?,
                kind: kind_of(change),
                table: table.name.to_string(),
                row_id: id,
                fields: read_changes(table, &fields, masks),
                can_undo: row.get("can_undo")?,
            })
        },
    )?;
    rows.map(|entry| Ok(entry?)).collect()
}

/// The records about a customer: tags, newest contacts, consent, and who looked at the phone number.
fn about_customer(sql: &Connection, id: Id) -> Result<Vec<(&'static Table, Id)>> {
    let mut about: Vec<(&'static Table, Id)> = Vec::new();
    for tag in record::list::<Tag>(sql, "name")? {
        about.push((&registry::CUSTOMER_TAG, CustomerTag::id_of(id, tag.id)));
    }
    for channel in ConsentChannel::ALL {
        about.push((&registry::CONSENT, Consent::id_of(id, channel)));
    }
    let newest = "WHERE customer_id = ?1 ORDER BY at_ms DESC LIMIT 100";
    for table in [&registry::CONTACT, &registry::PHONE_REVEAL] {
        let mut statement =
            sql.prepare_cached(&format!("SELECT id FROM {} {newest}", table.name))?;
        for found in statement.query_map([SqlId(id)], |row| row.get::<_, SqlId>(0))? {
            about.push((table, found?.0));
        }
    }
    Ok(about)
}

/// Fields that only say where a record about a customer hangs.
const PLACES: [&str; 5] = ["store_id", "customer_id", "employee_id", "at_ms", "day"];

/// Says tags, people and whose goals are by their names, and leaves out where a record hangs.
fn name_references(sql: &Connection, entries: &mut [HistoryEntry]) -> Result<()> {
    for entry in entries {
        let is_about =
            matches!(entry.table.as_str(), "customer_tag" | "contact" | "consent" | "phone_reveal");
        if is_about {
            entry.fields.retain(|field| !PLACES.contains(&field.field.as_str()));
        }
        for field in &mut entry.fields {
            for value in [&mut field.old, &mut field.new].into_iter().flatten() {
                let Ok(id) = value.parse::<Id>() else { continue };
                if let Some(name) = name_of(sql, &field.field, id)? {
                    *value = name;
                }
            }
        }
    }
    Ok(())
}

/// The name of what a field means by an id; `None` for other fields, and for what is there no more.
fn name_of(sql: &Connection, field: &str, id: Id) -> Result<Option<String>> {
    let tables: Vec<&Table> = match field {
        "tag_id" => vec![&registry::TAG],
        "assigned_to" | "owner_id" | "employee_id" => vec![&registry::EMPLOYEE],
        "holder_id" => {
            vec![&registry::EMPLOYEE, &registry::STORE, &registry::DEPARTMENT, &registry::REGION]
        }
        _ => Vec::new(),
    };
    for table in tables {
        let fields = record::read_fields(sql, table, id)?;
        let name = fields.as_ref().and_then(|fields| fields.get("name")).and_then(Value::as_str);
        if let Some(name) = name {
            return Ok(Some(name.to_string()));
        }
    }
    Ok(None)
}

fn kind_of(change: i64) -> HistoryKind {
    if change == Change::Created.number() || change == Change::BatchIn.number() {
        HistoryKind::Created
    } else if change == Change::Changed.number() {
        HistoryKind::Changed
    } else {
        HistoryKind::Deleted
    }
}

fn read_changes(table: &Table, json: &str, masks: bool) -> Vec<HistoryField> {
    let changes: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
    table
        .fields
        .iter()
        .filter_map(|field| {
            let pair = changes.get(&field.number.to_string())?;
            let hidden = field.name == "password_hash" || (masks && field.personal);
            Some(HistoryField {
                field: field.name.to_string(),
                old: text_of(pair.get(0)?, hidden),
                new: text_of(pair.get(1)?, hidden),
            })
        })
        .collect()
}

fn text_of(value: &Value, hidden: bool) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        _ if hidden => Some("****".to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            Some(value.to_string())
        }
    }
}
