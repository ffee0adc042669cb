//! Undo: putting back what a transaction changed, as a new transaction of its own.

use domain::Id;
use domain::access::{Actor, Operation};
use domain::facts::FactKind;
use domain::registry::{self, Table};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::{Map, Value};

use super::{LOG_ROWS, Tx, record, rows_of};
use crate::Replica;
use crate::database::{SqlId, id_from_sql};
use crate::error::{Error, Result};
use crate::facts::{self, LoggedFact};
use crate::topic::{Done, Topic};
use crate::{aliases, identity, imports, orders};

/// What was undone.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
pub struct Undone {
    /// The operation that was undone.
    pub operation: String,
    /// What to read again.
    pub changed: Vec<Topic>,
}

/// What is seen is not unseen, and what is erased is there no more.
pub(super) const NEVER_UNDONE: [&str; 2] =
    [Operation::AskCustomerPhone.code(), Operation::ErasePerson.code()];

struct LoggedRow {
    device_seq: i64,
    table: &'static Table,
    row_id: Id,
    scope: String,
    change: i64,
    fields: Map<String, Value>,
}

impl Replica {
    /// Undoes this person's last transaction on this device that is not undone yet.
    pub fn undo_last(&self, actor: &Actor) -> Result<Undone> {
        let last: Option<i64> = self.database.read(|sql| {
            Ok(sql
                .query_row(
                    "SELECT tx FROM op
                     WHERE device_id = (SELECT id FROM device) AND employee_id = :employee
                       AND op.operation NOT IN (:looked, :erased)
                       AND NOT EXISTS (SELECT 1 FROM undone WHERE op.tx IN (undone.tx, by_tx))
                     ORDER BY device_seq DESC LIMIT 1",
                    named_params! {
                        ":employee": SqlId(actor.employee_id),
                        ":looked": NEVER_UNDONE[0], ":erased": NEVER_UNDONE[1],
                    },
                    |row| row.get(0),
                )
                .optional()?)
        })?;
        self.undo(actor, last.ok_or(Error::CannotUndo)?)
    }

    /// Undoes one transaction of this device. Fails with `Conflict`, changing nothing, when one
    /// of its rows was changed since.
    pub fn undo(&self, actor: &Actor, tx: i64) -> Result<Undone> {
        let operation = self.database.read(|sql| undoable(sql, actor, tx))?;
        if operation == Operation::ImportSales.code() {
            return self.undo_import_of(actor, tx);
        }
        let done = self.transact(actor, "undo", |write| {
            let rows = logged_rows(write.sql, tx)?;
            for row in rows.iter().rev() {
                write.put_back(row)?;
            }
            aliases::refuse_detours(write.sql)?;
            write.mark_undone(tx)
        })?;
        Ok(Undone { operation, changed: done.changed })
    }

    fn undo_import_of(&self, actor: &Actor, tx: i64) -> Result<Undone> {
        let import = self.database.read(|sql| imports::import_of_tx(sql, tx))?;
        let Done { changed, .. } = self.undo_import(actor, import)?;
        Ok(Undone { operation: Operation::ImportSales.code().to_string(), changed })
    }
}

/// The operation of a transaction that this person may undo: their own, or anybody's when they
/// may do the same to the whole chain.
fn undoable(sql: &Connection, actor: &Actor, tx: i64) -> Result<String> {
    let found = sql
        .query_row(
            "SELECT operation, employee_id FROM op
             WHERE device_id = (SELECT id FROM device) AND device_seq = :first
               AND NOT EXISTS (SELECT 1 FROM undone WHERE op.tx IN (undone.tx, by_tx))",
            named_params! { ":first": rows_of(sql, tx)?.0 },
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<SqlId>>(1)?)),
        )
        .optional()?;
    let (operation, by) = found.ok_or(Error::CannotUndo)?;
    if NEVER_UNDONE.contains(&operation.as_str()) {
        return Err(Error::CannotUndo);
    }
    if by.map(|by| by.0) == Some(actor.employee_id) {
        return Ok(operation);
    }
    let known = Operation::ALL.into_iter().find(|known| known.code() == operation);
    actor.may(known.ok_or(Error::CannotUndo)?, domain::access::Target::Chain)?;
    Ok(operation)
}

