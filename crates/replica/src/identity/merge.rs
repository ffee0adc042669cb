//! Merging two customers into one, and setting them apart again. Nothing of either is lost: the
//! merged one keeps its row, its orders count for the other.

use domain::Id;
use domain::access::{Actor, Operation};
use domain::customers::Customer;
use domain::identity::CandidateReason;
use rusqlite::Connection;

use super::candidates::candidate;
use super::views::Candidate;
use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::orders::MOST_MERGES;
use crate::topic::Done;
use crate::{Replica, orders, org, transact};

/// Everybody merged into the customer `?1`, at whatever remove.
const MERGED: &str = "WITH RECURSIVE merged (id, depth) AS (
    SELECT id, 1 FROM customer WHERE merged_into = ?1
    UNION
    SELECT customer.id, merged.depth + 1 FROM merged
    JOIN customer ON customer.merged_into = merged.id
    WHERE merged.depth < 64)";

impl Replica {
    /// Merges a customer into another: from now on its orders count for `keep`, or for whom that
    /// one was merged into. Fails for somebody merged already and for a merge that would lead back
    /// to itself.
    pub fn merge_customers(&self, actor: &Actor, keep: Id, merged: Id) -> Result<Done> {
        self.transact(actor, Operation::MergeCustomers.code(), |tx| {
            let kept = counted_for(tx.sql, keep)?;
            let gone = may_merge(tx.sql, actor, merged)?;
            may_merge(tx.sql, actor, kept)?;
            if gone.id == kept {
                return invalid("merged", "loop");
            }
            if gone.merged_into.is_some() {
                return if counted_for(tx.sql, merged)? == kept {
                    Ok(())
                } else {
                    invalid("merged", "merged")
                };
            }
            if depth_below(tx.sql, merged)? >= MOST_MERGES {
                return invalid("merged", "too_many_merges");
            }
            tx.put(&Customer { merged_into: Some(kept), ..gone })?;
            orders::recount_customer(tx, merged)
        })
    }

    /// Sets a merged customer apart again: its orders count for itself, and for it those of the
    /// customers merged into it. Nothing happens to one that is not merged.
    pub fn unmerge_customer(&self, actor: &Actor, id: Id) -> Result<Done> {
        self.transact(actor, Operation::MergeCustomers.code(), |tx| {
            let customer = may_merge(tx.sql, actor, id)?;
            let Some(kept) = customer.merged_into else { return Ok(()) };
            may_merge(tx.sql, actor, kept)?;
            tx.put(&Customer { merged_into: None, ..customer })?;
            orders::recount_customer(tx, id)
        })
    }

    /// The customers that were merged into this one, with the orders their source named them for.
    pub fn list_merged(&self, actor: &Actor, customer: Id) -> Result<Vec<Candidate>> {
        self.database.read(|sql| {
            let kept: Customer = transact::get(sql, customer)?;
            actor.may(Operation::ViewCustomers, org::store_target(sql, kept.home_store_id)?)?;
            let merged: Vec<SqlId> = sql
                .prepare_cached(&format!("{MERGED} SELECT id FROM merged ORDER BY depth, id"))?
                .query_map([SqlId(customer)], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            merged.into_iter().map(|id| merged_row(sql, id.0)).collect()
        })
    }
}

fn merged_row(sql: &Connection, id: Id) -> Result<Candidate> {
    let orders = sql
        .prepare_cached(
            "SELECT count(*) FROM customer
             JOIN orders ON orders.told_customer_key = customer.key
             WHERE customer.id = ?1
               AND orders.kind = 0 AND orders.status = 0 AND orders.voided = 0",
        )?
        .query_row([SqlId(id)], |row| row.get(0))?;
    let reason = CandidateReason::Decided;
    let row = candidate(sql, transact::get(sql, id)?, reason, reason.confidence(1))?;
    Ok(Candidate { orders, ..row })
}

/// A customer whom this person may merge.
fn may_merge(sql: &Connection, actor: &Actor, id: Id) -> Result<Customer> {
    let customer: Customer = transact::get(sql, id)?;
    actor.may(Operation::MergeCustomers, org::store_target(sql, customer.home_store_id)?)?;
    Ok(customer)
}

/// The customer whom this one counts for.
fn counted_for(sql: &Connection, id: Id) -> Result<Id> {
    let key = orders::key_of(sql, "customer", id)?.ok_or(Error::NotFound("customer"))?;
    let last = orders::merged_into(sql, key)?;
    let id: SqlId = sql
        .prepare_cached("SELECT id FROM customer WHERE key = ?1")?
        .query_row([last], |row| row.get(0))?;
    Ok(id.0)
}

/// Over how many merges the farthest customer came to this one.
fn depth_below(sql: &Connection, id: Id) -> Result<u32> {
    Ok(sql
        .prepare_cached(&format!("{MERGED} SELECT coalesce(max(depth), 0) FROM merged"))?
        .query_row([SqlId(id)], |row| row.get(0))?)
}
