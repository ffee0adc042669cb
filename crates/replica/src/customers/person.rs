//! One person's data: all of it in a file, and all of it out of the database (D-25).

use std::collections::BTreeSet;
use std::path::Path;

use domain::Id;
use domain::access::{Actor, Operation};
use domain::care::Contact;
use domain::customers::Customer;
use domain::registry::{self, Table};
use rusqlite::{Connection, named_params, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::buyers::Buyer;
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::orders::quantity_text;
use crate::tags::tags_of;
use crate::topic::Done;
use crate::transact::Tx;
use crate::{Replica, org, transact};

/// What erasing a person touched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ErasedPerson {
    /// Customers that were this person.
    pub customers: u32,
    /// Rows of the log from which values were taken out.
    pub log_rows: u32,
}

impl Replica {
    /// Writes everything that is kept about a person into a JSON file. Answers how many orders it
    /// holds.
    pub fn export_person(&self, actor: &Actor, id: Id, path: &Path) -> Result<u32> {
        let mut told = self.database.read(|sql| {
            let customer: Customer = transact::get(sql, id)?;
            actor.may(Operation::ExportPerson, org::store_target(sql, customer.home_store_id)?)?;
            everything(sql, id)
        })?;
        told["history"] = serde_json::to_value(self.history(actor, "customer", id)?)?;
        let orders = told["orders"].as_array().map_or(0, Vec::len);
        std::fs::write(path, serde_json::to_string_pretty(&told)?)?;
        Ok(u32::try_from(orders).unwrap_or(u32::MAX))
    }

    /// Takes everything personal of a person out, of the log too; what they bought stays without a
    /// name. This cannot be undone, and what files tell of them later is kept no more.
    pub fn erase_person(&self, actor: &Actor, id: Id) -> Result<Done<ErasedPerson>> {
        self.database.writer().pragma_update(None, "secure_delete", true)?;
        let erased = self.erase(actor, id);
        let writer = self.database.writer();
        writer.pragma_update(None, "secure_delete", false)?;
        let done = erased?;
        // The pages as they were leave the write-ahead log too; one that somebody reads just now is cut
        // the next time, and the person is erased all the same.
        if let Err(error) = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())) {
            return match error.into() {
                Error::Busy => Ok(done),
                other => Err(other),
            };
        }
        Ok(done)
    }

    fn erase(&self, actor: &Actor, id: Id) -> Result<Done<ErasedPerson>> {
        self.transact(actor, Operation::ErasePerson.code(), |tx| {
            let today = self.today(tx.sql)?;
            let same = same_person(tx.sql, id)?;
            let mut emptied: Vec<(&Table, Id)> = Vec::new();
            for one in &same {
                let customer: Customer = transact::get(tx.sql, *one)?;
                let target = org::store_target(tx.sql, customer.home_store_id)?;
                actor.may(Operation::ErasePerson, target)?;
                tx.put(&customer.erased(today))?;
                emptied.push((&registry::CUSTOMER, *one));
                for id in ids(tx.sql, "SELECT id FROM contact WHERE customer_id = ?1", *one)? {
                    let contact: Contact = transact::get(tx.sql, id)?;
                    tx.put(&Contact { text: String::new(), ..contact })?;
                    emptied.push((&registry::CONTACT, id));
                }
                for id in ids(tx.sql, "SELECT id FROM customer_tag WHERE customer_id = ?1", *one)? {
                    tx.delete(&registry::CUSTOMER_TAG, id)?;
                }
                for id in ids(tx.sql, "SELECT id FROM buyer WHERE customer_id = ?1", *one)? {
                    let buyer: Buyer = transact::get(tx.sql, id)?;
                    let nothing = String::new;
                    tx.put(&Buyer {
                        name: nothing(),
                        masked_phone: nothing(),
                        address: nothing(),
                        ..buyer
                    })?;
                    emptied.push((&registry::BUYER, id));
                }
            }
            let mut log_rows = 0;
            for (table, id) in emptied {
                log_rows += empty_log(tx, table, id)?;
            }
            Ok(ErasedPerson { customers: u32::try_from(same.len()).unwrap_or(u32::MAX), log_rows })
        })
    }
}

