//! Customers that share an exact key: two rows that were joined by different keys, or a key that a
//! person typed.

use std::collections::{BTreeMap, BTreeSet};

use domain::Id;
use domain::access::{Actor, Operation};
use domain::customers::Customer;
use domain::identity::CandidateReason;
use rusqlite::Connection;

use super::candidates::candidate;
use super::same_number::told_by_hash;
use super::views::{Candidate, Duplicate, DuplicateReason, DuplicateRows};
use crate::database::SqlId;
use crate::error::Result;
use crate::{Page, Replica, orders, org, transact};

/// The keys by which customers are told apart, the surest first.
const KEYS: [(DuplicateReason, &str); 3] = [
    (DuplicateReason::Phone, "phone"),
    (DuplicateReason::Card, "card"),
    (DuplicateReason::OutsideId, "outside_id"),
];

impl Replica {
    /// Pairs of customers that share a phone number, a card or an outside number, or of whom one is
    /// known by the hash of a number that several have; both in stores whose identities this person may review. Nothing is merged by itself.
    pub fn list_duplicates(&self, actor: &Actor, page: Page) -> Result<DuplicateRows> {
        actor.may_somewhere(Operation::ReviewIdentity)?;
        self.database.read(|sql| {
            let mut pairs = Vec::new();
            for (pair, reason) in shared(sql)? {
                let one = reviewed(sql, actor, pair.0)?;
                let other = reviewed(sql, actor, pair.1)?;
                if let (Some(one), Some(other)) = (one, other) {
                    pairs.push((one, other, reason));
                }
            }
            let total = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
            let rows = pairs
                .into_iter()
                .skip(page.offset as usize)
                .take(page.limit() as usize)
                .map(|(one, other, reason)| {
                    let (one, other) = (shown(sql, one, reason)?, shown(sql, other, reason)?);
                    Ok(Duplicate { one, other, reason })
                })
                .collect::<Result<_>>()?;
            Ok(DuplicateRows { total, rows })
        })
    }
}

/// Pairs of local keys that share something, by the surest of what they share. Of several that
/// share one key, each stands beside the one seen first.
fn shared(sql: &Connection) -> Result<BTreeMap<(i64, i64), DuplicateReason>> {
    let mut pairs = BTreeMap::new();
    for (reason, column) in KEYS {
        for (text, group) in groups(sql, column)? {
            let mut counted = group.iter().copied();
            let Some(first) = counted.next() else { continue };
            for other in counted {
                pairs.entry((first, other)).or_insert(reason);
            }
            if reason == DuplicateReason::Phone && group.len() > 1 {
                for other in told_by_hash(sql, &text)? {
                    pairs.entry((first, other)).or_insert(DuplicateReason::PhoneHash);
                }
            }
        }
    }
    Ok(pairs)
}

/// Texts that several customers have in a column, with those who have it as whom they count for:
/// those merged already are one.
fn groups(sql: &Connection, column: &str) -> Result<BTreeMap<String, BTreeSet<i64>>> {
    let query = format!(
        "SELECT customer.{column}, customer.key
         FROM (SELECT {column} FROM customer WHERE {column} <> ''
               GROUP BY {column} HAVING count(*) > 1) AS twice
         CROSS JOIN customer ON customer.{column} = twice.{column} AND customer.{column} <> ''"
    );
    let mut groups: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    let mut statement = sql.prepare_cached(&query)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let counts_for = orders::merged_into(sql, row.get(1)?)?;
        groups.entry(row.get(0)?).or_default().insert(counts_for);
    }
    Ok(groups)
}

/// The customer of a local key, when it is in a store whose identities this person may review.
fn reviewed(sql: &Connection, actor: &Actor, key: i64) -> Result<Option<Id>> {
    let (id, store): (SqlId, SqlId) = sql
        .prepare_cached("SELECT id, home_store_id FROM customer WHERE key = ?1")?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let target = org::store_target(sql, store.0)?;
    Ok(actor.may(Operation::ReviewIdentity, target).is_ok().then_some(id.0))
}

fn shown(sql: &Connection, id: Id, shared: DuplicateReason) -> Result<Candidate> {
    let customer: Customer = transact::get(sql, id)?;
    let reason = match shared {
        // Somebody else has the number too, or the two would be one.
        DuplicateReason::PhoneHash => CandidateReason::HashedPhone,
        DuplicateReason::Phone | DuplicateReason::Card | DuplicateReason::OutsideId => {
            CandidateReason::ExactKey
        }
    };
    candidate(sql, customer, reason, reason.confidence(2))
}
