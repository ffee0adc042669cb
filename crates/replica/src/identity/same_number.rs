//! A customer known by the hash of a phone number counts for the one customer who has that number
//! (D-12). This follows from the customers alone and is kept in `same_number` as derived numbers are:
//! in whatever order files tell hash and number, and whatever is taken back, it comes out the same.
//! Two customers with the number are not told apart: nobody is joined and people decide.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::Id;
use domain::customers::Customer;
use domain::phone_hash::{hash_like, hashes_of};
use domain::sales_file::CustomerSeen;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value};

use crate::customers::without_purchase;
use crate::database::SqlId;
use crate::error::Result;
use crate::orders;
use crate::transact::{self, Tx};

/// A customer of whose phone number only a hash is known and whom nobody merged.
const IS_HASHED: &str =
    "customer.phone_hash <> '' AND customer.phone = '' AND customer.merged_into IS NULL";

/// Who counts for nobody else, as an SQL condition on `customer`.
pub(crate) const COUNTS_FOR_ITSELF: &str = "(customer.merged_into IS NULL
    AND NOT EXISTS (SELECT 1 FROM same_number WHERE same_number.customer_key = customer.key))";

/// The name by which a row of `customer` is shown, as SQL: what stands in its own record, what is told
/// of the same person under a hash of the number, or another mark of theirs.
pub(crate) const SHOWN_NAME: &str = "coalesce(nullif(customer.name, ''),
    (SELECT told.name FROM same_number JOIN customer AS told ON told.key = same_number.customer_key
     WHERE same_number.counts_for = customer.key AND told.name <> ''
     ORDER BY same_number.customer_key LIMIT 1),
    nullif(customer.outside_id, ''), nullif(customer.card, ''), '')";

/// What a transaction changed that decides whose number a hash is.
#[derive(Debug, Default)]
pub(crate) struct TouchedNumbers {
    customers: BTreeSet<Id>,
    /// Phone numbers that somebody had or has.
    phones: BTreeSet<String>,
}

impl TouchedNumbers {
    /// A customer's record was written; `None` where it was not there or is there no more.
    pub(crate) fn note(
        &mut self,
        id: Id,
        old: Option<&Map<String, Value>>,
        new: Option<&Map<String, Value>>,
    ) {
        let differs = |name: &str| {
            old.and_then(|fields| fields.get(name)) != new.and_then(|fields| fields.get(name))
        };
        if ["phone", "phone_hash", "merged_into"].into_iter().any(differs) {
            self.customers.insert(id);
            let phones = [old, new].into_iter().flatten().filter_map(|fields| fields.get("phone"));
            self.phones.extend(phones.filter_map(Value::as_str).map(str::to_string));
        }
    }
}

/// Works out whom the hashes count for that this transaction may have changed, and moves their
/// orders. Answers whether there was anything to do.
pub(crate) fn settle(tx: &mut Tx<'_>) -> Result<bool> {
    let touched = std::mem::take(&mut tx.numbers);
    if touched.customers.is_empty() || !is_any_hashed(tx.sql)? {
        return Ok(false);
    }
    let mut phones = touched.phones;
    let mut by_phone = BTreeSet::new();
    let mut by_hash = HashMap::new();
    for id in touched.customers {
        for (key, phone) in merged_group(tx.sql, id)? {
            phones.insert(phone);
            match hash_of(tx.sql, key)? {
                Some(hash) => by_hash.entry(hash).or_insert_with(Vec::new).push(key),
                None => settle_one(tx, key, None)?,
            }
        }
    }
    phones.remove("");
    for phone in &phones {
        for key in told_by_hash(tx.sql, phone)? {
            by_phone.insert((key, phone));
        }
    }
    for (key, phone) in by_phone {
        let holder = only_holder(tx.sql, phone)?;
        settle_one(tx, key, holder)?;
    }
    let numbers = numbers_of(tx.sql, by_hash.keys().map(String::as_str))?;
    for (hash, keys) in by_hash {
        let holder = match numbers.get(&hash) {
            Some(phone) => only_holder(tx.sql, phone)?,
            None => None,
        };
        for key in keys {
            settle_one(tx, key, holder)?;
        }
    }
    Ok(true)
}