/// The ids of a customer and of everybody who counts for them.
pub(crate) const SAME_PERSON: &str = "
    WITH RECURSIVE part (id, key) AS (
        SELECT id, key FROM customer WHERE id = ?
        UNION
        SELECT customer.id, customer.key FROM part
        JOIN customer ON customer.merged_into = part.id
        UNION
        SELECT customer.id, customer.key FROM part
        JOIN same_number ON same_number.counts_for = part.key
        JOIN customer ON customer.key = same_number.customer_key)
    SELECT id FROM part";

/// A customer and everybody who counts for them, by merges or by the hash of their number.
pub(crate) fn same_person(sql: &Connection, id: Id) -> Result<BTreeSet<Id>> {
    let mut statement = sql.prepare_cached(SAME_PERSON)?;
    let same = statement.query_map([SqlId(id)], |row| row.get::<_, SqlId>(0))?;
    Ok(same.map(|id| id.map(|id| id.0)).collect::<rusqlite::Result<_>>()?)
}

fn ids(sql: &Connection, query: &str, of: Id) -> Result<Vec<Id>> {
    let mut statement = sql.prepare_cached(query)?;
    let ids = statement.query_map([SqlId(of)], |row| row.get::<_, SqlId>(0))?;
    Ok(ids.map(|id| id.map(|id| id.0)).collect::<rusqlite::Result<_>>()?)
}

