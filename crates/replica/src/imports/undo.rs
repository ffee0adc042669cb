//! Taking an import back.

use domain::access::{Actor, Operation};
use domain::{Id, registry};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};

use super::record::ImportRecord;
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::identity::same_number;
use crate::orders::{self, OrderRow};
use crate::topic::{Done, Topic};
use crate::transact::{self, Change, LOG_ROWS, Tx, rows_of};
use crate::{Replica, facts, org};

/// What taking an import back did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct UndoImportOutcome {
    /// Documents removed.
    pub removed: u32,
    /// Documents put back to what they said before.
    pub restored: u32,
    /// Documents that stay, since people or a later import changed them.
    pub kept: Vec<OrderRow>,
    /// Plain facts removed.
    pub facts_removed: u32,
    /// Plain facts put back to what they said before.
    pub facts_restored: u32,
    /// Plain facts that stay, since a later import replaced them.
    pub facts_kept: u32,
    /// What to read again.
    pub changed: Vec<Topic>,
}

impl Replica {
    /// Takes an import back: its orders leave, what it replaced comes back, products and customers
    /// that it made and nothing else uses leave. What was changed since stays and is listed.
    pub fn undo_import(&self, actor: &Actor, import: Id) -> Result<Done<UndoImportOutcome>> {
        let done = self.transact(actor, Operation::UndoImport.code(), |tx| {
            let record: ImportRecord =
                transact::find(tx.sql, import)?.ok_or(Error::NotFound("import"))?;
            if record.undone_ms != 0 {
                return Err(Error::CannotUndo);
            }
            authorise(tx.sql, actor, &record)?;
            let import_tx = tx_of(tx.sql, import)?;
            let key = orders::key_of(tx.sql, registry::IMPORT.name, import)?
                .ok_or(Error::NotFound("import"))?;
            let result = orders::take_back(tx, import_tx, import, key)?;
            let facts = facts::take_back(tx, import_tx, import, key)?;
            remove_unused(tx, import_tx)?;
            tx.put(&ImportRecord { undone_ms: tx.at_ms(), ..record })?;
            tx.mark_undone(import_tx)?;
            let kept =
                result.kept.iter().map(|id| orders::one(tx.sql, *id)).collect::<Result<_>>()?;
            Ok(UndoImportOutcome {
                removed: result.removed,
                restored: result.restored,
                kept,
                facts_removed: facts.removed,
                facts_restored: facts.restored,
                facts_kept: facts.kept,
                changed: Vec::new(),
            })
        })?;
        let value = UndoImportOutcome { changed: done.changed.clone(), ..done.value };
        Ok(Done { value, tx: done.tx, changed: done.changed })
    }
}

/// The import that a transaction ran.
pub(crate) fn import_of_tx(sql: &Connection, tx: i64) -> Result<Id> {
    let (first, last) = rows_of(sql, tx)?;
    let id: Option<SqlId> = sql
        .query_row(
            &format!(
                "SELECT op.row_id FROM {LOG_ROWS}
                 AND op.table_number = :table AND op.change = :created"
            ),
            named_params! {
                ":first": first, ":last": last,
                ":table": registry::IMPORT.number, ":created": Change::Created.number(),
            },
            |row| row.get(0),
        )
        .optional()?;
    id.map(|id| id.0).ok_or(Error::CannotUndo)
}

/// The transaction that ran an import here; an import of another device is undone there.
fn tx_of(sql: &Connection, import: Id) -> Result<i64> {
    sql.query_row(
        "SELECT tx FROM op_of_row WHERE row_id = :id AND table_number = :table AND change = :created
         AND device_id = (SELECT id FROM device)",
        named_params! {
            ":id": SqlId(import), ":table": registry::IMPORT.number, ":created": Change::Created.number(),
        },
        |row| row.get(0),
    )
    .optional()?
    .ok_or(Error::CannotUndo)
}