/// Forgets whom a customer counts for who is about to leave.
pub(crate) fn forget(sql: &Connection, customer: Id) -> Result<()> {
    sql.prepare_cached(
        "DELETE FROM same_number WHERE customer_key = (SELECT key FROM customer WHERE id = ?1)",
    )?
    .execute([SqlId(customer)])?;
    Ok(())
}

/// Parts a customer who is about to leave from those who count for them.
pub(crate) fn part_from(tx: &mut Tx<'_>, customer: Id) -> Result<()> {
    let told: Vec<i64> = tx
        .sql
        .prepare_cached(
            "SELECT same_number.customer_key FROM customer
             JOIN same_number ON same_number.counts_for = customer.key WHERE customer.id = ?1",
        )?
        .query_map([SqlId(customer)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    told.into_iter().try_for_each(|key| settle_one(tx, key, None))
}

/// A customer with what is told of them under hashes of their number where their own record says
/// nothing.
pub(crate) fn with_told_by_hash(sql: &Connection, mut customer: Customer) -> Result<Customer> {
    let told: Vec<SqlId> = sql
        .prepare_cached(
            "SELECT told.id FROM customer
             JOIN same_number ON same_number.counts_for = customer.key
             JOIN customer AS told ON told.key = same_number.customer_key
             WHERE customer.id = ?1 ORDER BY same_number.customer_key",
        )?
        .query_map([SqlId(customer.id)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in told {
        customer.fill_gaps(transact::get(sql, id.0)?);
    }
    Ok(customer)
}

/// Whom every hash counts for, worked out from nothing.
pub(crate) fn recompute(sql: &Connection) -> Result<Vec<(i64, i64)>> {
    let hashed: Vec<(i64, String)> = sql
        .prepare(&format!("SELECT key, phone_hash FROM customer WHERE {IS_HASHED} ORDER BY key"))?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let numbers = numbers_of(sql, hashed.iter().map(|(_, hash)| hash.as_str()))?;
    let mut links = Vec::new();
    for (key, hash) in hashed {
        let Some(phone) = numbers.get(&hash) else { continue };
        links.extend(only_holder(sql, phone)?.map(|holder| (key, holder)));
    }
    Ok(links)
}

/// Which of these customers to be, each with phone and hash, are somebody already known by the other
/// of the two.
pub(crate) fn known(sql: &Connection, new: &[&CustomerSeen]) -> Result<Vec<bool>> {
    let numbers = numbers_of(sql, new.iter().map(|seen| &*seen.phone_hash))?;
    let is_any_hashed = is_any_hashed(sql)?;
    new.iter()
        .map(|seen| match numbers.get(&*seen.phone_hash) {
            Some(phone) => Ok(only_holder(sql, phone)?.is_some()),
            None if seen.phone.is_empty() || !is_any_hashed => Ok(false),
            None => Ok(!told_by_hash(sql, &seen.phone)?.is_empty()),
        })
        .collect()
}

/// The customers known by a hash of this phone number.
pub(crate) fn told_by_hash(sql: &Connection, phone: &str) -> Result<Vec<i64>> {
    let query = format!("SELECT key FROM customer WHERE phone_hash = ?1 AND {IS_HASHED}");
    let mut found = Vec::new();
    for hash in hashes_of(phone) {
        let mut statement = sql.prepare_cached(&query)?;
        for key in statement.query_map([hash], |row| row.get(0))? {
            found.push(key?);
        }
    }
    Ok(found)
}

/// Whether any customer is known by a hash: without them a write costs nothing more.
fn is_any_hashed(sql: &Connection) -> Result<bool> {
    let query = "SELECT 1 FROM customer WHERE phone_hash <> ''
                 UNION ALL SELECT 1 FROM same_number LIMIT 1";
    Ok(sql.prepare_cached(query)?.exists([])?)
}

/// A customer and everybody merged into them at whatever remove, with their phones.
fn merged_group(sql: &Connection, id: Id) -> Result<Vec<(i64, String)>> {
    let mut statement = sql.prepare_cached(
        "WITH RECURSIVE part (id, key, phone) AS (
             SELECT id, key, phone FROM customer WHERE id = ?1
             UNION
             SELECT customer.id, customer.key, customer.phone FROM part
             CROSS JOIN customer ON customer.merged_into = part.id
         )
         SELECT key, phone FROM part",
    )?;
    let rows = statement.query_map([SqlId(id)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The hash a customer is known by; `None` when it does not speak for them.
fn hash_of(sql: &Connection, key: i64) -> Result<Option<String>> {
    let query = format!("SELECT phone_hash FROM customer WHERE key = ?1 AND {IS_HASHED}");
    Ok(sql.prepare_cached(&query)?.query_row([key], |row| row.get(0)).optional()?)
}

/// The phone numbers among all customers' that have these hashes.
fn numbers_of<'h>(
    sql: &Connection,
    hashes: impl Iterator<Item = &'h str>,
) -> Result<HashMap<String, String>> {
    let wanted: HashSet<&str> = hashes.filter(|hash| !hash.is_empty()).collect();
    let mut found = HashMap::new();
    let mut kinds: Vec<&str> = Vec::new();
    for hash in &wanted {
        if !kinds.iter().any(|kind| kind.len() == hash.len()) {
            kinds.push(hash);
        }
    }
    if kinds.is_empty() {
        return Ok(found);
    }
    let mut statement =
        sql.prepare_cached("SELECT DISTINCT phone FROM customer WHERE phone <> ''")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let phone: String = row.get(0)?;
        for kind in &kinds {
            let hash = hash_like(kind, &phone);
            if wanted.contains(hash.as_str()) {
                found.insert(hash, phone.clone());
            }
        }
    }
    Ok(found)
}

/// The one customer who has a phone number, as whom people said they are; `None` when several have
/// it, and when people merged them into somebody who is known by a hash too.
fn only_holder(sql: &Connection, phone: &str) -> Result<Option<i64>> {
    let keys: Vec<i64> = sql
        .prepare_cached("SELECT key FROM customer WHERE phone = ?1 AND phone <> ''")?
        .query_map([phone], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut holders = BTreeSet::new();
    for key in keys {
        holders.insert(orders::merged_by_people(sql, key)?);
    }
    let Some(holder) = holders.first().copied().filter(|_| holders.len() == 1) else {
        return Ok(None);
    };
    Ok(if hash_of(sql, holder)?.is_none() { Some(holder) } else { None })
}

/// Makes a customer count for another, or for itself, and moves its orders.
fn settle_one(tx: &mut Tx<'_>, key: i64, counts_for: Option<i64>) -> Result<()> {
    let known: Option<i64> = tx
        .sql
        .prepare_cached("SELECT counts_for FROM same_number WHERE customer_key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    if known == counts_for {
        return Ok(());
    }
    match counts_for {
        Some(holder) => tx
            .sql
            .prepare_cached("REPLACE INTO same_number (customer_key, counts_for) VALUES (?1, ?2)")?
            .execute(params![key, holder])?,
        None => tx
            .sql
            .prepare_cached("DELETE FROM same_number WHERE customer_key = ?1")?
            .execute([key])?,
    };
    without_purchase::settle(tx.sql, "customer.key = ?1", [key])?;
    let id: SqlId = tx
        .sql
        .prepare_cached("SELECT id FROM customer WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?;
    orders::recount_customer(tx, id.0)
}
