//! The chain, its regions, stores and departments.

mod departments;
mod regions;
mod stores;

use std::collections::HashMap;

use domain::access::{Actor, Denied, Operation, Role, Target};
use domain::facts::FactKind;
use domain::org::Chain;
use domain::registry::{self, ScopeRule, Table};
use domain::{Currency, Id};
use rusqlite::{Connection, OptionalExtension};

use crate::Replica;
use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::topic::Done;
use crate::transact;

pub(crate) use stores::{store_keys, store_target, zone_of};

impl Replica {
    /// The chain; `None` on a device that has not begun.
    pub fn find_chain(&self) -> Result<Option<Chain>> {
        self.database.read(|sql| Ok(transact::list::<Chain>(sql, "key")?.into_iter().next()))
    }

    /// Changes the chain's name and the minutes after which the window locks (1 to 240).
    pub fn save_chain(&self, actor: &Actor, name: &str, auto_lock_minutes: u32) -> Result<Done> {
        actor.may(Operation::EditChain, Target::Chain)?;
        let name = required("name", name)?;
        if !(1..=240).contains(&auto_lock_minutes) {
            return invalid("auto_lock_minutes", "out_of_range");
        }
        self.transact(actor, Operation::EditChain.code(), |tx| {
            let chain = chain(tx.sql)?;
            tx.put(&Chain { name, auto_lock_minutes, ..chain })?;
            Ok(())
        })
    }

    /// Says whether ID-card numbers of member lists are kept; only the owner may. Those kept before
    /// stay until a member is erased.
    pub fn set_keep_id_numbers(&self, actor: &Actor, keep: bool) -> Result<Done> {
        actor.may(Operation::EditChain, Target::Chain)?;
        if actor.role != Role::Owner {
            return Err(Denied { role: actor.role, operation: Operation::EditChain }.into());
        }
        self.transact(actor, Operation::EditChain.code(), |tx| {
            let chain = chain(tx.sql)?;
            tx.put(&Chain { keep_id_numbers: keep, ..chain })?;
            Ok(())
        })
    }
}

/// The chain, which must be there.
pub(crate) fn chain(sql: &Connection) -> Result<Chain> {
    transact::list::<Chain>(sql, "key")?.into_iter().next().ok_or(Error::NoChain)
}

/// The names of stores, regions, departments and people.
pub(crate) struct Names(HashMap<Id, String>);

impl Names {
    /// A name; empty for nobody, and for what is no more.
    pub(crate) fn of(&self, id: Option<Id>) -> String {
        id.and_then(|id| self.0.get(&id)).cloned().unwrap_or_default()
    }
}

/// Every name.
pub(crate) fn names(sql: &Connection) -> Result<Names> {
    let mut statement = sql.prepare_cached(
        "SELECT id, name FROM region UNION ALL SELECT id, name FROM department
         UNION ALL SELECT id, name FROM store UNION ALL SELECT id, name FROM employee",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, SqlId>(0)?.0, row.get(1)?)))?;
    Ok(Names(rows.collect::<rusqlite::Result<_>>()?))
}

/// The currency all amounts are in.
pub(crate) fn currency(sql: &Connection) -> Result<Currency> {
    Ok(Currency::from_code(&chain(sql)?.currency).unwrap_or(Currency::CNY))
}

/// The store a row of any table belongs to; `None` for rows of the whole chain.
pub(crate) fn store_of_row(sql: &Connection, table: &Table, id: Id) -> Result<Option<Id>> {
    if FactKind::of_table(table).is_some() {
        let query = format!(
            "SELECT store.id FROM {} AS fact JOIN store ON store.key = fact.store_key
             WHERE fact.id = ?1",
            table.name
        );
        let store: Option<SqlId> =
            sql.prepare_cached(&query)?.query_row([SqlId(id)], |row| row.get(0)).optional()?;
        return Ok(store.map(|id| id.0));
    }
    let query = match (table.number, table.scope) {
        (n, _) if n == registry::STORE.number => return Ok(Some(id)),
        (n, _) if n == registry::EMPLOYEE.number => "SELECT store_id FROM employee WHERE id = ?1",
        (n, _) if n == registry::ORDER.number => {
            "SELECT store.id FROM orders JOIN store ON store.key = orders.store_key WHERE orders.id = ?1"
        }
        (n, _) if n == registry::CUSTOMER.number => {
            "SELECT home_store_id FROM customer WHERE id = ?1"
        }
        (n, _) if n == registry::IMPORT.number => "SELECT store_id FROM import WHERE id = ?1",
        (
            _,
            ScopeRule::Chain | ScopeRule::UserIsRow | ScopeRule::UserIn(_) | ScopeRule::StoreIn(_),
        ) => return Ok(None),
    };
    let store: Option<Option<SqlId>> =
        sql.prepare_cached(query)?.query_row([SqlId(id)], |row| row.get(0)).optional()?;
    Ok(store.flatten().map(|id| id.0))
}

/// A text that must not be blank, trimmed, at most 200 characters.
pub(crate) fn required(field: &'static str, text: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return invalid(field, "missing");
    }
    if text.chars().count() > 200 {
        return invalid(field, "too_long");
    }
    Ok(text.to_string())
}

/// Fails when another row of the table has this text in a column that must be unique.
pub(crate) fn unique(
    sql: &Connection,
    table: &Table,
    column: &'static str,
    text: &str,
    id: Id,
) -> Result<()> {
    let query = format!("SELECT 1 FROM {} WHERE {column} = ?1 AND id <> ?2", table.name);
    if sql.prepare_cached(&query)?.exists(rusqlite::params![text, SqlId(id)])? {
        return invalid(column, "taken");
    }
    Ok(())
}

/// Fails when a row that is referred to is not there.
pub(crate) fn exists(
    sql: &Connection,
    field: &'static str,
    table: &Table,
    id: Option<Id>,
) -> Result<()> {
    let Some(id) = id else { return Ok(()) };
    let query = format!("SELECT 1 FROM {} WHERE id = ?1", table.name);
    if sql.prepare_cached(&query)?.exists([SqlId(id)])? {
        Ok(())
    } else {
        invalid(field, "unknown")
    }
}

/// Fails unless `name` is an IANA time zone.
pub(crate) fn time_zone(name: &str) -> Result<chrono_tz::Tz> {
    name.parse().or_else(|_| invalid("time_zone", "unknown"))
}