/// One may take back what touches only stores where one may.
fn authorise(sql: &Connection, actor: &Actor, record: &ImportRecord) -> Result<()> {
    actor.may(Operation::UndoImport, org::store_target(sql, record.store_id)?)?;
    let mut statement = sql.prepare_cached(
        "SELECT DISTINCT store.id FROM orders JOIN store ON store.key = orders.store_key
         WHERE orders.import_key = (SELECT key FROM import WHERE id = ?1)",
    )?;
    let stores: Vec<SqlId> = statement
        .query_map([SqlId(record.id)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for store in stores {
        actor.may(Operation::UndoImport, org::store_target(sql, store.0)?)?;
    }
    Ok(())
}

/// A log row after whose transaction its row was not written again; asks the index of the log.
const UNCHANGED_SINCE: &str = "NOT EXISTS (
    SELECT 1 FROM op_by_row AS later
    WHERE later.table_number = op.table_number AND later.row_id = op.row_id
      AND CASE WHEN later.device_id = op.device_id THEN later.device_seq > :last
               ELSE later.stamp > op.stamp END)";

const PRODUCT_USED: &str = "SELECT 1 FROM order_line WHERE product_key = record.key
    UNION ALL SELECT 1 FROM traffic WHERE product_key = record.key
    UNION ALL SELECT 1 FROM advertising WHERE product_key = record.key
    UNION ALL SELECT 1 FROM review WHERE product_key = record.key
    UNION ALL SELECT 1 FROM stock WHERE product_key = record.key
    UNION ALL SELECT 1 FROM settlement WHERE product_key = record.key
    UNION ALL SELECT 1 FROM after_sale WHERE product_key = record.key
    UNION ALL SELECT 1 FROM stock_take WHERE product_key = record.key
    UNION ALL SELECT 1 FROM product_alias WHERE product_id = record.id";

/// Orders that count for somebody else's number do not keep it here.
const CUSTOMER_USED: &str = "SELECT 1 FROM orders
        WHERE customer_key = record.key AND told_customer_key IS NULL
    UNION ALL SELECT 1 FROM orders WHERE told_customer_key = record.key
    UNION ALL SELECT 1 FROM customer AS other WHERE other.merged_into = record.id
    UNION ALL SELECT 1 FROM buyer WHERE buyer.customer_id = record.id
    UNION ALL SELECT 1 FROM customer_tag WHERE customer_tag.customer_id = record.id
    UNION ALL SELECT 1 FROM contact WHERE contact.customer_id = record.id
    UNION ALL SELECT 1 FROM consent WHERE consent.customer_id = record.id
    UNION ALL SELECT 1 FROM phone_reveal WHERE phone_reveal.customer_id = record.id";

/// Removes the products, buyers, customers and numbers the import made, as far as nothing else uses them and nobody
/// changed them.
fn remove_unused(tx: &mut Tx<'_>, import_tx: i64) -> Result<()> {
    tx.index_log()?;
    let (first, last) = rows_of(tx.sql, import_tx)?;
    for (table, used) in [
        (&registry::PRODUCT, PRODUCT_USED),
        (&registry::BUYER, "SELECT 1 FROM orders WHERE buyer_key = record.key"),
        (&registry::CUSTOMER, CUSTOMER_USED),
        (&registry::MANUAL_VALUE, "SELECT 1 WHERE FALSE"),
    ] {
        let query = format!(
            "SELECT record.id
             FROM (SELECT op.* FROM {LOG_ROWS}
                   AND op.table_number = :table AND op.change = :created) AS op
             CROSS JOIN {name} AS record ON record.id = op.row_id
             WHERE NOT EXISTS ({used}) AND {UNCHANGED_SINCE}",
            name = table.name
        );
        let unused: Vec<SqlId> = tx
            .sql
            .prepare(&query)?
            .query_map(
                named_params! {
                    ":first": first, ":last": last,
                    ":table": table.number, ":created": Change::Created.number(),
                },
                |row| row.get(0),
            )?
            .collect::<rusqlite::Result<_>>()?;
        for id in unused {
            if table == &registry::CUSTOMER {
                same_number::part_from(tx, id.0)?;
            }
            tx.delete(table, id.0)?;
        }
    }
    for table in [&registry::CUSTOMER, &registry::PRODUCT, &registry::MANUAL_VALUE] {
        restore_changed(tx, table, first, last)?;
    }
    Ok(())
}

/// Puts back what the import changed on records that were there before.
fn restore_changed(
    tx: &mut Tx<'_>,
    table: &'static registry::Table,
    first: i64,
    last: i64,
) -> Result<()> {
    tx.index_log()?;
    let changed: Vec<(SqlId, String)> = tx
        .sql
        .prepare(&format!(
            "SELECT op.row_id, op.fields FROM {LOG_ROWS}
               AND op.table_number = :table AND op.change = :changed AND {UNCHANGED_SINCE}
             ORDER BY op.device_seq DESC"
        ))?
        .query_map(
            named_params! {
                ":first": first, ":last": last,
                ":table": table.number, ":changed": Change::Changed.number(),
            },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
        .collect::<rusqlite::Result<_>>()?;
    for (id, fields) in changed {
        tx.put_old_values(table, id.0, &serde_json::from_str(&fields)?)?;
    }
    Ok(())
}
