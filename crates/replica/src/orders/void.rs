//! Voiding: a person says that an order does not count. It stays in the book, crossed out, and a
//! later file does not bring it back to life.

use domain::Id;
use domain::access::{Actor, Operation};
use domain::registry;
use rusqlite::{OptionalExtension, params};
use serde_json::{Map, Value};

use super::replace::touch;
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::topic::Done;
use crate::transact::{Change, Tx};
use crate::{Replica, org};

impl Replica {
    /// Voids an order; its amount leaves every number in the same transaction.
    pub fn void_order(&self, actor: &Actor, id: Id) -> Result<Done> {
        self.transact(actor, Operation::VoidOrder.code(), |tx| {
            let store =
                org::store_of_row(tx.sql, &registry::ORDER, id)?.ok_or(Error::NotFound("order"))?;
            actor.may(Operation::VoidOrder, org::store_target(tx.sql, store)?)?;
            set_voided(tx, id, true)
        })
    }
}

/// Undoes a voiding, from its log row.
pub(crate) fn put_back_void(tx: &mut Tx<'_>, id: Id, fields: &Map<String, Value>) -> Result<()> {
    let number = registry::ORDER.fields.iter().find(|field| field.name == "voided");
    let number = number.map(|field| field.number.to_string()).unwrap_or_default();
    let pair = fields.get(&number).ok_or(Error::CannotUndo)?;
    set_voided(tx, id, pair.get(0) == Some(&Value::from(1)))
}

fn set_voided(tx: &mut Tx<'_>, id: Id, voided: bool) -> Result<()> {
    let found: Option<(i64, bool, SqlId)> = tx
        .sql
        .prepare_cached(
            "SELECT orders.key, voided, store.id FROM orders JOIN store ON store.key = store_key
             WHERE orders.id = ?1",
        )?
        .query_row([SqlId(id)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let (key, was, store) = found.ok_or(Error::NotFound("order"))?;
    if was == voided {
        return Err(Error::Conflict);
    }
    tx.sql.execute(
        "UPDATE orders SET voided = ?2, version = ?3 WHERE key = ?1",
        params![key, voided, tx.version()],
    )?;
    touch(tx, key)?;
    let number = registry::ORDER.fields.iter().find(|field| field.name == "voided");
    let number = number.map_or(0, |field| field.number);
    let fields = serde_json::json!({ number.to_string(): [i64::from(was), i64::from(voided)] });
    tx.log(
        &registry::ORDER,
        id,
        Change::Changed,
        &format!("store:{}", store.0),
        &fields.to_string(),
    )
}