/// Takes the values of personal fields out of every log row of a record. Its hash stays the one it
/// had: the chain goes on, and the row is known as one that was emptied. Answers how many changed.
fn empty_log(tx: &Tx<'_>, table: &Table, id: Id) -> Result<u32> {
    let rows: Vec<(Vec<u8>, i64, String)> = tx
        .sql
        .prepare_cached(
            "SELECT device_id, device_seq, fields FROM op_of_row
             WHERE table_number = :table AND row_id = :row",
        )?
        .query_map(named_params! { ":table": table.number, ":row": SqlId(id) }, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut emptied = 0;
    let mut update = tx
        .sql
        .prepare_cached("UPDATE op SET fields = ?3 WHERE device_id = ?1 AND device_seq = ?2")?;
    for (device, number, fields) in rows {
        let mut fields: Map<String, Value> = serde_json::from_str(&fields)?;
        if empty_personal(table, &mut fields) {
            update.execute(params![device, number, Value::Object(fields).to_string()])?;
            emptied += 1;
        }
    }
    Ok(emptied)
}

fn empty_personal(table: &Table, fields: &mut Map<String, Value>) -> bool {
    let mut emptied = false;
    let personal = table.fields.iter().filter(|field| field.personal);
    for field in personal {
        let Some(Value::Array(pair)) = fields.get_mut(&field.number.to_string()) else { continue };
        for value in pair {
            if value.as_str().is_some_and(|text| !text.is_empty()) {
                *value = Value::String(String::new());
                emptied = true;
            }
        }
    }
    emptied
}

fn everything(sql: &Connection, id: Id) -> Result<Value> {
    let mut customers = Vec::new();
    let tags: Vec<String> = tags_of(sql, id)?.into_iter().map(|tag| tag.name).collect();
    let (mut contacts, mut consents) = (Vec::new(), Vec::new());
    let (mut looks, mut buyers, mut orders) = (Vec::new(), Vec::new(), Vec::new());
    let mut level_changes = Vec::new();
    for one in same_person(sql, id)? {
        let customer: Customer = transact::get(sql, one)?;
        customers.push(serde_json::to_value(customer)?);
        for id in ids(sql, "SELECT id FROM contact WHERE customer_id = ?1 ORDER BY at_ms", one)? {
            contacts.push(serde_json::to_value(transact::get::<Contact>(sql, id)?)?);
        }
        for id in ids(sql, "SELECT id FROM consent WHERE customer_id = ?1", one)? {
            let consent: domain::care::Consent = transact::get(sql, id)?;
            consents.push(serde_json::to_value(consent)?);
        }
        let query = "SELECT id FROM phone_reveal WHERE customer_id = ?1 ORDER BY at_ms";
        for id in ids(sql, query, one)? {
            let look: domain::care::PhoneReveal = transact::get(sql, id)?;
            looks.push(serde_json::to_value(look)?);
        }
        let query = "SELECT id FROM level_change WHERE customer_id = ?1 ORDER BY at_ms";
        for id in ids(sql, query, one)? {
            let change: domain::levels::LevelChange = transact::get(sql, id)?;
            level_changes.push(serde_json::to_value(change)?);
        }
        for id in ids(sql, "SELECT id FROM buyer WHERE customer_id = ?1", one)? {
            buyers.push(serde_json::to_value(transact::get::<Buyer>(sql, id)?)?);
        }
        orders.extend(orders_of(sql, one)?);
    }
    Ok(json!({
        "customers": customers,
        "tags": tags,
        "consents": consents,
        "contacts": contacts,
        "looks_at_phone": looks,
        "level_changes": level_changes,
        "known_by_weak_marks": buyers,
        "orders": orders,
    }))
}

/// The documents that count for a customer, with lines, payments and what was said about them.
fn orders_of(sql: &Connection, customer: Id) -> Result<Vec<Value>> {
    let currency = org::currency(sql)?;
    let money = |minor: i64| currency.major(domain::Money::from_minor(minor)).to_string();
    let mut statement = sql.prepare_cached(
        "SELECT orders.key, orders.number, orders.at_ms, store.name AS store, orders.channel,
                CASE orders.kind WHEN 0 THEN 'sale' WHEN 1 THEN 'refund' ELSE 'adjustment' END AS kind
         FROM orders
         JOIN store ON store.key = orders.store_key
         WHERE orders.customer_key = (SELECT key FROM customer WHERE id = ?1)
         ORDER BY orders.at_ms, orders.key",
    )?;
    let mut lines = sql.prepare_cached(
        "SELECT coalesce(product.code, ''), coalesce(product.name, ''), line.quantity_milli,
                line.amount
         FROM order_line AS line LEFT JOIN product ON product.key = line.product_key
         WHERE line.order_key = ?1 ORDER BY line.line_no",
    )?;
    let mut payments = sql.prepare_cached(
        "SELECT method, amount FROM order_payment WHERE order_key = ?1 ORDER BY payment_no",
    )?;
    let mut reviews = sql.prepare_cached(
        "SELECT coalesce(review.text, '') FROM review
         JOIN orders ON orders.number = review.order_number AND orders.store_key = review.store_key
         WHERE orders.key = ?1 AND review.text <> '' ORDER BY review.key",
    )?;
    let mut found = statement.query([SqlId(customer)])?;
    let mut orders = Vec::new();
    while let Some(row) = found.next()? {
        let key: i64 = row.get("key")?;
        let lines: Vec<Value> = lines
            .query_map([key], |line| {
                Ok(json!({
                    "code": line.get::<_, String>(0)?,
                    "name": line.get::<_, String>(1)?,
                    "quantity": quantity_text(line.get(2)?),
                    "amount": money(line.get(3)?),
                }))
            })?
            .collect::<rusqlite::Result<_>>()?;
        let payments: Vec<Value> = payments
            .query_map([key], |paid| {
                Ok(json!({ "method": paid.get::<_, String>(0)?, "amount": money(paid.get(1)?) }))
            })?
            .collect::<rusqlite::Result<_>>()?;
        let reviews: Vec<String> =
            reviews.query_map([key], |review| review.get(0))?.collect::<rusqlite::Result<_>>()?;
        orders.push(json!({
            "number": row.get::<_, String>("number")?,
            "at": row.get::<_, i64>("at_ms")?,
            "kind": row.get::<_, String>("kind")?,
            "store": row.get::<_, String>("store")?,
            "channel": row.get::<_, String>("channel")?,
            "lines": lines,
            "payments": payments,
            "reviews": reviews,
        }));
    }
    Ok(orders)
}

#[cfg(test)]
mod tests;
