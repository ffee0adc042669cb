//! Replacing a document whole by what its source says now, the old content kept in the log.

use domain::registry;
use rusqlite::{Connection, OptionalExtension, named_params, params};
use serde_json::{Map, Value};

use super::content::{Content, ContentLine, ContentPayment};
use super::parts;
use super::plan::PlannedDocument;
use super::who::Who;
use super::write::{FactWriter, INSERT_LINE, INSERT_PAYMENT};
use crate::database::{SqlId, id_from_sql};
use crate::error::{Error, Result};
use crate::transact::{Change, Tx};

impl FactWriter<'_> {
    /// Puts the planned document in place of the row `key`.
    pub(super) fn replace(
        &self,
        tx: &mut Tx<'_>,
        planned: &PlannedDocument,
        key: i64,
    ) -> Result<()> {
        let known = load(tx.sql, key)?;
        let now = parts::join(&known, &self.content(planned)?);
        if now == known {
            return Ok(());
        }
        put_back(tx, key, &now, self.import_key())
    }
}

/// Puts an earlier content back in place of the row `key`, as a new version.
pub(super) fn put_back(
    tx: &mut Tx<'_>,
    key: i64,
    content: &Content,
    import: Option<i64>,
) -> Result<()> {
    let old = load(tx.sql, key)?;
    touch(tx, key)?;
    let who = Who::of_told(tx.sql, content.customer_id, content.buyer_id)?;
    let id: SqlId =
        tx.sql.query_row("SELECT id FROM orders WHERE key = ?1", [key], |row| row.get(0))?;
    tx.sql
        .prepare_cached(
            "UPDATE orders SET kind = :kind, status = :status, at_ms = :at_ms, day = :day,
                    customer_key = :customer, told_customer_key = :told, buyer_key = :buyer,
                    employee_key = (SELECT key FROM employee WHERE id = :employee),
                    channel = :channel, part = :part, head_amount = :head_amount,
                    version = :version, content = :content, import_key = :import
             WHERE key = :key",
        )?
        .execute(named_params! {
            ":kind": content.kind,
            ":status": content.status,
            ":at_ms": content.at_ms,
            ":day": day_in_store(tx.sql, content)?,
            ":customer": who.customer_key,
            ":told": who.told_key,
            ":buyer": who.buyer_key,
            ":part": content.part,
            ":head_amount": content.head_amount,
            ":employee": content.employee_id.map(SqlId),
            ":channel": content.channel,
            ":version": tx.version(),
            ":content": content.digest(),
            ":import": import,
            ":key": key,
        })?;
    tx.sql.prepare_cached("DELETE FROM order_line WHERE order_key = ?1")?.execute([key])?;
    for (line, line_no) in content.lines.iter().zip(1_i64..) {
        let product: Option<i64> = match line.0 {
            Some(id) => super::resolve::key_of(tx.sql, "product", id)?,
            None => None,
        };
        tx.sql
            .prepare_cached(INSERT_LINE)?
            .execute(params![key, line_no, product, line.1, line.2, line.3])?;
    }
    tx.sql.prepare_cached("DELETE FROM order_payment WHERE order_key = ?1")?.execute([key])?;
    for (payment, payment_no) in content.payments.iter().zip(1_i64..) {
        tx.sql
            .prepare_cached(INSERT_PAYMENT)?
            .execute(params![key, payment_no, payment.0, payment.1])?;
    }
    touch(tx, key)?;
    log_replacement(tx, id.0, &old, content)
}

fn day_in_store(sql: &Connection, content: &Content) -> Result<i64> {
    let store = crate::transact::get::<domain::org::Store>(sql, content.store_id)?;
    domain::calendar::business_day(content.at_ms, crate::org::zone_of(&store))
        .map(domain::calendar::day_number)
        .ok_or(Error::Internal("a day outside the calendar"))
}

/// Marks the day and the customer of a row as touched.
pub(super) fn touch(tx: &mut Tx<'_>, key: i64) -> Result<()> {
    let (store, day, customer, refund): (_, _, _, Option<String>) = tx
        .sql
        .prepare_cached(
            "SELECT store_key, day, customer_key, CASE WHEN kind = 1 THEN number END
             FROM orders WHERE key = ?1",
        )?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    tx.touched.document(store, day, customer);
    if let Some(number) = refund {
        tx.touched.refund(store, &number);
    }
    Ok(())
}

/// Reads the whole content of a row.
pub(super) fn load(sql: &Connection, key: i64) -> Result<Content> {
    let lines = sql
        .prepare_cached(
            "SELECT product.id, line.quantity_milli, line.unit_price_e4, line.amount
             FROM order_line AS line LEFT JOIN product ON product.key = line.product_key
             WHERE line.order_key = ?1 ORDER BY line.line_no",
        )?
        .query_map([key], |row| {
            let product: Option<SqlId> = row.get(0)?;
            Ok(ContentLine(product.map(|id| id.0), row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let payments = sql
        .prepare_cached(
            "SELECT method, amount FROM order_payment WHERE order_key = ?1 ORDER BY payment_no",
        )?
        .query_map([key], |row| Ok(ContentPayment(row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    sql.prepare_cached(
        "SELECT store.id AS store_id, number, orders.kind, status, at_ms, channel, part, head_amount,
                CASE WHEN buyer_key IS NULL THEN customer.id END AS customer_id,
                employee.id AS employee_id, buyer.id AS buyer_id
         FROM orders JOIN store ON store.key = store_key
         LEFT JOIN customer ON customer.key = coalesce(told_customer_key, customer_key)
         LEFT JOIN buyer ON buyer.key = buyer_key
         LEFT JOIN employee ON employee.key = employee_key
         WHERE orders.key = ?1",
    )?
    .query_row([key], |row| {
        Ok(Content {
            store_id: id_from_sql(row, "store_id")?,
            number: row.get("number")?,
            kind: row.get("kind")?,
            status: row.get("status")?,
            at_ms: row.get("at_ms")?,
            customer_id: row.get::<_, Option<SqlId>>("customer_id")?.map(|id| id.0),
            employee_id: row.get::<_, Option<SqlId>>("employee_id")?.map(|id| id.0),
            channel: row.get("channel")?,
            lines,
            buyer_id: row.get::<_, Option<SqlId>>("buyer_id")?.map(|id| id.0),
            payments,
            part: row.get("part")?,
            head_amount: row.get("head_amount")?,
        })
    })
    .optional()?
    .ok_or(Error::NotFound("order"))
}

fn log_replacement(tx: &mut Tx<'_>, id: domain::Id, old: &Content, new: &Content) -> Result<()> {
    let (Value::Object(old), Value::Object(new_fields)) =
        (serde_json::to_value(old)?, serde_json::to_value(new)?)
    else {
        return Err(Error::Internal("an order is a set of fields"));
    };
    let mut changes = Map::new();
    for field in registry::ORDER.fields {
        let (Some(before), Some(after)) = (old.get(field.name), new_fields.get(field.name)) else {
            continue;
        };
        if before != after {
            changes.insert(
                field.number.to_string(),
                Value::Array(vec![before.clone(), after.clone()]),
            );
        }
    }
    let scope = format!("store:{}", new.store_id);
    tx.log(&registry::ORDER, id, Change::Changed, &scope, &Value::Object(changes).to_string())
}
