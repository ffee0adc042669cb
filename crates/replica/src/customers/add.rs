//! A new customer at the counter (C-34): who is known already by phone or card is found instead.

use domain::Id;
use domain::access::{Actor, Operation};
use domain::customers::{Customer, masked_phone};
use domain::new_customer::{NewCustomer, NewKeys};
use domain::org::Store;
use domain::sales_file::CustomerSeen;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::database::SqlId;
use crate::error::{Result, invalid};
use crate::identity::same_number::{told_by_hash, with_told_by_hash};
use crate::topic::Done;
use crate::{Replica, orders, org, transact};

/// What became of a new customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AddedCustomer {
    /// The customer: the new one, or who was known.
    pub id: Id,
    /// Whether there was none before.
    pub is_new: bool,
}

/// Somebody who has the phone number or card that is being typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct KnownCustomer {
    /// Who it is; absent for a customer whom this person may not see.
    pub id: Option<Id>,
    /// Name; empty for a customer whom this person may not see.
    pub name: String,
    /// The phone number, masked.
    pub phone: String,
    /// Name of their home store.
    pub home_store: String,
}

impl Replica {
    /// Makes a customer of a store. Who has the phone number or the card already is answered instead
    /// and nothing is written.
    pub fn add_customer(&self, actor: &Actor, new: &NewCustomer) -> Result<Done<AddedCustomer>> {
        actor.may_somewhere(Operation::AddCustomer)?;
        let keys = keys(new)?;
        self.transact(actor, Operation::AddCustomer.code(), |tx| {
            if let Some(id) = known(tx.sql, &keys)? {
                return Ok(AddedCustomer { id, is_new: false });
            }
            let store = home(tx.sql, actor, new.store_id)?;
            actor.may(Operation::AddCustomer, org::store_target(tx.sql, store)?)?;
            // An id that is taken belongs to somebody who has the number no more.
            let derived = Customer::id_of(&keys.phone, "", &keys.card, "");
            let id = match derived {
                Some(id) if transact::find::<Customer>(tx.sql, id)?.is_none() => id,
                Some(_) | None => tx.new_id()?,
            };
            let today = self.today(tx.sql)?;
            let joined_on = if keys.card.is_empty() { String::new() } else { today.to_string() };
            tx.put(&Customer {
                name: new.name.trim().to_string(),
                phone: keys.phone,
                card: keys.card,
                joined_on,
                ..Customer::new(id, store)
            })?;
            Ok(AddedCustomer { id, is_new: true })
        })
    }

    /// Who has this phone number or card already. What is no phone number yet is nobody's.
    pub fn known_customer(
        &self,
        actor: &Actor,
        phone: &str,
        card: &str,
    ) -> Result<Option<KnownCustomer>> {
        actor.may_somewhere(Operation::AddCustomer)?;
        let new = NewCustomer { phone: phone.into(), card: card.into(), ..NewCustomer::default() };
        let Ok(keys) = new.keys() else { return Ok(None) };
        self.database.read(|sql| {
            let Some(id) = known(sql, &keys)? else { return Ok(None) };
            let customer = with_told_by_hash(sql, transact::get(sql, id)?)?;
            let store: Store = transact::get(sql, customer.home_store_id)?;
            let target = org::store_target(sql, customer.home_store_id)?;
            let sees = actor.may(Operation::ViewCustomers, target).is_ok();
            Ok(Some(KnownCustomer {
                id: sees.then_some(id),
                name: if sees { customer.name } else { String::new() },
                phone: masked_phone(&customer.phone),
                home_store: store.name,
            }))
        })
    }
}

fn keys(new: &NewCustomer) -> Result<NewKeys> {
    match new.keys() {
        Ok(keys) => Ok(keys),
        Err(wrong) => invalid(wrong.field, wrong.reason),
    }
}

/// The customer who has these keys, as whom they count for.
fn known(sql: &Connection, keys: &NewKeys) -> Result<Option<Id>> {
    let seen = CustomerSeen {
        phone: keys.phone.as_str().into(),
        card: keys.card.as_str().into(),
        ..CustomerSeen::default()
    };
    let by_key = orders::customers_seen(sql, &[seen])?.first().and_then(|found| found.key);
    let found = match by_key {
        Some(key) => Some(key),
        None if keys.phone.is_empty() => None,
        None => told_by_hash(sql, &keys.phone)?.first().copied(),
    };
    let Some(key) = found else { return Ok(None) };
    let counts_for = orders::merged_into(sql, key)?;
    let id: SqlId = sql
        .prepare_cached("SELECT id FROM customer WHERE key = ?1")?
        .query_row([counts_for], |row| row.get(0))?;
    Ok(Some(id.0))
}

/// The store a new customer will belong to: the one chosen, the person's own, or the only one.
fn home(sql: &Connection, actor: &Actor, chosen: Option<Id>) -> Result<Id> {
    if let Some(store) = chosen.or(actor.store_id) {
        org::exists(sql, "store_id", &domain::registry::STORE, Some(store))?;
        return Ok(store);
    }
    let stores: Vec<Store> = transact::list(sql, "key")?;
    match stores.as_slice() {
        [only] => Ok(only.id),
        _ => invalid("store_id", "missing"),
    }
}
