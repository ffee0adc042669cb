//! One order with its lines and payments.

use domain::access::{Actor, Operation};
use domain::orders::is_prepaid;
use domain::products::ProductKind;
use domain::{Currency, Id, Money, registry};
use rusqlite::{OptionalExtension, named_params};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::list::{OrderRow, one, quantity_text, visible};
use crate::aliases::counted;
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::{Replica, org};

/// One order with its lines and payments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct OrderDetail {
    /// The order.
    pub order: OrderRow,
    /// Its customer.
    pub customer_id: Option<Id>,
    /// The import that brought its present content.
    pub import_id: Option<Id>,
    /// Its lines.
    pub lines: Vec<OrderLine>,
    /// How it was paid; `None` when its source does not say.
    pub payments: Option<OrderPayments>,
    /// Whether this person may void it.
    pub can_void: bool,
}

/// One line of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct OrderLine {
    /// Place in the order, from 1.
    pub line_no: u32,
    /// The product it counts for; `None` when the source names none.
    pub product_id: Option<Id>,
    /// The code by which the source called it, when people said that it stands for the product.
    pub told_code: Option<String>,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Quantity.
    pub quantity: String,
    /// Price of one unit.
    pub unit_price: String,
    /// What was paid for the line.
    pub amount: String,
    /// Goods or not.
    pub kind: Option<ProductKind>,
}

/// How an order was paid. It is told beside the order and adds nothing to any number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct OrderPayments {
    /// Its payments, each way once, as its source gives them.
    pub ways: Vec<OrderPayment>,
    /// What they add up to, in major units; negative when it went back.
    pub total: String,
    /// Those of them that are new money.
    pub new_money: String,
}

/// What was paid in one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct OrderPayment {
    /// The code of a known way, else the way as its source words it.
    pub method: String,
    /// How much, in major units; negative when it went back.
    pub amount: String,
    /// Paid from a card: the money came earlier, when the card was filled.
    pub prepaid: bool,
}

impl Replica {
    /// One order with its lines and payments.
    pub fn order(&self, actor: &Actor, id: Id) -> Result<OrderDetail> {
        self.database.read(|sql| {
            let order = one(sql, id)?;
            self.refuse_hidden(sql, actor, id)?;
            let store =
                org::store_of_row(sql, &registry::ORDER, id)?.ok_or(Error::NotFound("order"))?;
            let may_void = actor.may(Operation::VoidOrder, org::store_target(sql, store)?).is_ok();
            let (customer, import, voided) = sql
                .prepare_cached(
                    "SELECT customer.id, import.id, orders.voided FROM orders
                     LEFT JOIN customer ON customer.key = customer_key
                     LEFT JOIN import ON import.key = import_key
                     WHERE orders.id = :id",
                )?
                .query_row(named_params! { ":id": SqlId(id) }, |row| {
                    Ok((
                        row.get::<_, Option<SqlId>>(0)?,
                        row.get::<_, Option<SqlId>>(1)?,
                        row.get::<_, bool>(2)?,
                    ))
                })?;
            Ok(OrderDetail {
                order,
                customer_id: customer.map(|id| id.0),
                import_id: import.map(|id| id.0),
                lines: lines(sql, id)?,
                payments: payments(sql, id)?,
                can_void: may_void && !voided,
            })
        })
    }

    fn refuse_hidden(&self, sql: &rusqlite::Connection, actor: &Actor, id: Id) -> Result<()> {
        let (condition, mut values) = visible(actor)?;
        values.push(rusqlite::types::Value::Blob(id.as_bytes().to_vec()));
        let query = format!("SELECT 1 FROM orders WHERE {condition} AND id = ?");
        let seen: Option<i64> = sql
            .prepare_cached(&query)?
            .query_row(rusqlite::params_from_iter(values), |row| row.get(0))
            .optional()?;
        let denied = domain::access::Denied { role: actor.role, operation: Operation::ViewSales };
        seen.map(|_| ()).ok_or(Error::Denied(denied))
    }
}

fn lines(sql: &rusqlite::Connection, id: Id) -> Result<Vec<OrderLine>> {
    let currency = org::currency(sql)?;
    let mut statement = sql.prepare_cached(&format!(
        "SELECT line.line_no, product.id, product.code, product.name, product.kind,
                line.quantity_milli, line.unit_price_e4, line.amount,
                CASE WHEN counted.key IS NOT NULL THEN told.code END AS told_code
         FROM orders
         JOIN order_line AS line ON line.order_key = orders.key {counted}
         LEFT JOIN product AS told ON told.key = line.product_key
         LEFT JOIN product ON product.key = coalesce(counted.key, line.product_key)
         WHERE orders.id = ?1 ORDER BY line.line_no",
        counted = counted(),
    ))?;
    let rows = statement.query_map([SqlId(id)], |row| {
        let kind: Option<String> = row.get(4)?;
        Ok(OrderLine {
            line_no: row.get(0)?,
            product_id: row.get::<_, Option<SqlId>>(1)?.map(|id| id.0),
            code: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
            name: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            kind: kind
                .and_then(|code| ProductKind::ALL.into_iter().find(|kind| kind.code() == code)),
            quantity: quantity_text(row.get(5)?),
            unit_price: Decimal::new(row.get(6)?, 4).normalize().to_string(),
            amount: text_of(row.get(7)?, currency),
            told_code: row.get(8)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn payments(sql: &rusqlite::Connection, id: Id) -> Result<Option<OrderPayments>> {
    let mut statement = sql.prepare_cached(
        "SELECT payment.method, sum(payment.amount) AS amount
         FROM orders
         JOIN order_payment AS payment ON payment.order_key = orders.key
         WHERE orders.id = ?1 GROUP BY payment.method ORDER BY min(payment.payment_no)",
    )?;
    let rows = statement.query_map([SqlId(id)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let paid: Vec<(String, i64)> = rows.collect::<rusqlite::Result<_>>()?;
    if paid.is_empty() {
        return Ok(None);
    }
    let currency = org::currency(sql)?;
    let sum = |counts: &dyn Fn(&str) -> bool| {
        let counted = paid.iter().filter(|(method, _)| counts(method));
        text_of(counted.map(|(_, amount)| amount).sum(), currency)
    };
    let (total, new_money) = (sum(&|_| true), sum(&|method| !is_prepaid(method)));
    let ways = paid.into_iter().map(|(method, amount)| OrderPayment {
        prepaid: is_prepaid(&method),
        amount: text_of(amount, currency),
        method,
    });
    Ok(Some(OrderPayments { ways: ways.collect(), total, new_money }))
}

fn text_of(minor: i64, currency: Currency) -> String {
    currency.major(Money::from_minor(minor)).to_string()
}
