//! Stores.

use chrono_tz::Tz;
use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::org::Store;
use domain::registry;
use rusqlite::{Connection, OptionalExtension};

use super::{exists, required, time_zone, unique};
use crate::Replica;
use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::topic::Done;
use crate::transact;

impl Replica {
    /// Every store, by code.
    pub fn list_stores(&self) -> Result<Vec<Store>> {
        self.database.read(|sql| transact::list(sql, "code"))
    }

    /// Makes or changes a store. Codes are unique; a store with orders keeps its time zone, since
    /// its business days are counted by it.
    pub fn save_store(&self, actor: &Actor, store: Store) -> Result<Done> {
        let store = Store {
            code: required("code", &store.code)?,
            name: required("name", &store.name)?,
            ..store
        };
        time_zone(&store.time_zone)?;
        if store.opened_on.zip(store.closed_on).is_some_and(|(opened, closed)| closed < opened) {
            return invalid("closed_on", "before_opening");
        }
        self.transact(actor, Operation::EditStore.code(), |tx| {
            let old = transact::find::<Store>(tx.sql, store.id)?;
            actor.may(Operation::EditStore, editing_target(old.as_ref()))?;
            if old.as_ref().is_some_and(|old| old.region_id != store.region_id) {
                actor.may(Operation::EditRegion, Target::Chain)?;
            }
            unique(tx.sql, &registry::STORE, "code", &store.code, store.id)?;
            exists(tx.sql, "region_id", &registry::REGION, store.region_id)?;
            if old.is_some_and(|old| old.time_zone != store.time_zone)
                && has_orders(tx.sql, store.id)?
            {
                return invalid("time_zone", "has_orders");
            }
            tx.put(&store)?;
            Ok(())
        })
    }
}

/// A new store is a matter of the chain, an old one of its place.
fn editing_target(old: Option<&Store>) -> Target {
    old.map_or(Target::Chain, |old| Target::Store { store: old.id, region: old.region_id })
}

fn has_orders(sql: &Connection, store: Id) -> Result<bool> {
    Ok(sql
        .prepare_cached(
            "SELECT 1 FROM orders JOIN store ON store.key = orders.store_key WHERE store.id = ?1 LIMIT 1",
        )?
        .exists([SqlId(store)])?)
}

/// A store as the target of an operation.
pub(crate) fn store_target(sql: &Connection, store: Id) -> Result<Target> {
    let region: Option<Option<SqlId>> = sql
        .prepare_cached("SELECT region_id FROM store WHERE id = ?1")?
        .query_row([SqlId(store)], |row| row.get(0))
        .optional()?;
    let region = region.ok_or(Error::NotFound("store"))?;
    Ok(Target::Store { store, region: region.map(|id| id.0) })
}

/// Local keys of the stores of a region, of one store, or of all.
pub(crate) fn store_keys(
    sql: &Connection,
    region: Option<Id>,
    store: Option<Id>,
) -> Result<Vec<i64>> {
    let mut statement = sql.prepare_cached(
        "SELECT key FROM store
         WHERE (?1 IS NULL OR region_id = ?1) AND (?2 IS NULL OR id = ?2) ORDER BY key",
    )?;
    let rows = statement.query_map((region.map(SqlId), store.map(SqlId)), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The time zone by which a store counts its days.
pub(crate) fn zone_of(store: &Store) -> Tz {
    store.time_zone.parse().unwrap_or(chrono_tz::Asia::Shanghai)
}
