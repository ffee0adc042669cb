//! Whom a weakly known buyer may be.

use std::collections::BTreeMap;

use domain::Id;
use domain::access::{Actor, Operation};
use domain::customers::{Customer, masked_phone};
use domain::identity::CandidateReason;
use rusqlite::{Connection, OptionalExtension};

use super::views::Candidate;
use crate::buyers::Buyer;
use crate::database::SqlId;
use crate::error::Result;
use crate::{orders, org, transact};

/// So many candidates are shown of one buyer.
const SHOWN: usize = 5;

/// A customer whose phone is as long as the mask and shows the same digits. A mask that hides one
/// of the last four fits nobody: it says too little.
const BY_PHONE: &str = "customer.phone <> ''
    AND substr(customer.phone, -4) = substr(buyer.masked_phone, -4)
    AND length(customer.phone) = length(buyer.masked_phone)
    AND customer.phone GLOB replace(buyer.masked_phone, '*', '?')";

/// A customer of the same name and address. With stars in them they name nobody.
const BY_ADDRESS: &str = "customer.name <> '' AND customer.address <> ''
    AND customer.name = buyer.name AND customer.address = buyer.address
    AND instr(buyer.name, '*') = 0 AND instr(buyer.address, '*') = 0";

/// Whether there is anybody a row of `buyer` may be, as an SQL condition.
pub(super) fn exists() -> String {
    format!(
        "(EXISTS (SELECT 1 FROM customer INDEXED BY customer_by_phone_tail WHERE {BY_PHONE})
          OR EXISTS (SELECT 1 FROM customer INDEXED BY customer_by_name WHERE {BY_ADDRESS}))"
    )
}

/// Whom a buyer may be, best first, as far as this person may see them: somebody out of sight
/// makes a mark ambiguous all the same.
pub(super) fn of_buyer(sql: &Connection, actor: &Actor, buyer: &Buyer) -> Result<Vec<Candidate>> {
    let mut found = fitting(sql, buyer.id)?;
    let decided = match buyer.customer_id {
        Some(customer) => orders::key_of(sql, "customer", customer)?,
        None => None,
    };
    if let Some(customer) = decided {
        found.insert(orders::merged_into(sql, customer)?, CandidateReason::Decided);
    }
    let alike = |reason| found.values().filter(|other| shares(**other, reason)).count();
    let mut candidates = Vec::new();
    for (key, reason) in &found {
        if let Some(candidate) = visible(sql, actor, *key, *reason, alike(*reason))? {
            candidates.push(candidate);
        }
    }
    candidates.sort_by_key(|candidate| {
        (u8::MAX - candidate.confidence, u32::MAX - candidate.orders, candidate.customer_id)
    });
    candidates.truncate(SHOWN);
    Ok(candidates)
}

/// Whether a customer found for one reason has the mark of another: who has phone and name has
/// the phone too.
fn shares(found: CandidateReason, mark: CandidateReason) -> bool {
    found == mark || (mark == CandidateReason::Phone && found == CandidateReason::PhoneAndName)
}

/// The customers that fit a buyer, as what they count for, with the best reason of each.
fn fitting(sql: &Connection, buyer: Id) -> Result<BTreeMap<i64, CandidateReason>> {
    let query = format!(
        "SELECT customer.key, 1 AS by_phone,
                buyer.name <> '' AND customer.name = buyer.name AND instr(buyer.name, '*') = 0
         FROM buyer CROSS JOIN customer INDEXED BY customer_by_phone_tail
         WHERE buyer.id = ?1 AND {BY_PHONE}
         UNION ALL
         SELECT customer.key, 0, 1
         FROM buyer CROSS JOIN customer INDEXED BY customer_by_name
         WHERE buyer.id = ?1 AND {BY_ADDRESS}
         LIMIT 200"
    );
    let hits: Vec<(i64, bool, bool)> = sql
        .prepare_cached(&query)?
        .query_map([SqlId(buyer)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut found = BTreeMap::new();
    for (customer, by_phone, same_name) in hits {
        let reason = match (by_phone, same_name) {
            (true, true) => CandidateReason::PhoneAndName,
            (true, false) => CandidateReason::Phone,
            (false, _) => CandidateReason::NameAddress,
        };
        let best = found.entry(orders::merged_into(sql, customer)?).or_insert(reason);
        if reason.confidence(1) > best.confidence(1) {
            *best = reason;
        }
    }
    Ok(found)
}

fn visible(
    sql: &Connection,
    actor: &Actor,
    key: i64,
    reason: CandidateReason,
    alike: usize,
) -> Result<Option<Candidate>> {
    let id: Option<SqlId> = sql
        .prepare_cached("SELECT id FROM customer WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    let Some(id) = id else { return Ok(None) };
    let customer: Customer = transact::get(sql, id.0)?;
    let target = org::store_target(sql, customer.home_store_id)?;
    if actor.may(Operation::ViewCustomers, target).is_err() {
        return Ok(None);
    }
    Ok(Some(candidate(sql, customer, reason, reason.confidence(alike))?))
}

/// A customer as the review shows them.
pub(super) fn candidate(
    sql: &Connection,
    customer: Customer,
    reason: CandidateReason,
    confidence: u8,
) -> Result<Candidate> {
    let (home_store_name, orders) = sql
        .prepare_cached(
            "SELECT store.name, coalesce(summary.orders, 0)
             FROM customer JOIN store ON store.id = customer.home_store_id
             LEFT JOIN customer_summary AS summary ON summary.customer_key = customer.key
             WHERE customer.id = ?1",
        )?
        .query_row([SqlId(customer.id)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Candidate {
        customer_id: customer.id,
        name: customer.name,
        phone: masked_phone(&customer.phone),
        home_store_name,
        reason,
        confidence,
        orders,
    })
}