fn logged_rows(sql: &Connection, tx: i64) -> Result<Vec<LoggedRow>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT device_seq, table_number, row_id, change, scope, fields FROM {LOG_ROWS} ORDER BY op.device_seq"
    ))?;
    let (first, last) = rows_of(sql, tx)?;
    let rows = statement.query_map(named_params! { ":first": first, ":last": last }, |row| {
        let fields: String = row.get("fields")?;
        Ok((
            row.get("device_seq")?,
            row.get("scope")?,
            row.get::<_, u16>("table_number")?,
            id_from_sql(row, "row_id")?,
            row.get("change")?,
            fields,
        ))
    })?;
    rows.map(|row| {
        let (device_seq, scope, number, row_id, change, fields) = row?;
        let table = Table::numbered(number).ok_or(Error::CannotUndo)?;
        let fields = serde_json::from_str(&fields)?;
        Ok(LoggedRow { device_seq, table, row_id, scope, change, fields })
    })
    .collect()
}

impl Tx<'_> {
    fn put_back(&mut self, row: &LoggedRow) -> Result<()> {
        if row.table == &registry::ORDER {
            return orders::put_back_void(self, row.row_id, &row.fields);
        }
        if let Some(kind) = FactKind::of_table(row.table) {
            let LoggedRow { device_seq, row_id, change, scope, fields, .. } = row;
            let (device_seq, row_id, change) = (*device_seq, *row_id, *change);
            return facts::put_back(
                self,
                kind,
                &LoggedFact { device_seq, row_id, change, scope, fields },
            );
        }
        if row.change == super::Change::Created.number() {
            self.refuse_if_used(row)?;
            self.with_old_values(row.table, row.row_id, &row.fields)?;
            self.delete(row.table, row.row_id)?;
        } else {
            self.put_old_values(row.table, row.row_id, &row.fields)?;
        }
        if row.table == &registry::PRODUCT_ALIAS {
            aliases::recount_put_back_alias(self, row.row_id, &row.fields)?;
        }
        identity::recount_put_back(self, row.table, row.row_id, &row.fields)
    }

    /// Puts the logged old values back; `Conflict` when a field has another value by now than the
    /// log row gave it.
    pub(crate) fn put_old_values(
        &mut self,
        table: &'static Table,
        id: Id,
        logged: &Map<String, Value>,
    ) -> Result<()> {
        let fields = self.with_old_values(table, id, logged)?;
        self.put_fields(table, id, &fields)?;
        Ok(())
    }

    fn with_old_values(
        &self,
        table: &Table,
        id: Id,
        logged: &Map<String, Value>,
    ) -> Result<Map<String, Value>> {
        let mut fields = record::read_fields(self.sql, table, id)?.unwrap_or_default();
        for (number, pair) in logged {
            let field = number.parse().ok().and_then(|number| table.field(number));
            let field = field.ok_or(Error::CannotUndo)?;
            let (Some(old), Some(new)) = (pair.get(0), pair.get(1)) else {
                return Err(Error::CannotUndo);
            };
            if fields.get(field.name).unwrap_or(&Value::Null) != new {
                return Err(Error::Conflict);
            }
            fields.insert(field.name.to_string(), old.clone());
        }
        Ok(fields)
    }

    /// Making a row cannot be undone once something refers to it.
    fn refuse_if_used(&self, row: &LoggedRow) -> Result<()> {
        let references: &[&str] = match row.table.number {
            n if n == registry::STORE.number => &[
                "SELECT 1 FROM orders JOIN store ON store.key = orders.store_key WHERE store.id = ?1",
                "SELECT 1 FROM employee WHERE store_id = ?1",
                "SELECT 1 FROM customer WHERE home_store_id = ?1",
            ],
            n if n == registry::REGION.number => &[
                "SELECT 1 FROM store WHERE region_id = ?1",
                "SELECT 1 FROM employee WHERE region_id = ?1",
            ],
            n if n == registry::DEPARTMENT.number => &[
                "SELECT 1 FROM employee WHERE department_id = ?1",
                "SELECT 1 FROM department WHERE parent_id = ?1",
            ],
            n if n == registry::EMPLOYEE.number => &[
                "SELECT 1 FROM orders JOIN employee ON employee.key = orders.employee_key WHERE employee.id = ?1",
                "SELECT 1 FROM credential WHERE id = ?1",
            ],
            _ => &[],
        };
        for query in references {
            if self.sql.prepare_cached(query)?.exists([SqlId(row.row_id)])? {
                return Err(Error::Conflict);
            }
        }
        Ok(())
    }
}
