//! Deciding who a weakly known buyer is.

use domain::Id;
use domain::access::{Actor, Operation};
use domain::customers::Customer;
use rusqlite::Connection;

use crate::buyers::Buyer;
use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::topic::Done;
use crate::{Replica, orders, org, transact};

impl Replica {
    /// Says who a buyer is: this customer; with `other` nobody we know; with neither the question
    /// is open again. The buyer's orders count for the customer from now on, those of later files
    /// too.
    pub fn decide_buyer(
        &self,
        actor: &Actor,
        buyer: Id,
        customer: Option<Id>,
        other: bool,
    ) -> Result<Done> {
        let decision = match (customer, other) {
            (Some(_), true) => return invalid("other", "contradicts"),
            (Some(_), false) => "same",
            (None, true) => "other",
            (None, false) => "",
        };
        self.transact(actor, Operation::ReviewIdentity.code(), |tx| {
            let known: Buyer = transact::get(tx.sql, buyer)?;
            for store in stores_of(tx.sql, &known)? {
                actor.may(Operation::ReviewIdentity, org::store_target(tx.sql, store)?)?;
            }
            if let Some(customer) = customer {
                let chosen: Option<Customer> = transact::find(tx.sql, customer)?;
                let home = chosen.ok_or(Error::NotFound("customer"))?.home_store_id;
                actor.may(Operation::ViewCustomers, org::store_target(tx.sql, home)?)?;
            }
            let decided = Buyer { customer_id: customer, decision: decision.to_string(), ..known };
            if tx.put(&decided)? {
                orders::recount_buyer(tx, buyer)?;
            }
            Ok(())
        })
    }
}

/// The store where a buyer was seen first and every other they bought in: a decision is about all
/// of their orders.
fn stores_of(sql: &Connection, buyer: &Buyer) -> Result<Vec<Id>> {
    let mut stores = vec![buyer.store_id];
    let bought_in: Vec<SqlId> = sql
        .prepare_cached(
            "SELECT DISTINCT store.id FROM buyer
             JOIN orders ON orders.buyer_key = buyer.key
             JOIN store ON store.key = orders.store_key
             WHERE buyer.id = ?1",
        )?
        .query_map([SqlId(buyer.id)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    stores.extend(bought_in.into_iter().map(|store| store.0));
    Ok(stores)
}
