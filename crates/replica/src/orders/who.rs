//! Whom an order counts for: the customer its source named, or whom people decided on.

use domain::Id;
use rusqlite::{Connection, OptionalExtension, params};

use super::resolve::key_of;
use crate::error::Result;
use crate::transact::Tx;

/// So many merges may lead from one customer to the next.
pub(crate) const MOST_MERGES: u32 = 32;

/// The customer columns of an order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Who {
    /// The customer it counts for.
    pub(crate) customer_key: Option<i64>,
    /// The customer its source named, when that is another.
    pub(crate) told_key: Option<i64>,
    /// The weakly known buyer.
    pub(crate) buyer_key: Option<i64>,
}

impl Who {
    /// What stands in the columns for what a source told.
    pub(crate) fn of_told(
        sql: &Connection,
        customer: Option<Id>,
        buyer: Option<Id>,
    ) -> Result<Self> {
        if let Some(customer) = customer {
            let told = key_of(sql, "customer", customer)?;
            let counts_for = told.map(|told| merged_into(sql, told)).transpose()?;
            return Ok(Self {
                customer_key: counts_for,
                told_key: told.filter(|told| Some(*told) != counts_for),
                buyer_key: None,
            });
        }
        let Some(buyer) = buyer else { return Ok(Self::default()) };
        let buyer_key = key_of(sql, "buyer", buyer)?;
        let decided = sql
            .prepare_cached(
                "SELECT customer.key FROM buyer JOIN customer ON customer.id = buyer.customer_id
                 WHERE buyer.key = ?1 AND buyer.decision = 'same'",
            )?
            .query_row([buyer_key], |row| row.get::<_, i64>(0))
            .optional()?;
        let customer_key = decided.map(|key| merged_into(sql, key)).transpose()?;
        Ok(Self { customer_key, told_key: None, buyer_key })
    }
}

/// Whom a customer counts for: the one at the end of the merges that begin with this one, or who has
/// the very number of which that one's source told a hash.
pub(crate) fn merged_into(sql: &Connection, customer: i64) -> Result<i64> {
    let last = merged_by_people(sql, customer)?;
    let same: Option<i64> = sql
        .prepare_cached("SELECT counts_for FROM same_number WHERE customer_key = ?1")?
        .query_row([last], |row| row.get(0))
        .optional()?;
    Ok(same.unwrap_or(last))
}

/// The customer at the end of the merges that begin with this one.
pub(crate) fn merged_by_people(sql: &Connection, customer: i64) -> Result<i64> {
    let mut last = customer;
    for _ in 0..MOST_MERGES {
        let next: Option<i64> = sql
            .prepare_cached(
                "SELECT other.key FROM customer JOIN customer AS other
                     ON other.id = customer.merged_into
                 WHERE customer.key = ?1",
            )?
            .query_row([last], |row| row.get(0))
            .optional()?;
        match next {
            Some(next) if next != customer => last = next,
            Some(_) | None => break,
        }
    }
    Ok(last)
}

/// Works out anew whom the orders of a customer count for, after they were merged or set apart.
pub(crate) fn recount_customer(tx: &mut Tx<'_>, customer: Id) -> Result<()> {
    let Some(key) = key_of(tx.sql, "customer", customer)? else { return Ok(()) };
    let orders: Vec<i64> = tx
        .sql
        .prepare_cached(
            "WITH RECURSIVE part (id, key) AS (
                 SELECT id, key FROM customer WHERE key = ?1
                 UNION
                 SELECT customer.id, customer.key FROM part
                 CROSS JOIN customer ON customer.merged_into = part.id
             )
             SELECT orders.key FROM part CROSS JOIN orders ON orders.customer_key = part.key
             UNION
             SELECT orders.key FROM part CROSS JOIN orders ON orders.told_customer_key = part.key
             UNION
             SELECT orders.key FROM part CROSS JOIN buyer ON buyer.customer_id = part.id
             CROSS JOIN orders ON orders.buyer_key = buyer.key",
        )?
        .query_map([key], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    orders.into_iter().try_for_each(|order| recount(tx, order))
}

/// Works out anew whom the orders of a weakly known buyer count for, after people decided.
pub(crate) fn recount_buyer(tx: &mut Tx<'_>, buyer: Id) -> Result<()> {
    let Some(key) = key_of(tx.sql, "buyer", buyer)? else { return Ok(()) };
    let orders: Vec<i64> = tx
        .sql
        .prepare_cached("SELECT key FROM orders WHERE buyer_key = ?1")?
        .query_map([key], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    orders.into_iter().try_for_each(|order| recount(tx, order))
}

fn recount(tx: &mut Tx<'_>, order: i64) -> Result<()> {
    let content = super::replace::load(tx.sql, order)?;
    let who = Who::of_told(tx.sql, content.customer_id, content.buyer_id)?;
    super::replace::touch(tx, order)?;
    tx.sql
        .prepare_cached(
            "UPDATE orders SET customer_key = ?2, told_customer_key = ?3 WHERE key = ?1",
        )?
        .execute(params![order, who.customer_key, who.told_key])?;
    super::replace::touch(tx, order)
}
