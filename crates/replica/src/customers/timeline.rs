//! Everything with a customer in the order it happened: purchases and contacts of every channel
//! (C-35), and changes of their level.

use domain::Id;
use domain::Money;
use domain::access::{Actor, Operation};
use domain::customers::Customer;
use rusqlite::params_from_iter;
use rusqlite::types::Value as SqlValue;
use serde::{Deserialize, Serialize};

use super::person::SAME_PERSON;
use crate::database::id_from_sql;
use crate::error::Result;
use crate::orders::visible;
use crate::{Page, Replica, org, transact};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TimelineRow {
    /// Its id: of an order or of a contact.
    pub id: Id,
    /// `sale`, `refund`, `adjustment`, the kind of contact, or `level` for another member level.
    pub kind: String,
    /// Whether it is a document of the order book.
    pub is_order: bool,
    /// When, UTC milliseconds.
    #[specta(type = f64)]
    pub at: i64,
    /// What was said, or the order's number.
    pub text: String,
    /// Who was in touch, or sold.
    pub employee: String,
    /// The store of an order.
    pub store: String,
    /// The channel of an order.
    pub channel: String,
    /// The amount of an order.
    pub amount: Option<String>,
}

/// A page of what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TimelineRows {
    /// How many there are in all.
    pub total: u32,
    /// The page, newest first.
    pub rows: Vec<TimelineRow>,
}

impl Replica {
    /// Purchases and contacts of a customer, newest first; of orders those this person may see.
    pub fn customer_timeline(&self, actor: &Actor, id: Id, page: Page) -> Result<TimelineRows> {
        self.database.read(|sql| {
            let customer: Customer = transact::get(sql, id)?;
            actor.may(Operation::ViewCustomers, org::store_target(sql, customer.home_store_id)?)?;
            let (seen, seen_values) = match visible(actor) {
                Ok(seen) => seen,
                Err(_) => ("0".to_string(), Vec::new()),
            };
            let events = format!(
                "SELECT orders.id, CASE orders.kind WHEN 0 THEN 'sale' WHEN 1 THEN 'refund'
                                   ELSE 'adjustment' END AS kind,
                        1 AS is_order, orders.at_ms AS at, orders.number AS text,
                        orders.employee_key, NULL AS employee_id, orders.store_key, orders.channel,
                        orders.key AS order_key
                 FROM orders
                 WHERE orders.customer_key = (SELECT key FROM customer WHERE id = ?)
                   AND orders.status = 0 AND orders.voided = 0 AND {seen}
                 UNION ALL
                 SELECT contact.id, contact.kind, 0, contact.at_ms, contact.text, NULL,
                        contact.employee_id, NULL, '', NULL
                 FROM contact WHERE contact.customer_id IN ({SAME_PERSON})
                 UNION ALL
                 SELECT level_change.id, 'level', 0, level_change.at_ms,
                        coalesce(nullif(from_level, ''), '—') || ' → '
                            || coalesce(nullif(to_level, ''), '—'),
                        NULL, NULL, NULL, '', NULL
                 FROM level_change WHERE level_change.customer_id = ?"
            );
            let customer = SqlValue::Blob(id.as_bytes().to_vec());
            let values: Vec<SqlValue> = [customer.clone()]
                .into_iter()
                .chain(seen_values)
                .chain([customer.clone(), customer])
                .collect();
            let total = sql
                .prepare_cached(&format!("SELECT count(*) FROM ({events})"))?
                .query_row(params_from_iter(&values), |row| row.get(0))?;
            let mut statement = sql.prepare_cached(&format!(
                "SELECT event.*, coalesce(seller.name, person.name, '') AS employee,
                        coalesce(store.name, '') AS store,
                        (SELECT sum(amount) FROM order_line
                         WHERE order_line.order_key = event.order_key) AS amount
                 FROM ({events}) AS event
                 LEFT JOIN employee AS seller ON seller.key = event.employee_key
                 LEFT JOIN employee AS person ON person.id = event.employee_id
                 LEFT JOIN store ON store.key = event.store_key
                 ORDER BY event.at DESC, event.id LIMIT {} OFFSET {}",
                page.limit(),
                page.offset
            ))?;
            let currency = org::currency(sql)?;
            let rows = statement.query_map(params_from_iter(&values), |row| {
                let minor: Option<i64> = row.get("amount")?;
                Ok(TimelineRow {
                    id: id_from_sql(row, "id")?,
                    kind: row.get("kind")?,
                    is_order: row.get("is_order")?,
                    at: row.get("at")?,
                    text: row.get("text")?,
                    employee: row.get("employee")?,
                    store: row.get("store")?,
                    channel: row.get("channel")?,
                    amount: minor.map(|minor| currency.major(Money::from_minor(minor)).to_string()),
                })
            })?;
            Ok(TimelineRows { total, rows: rows.collect::<rusqlite::Result<_>>()? })
        })
    }
}
