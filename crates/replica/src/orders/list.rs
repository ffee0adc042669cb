//! The order book.

mod paging;

use chrono::NaiveDate;
use domain::access::{Actor, Operation, Reach};
use domain::calendar::day_number;
use domain::orders::{DocumentKind, DocumentStatus};
use domain::{Currency, Id, Money};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, Row, params_from_iter};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::aliases::keys_where;
use crate::database::{SqlId, day_from_sql, id_from_sql};
use crate::error::{Error, Result};
use crate::identity::same_number::SHOWN_NAME;
use crate::{Page, Replica, org};

/// Which orders to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct OrderFilter {
    /// Beginning of the order number; empty for all.
    pub text: String,
    /// Only this store.
    pub store_id: Option<Id>,
    /// Only this kind.
    pub kind: Option<DocumentKind>,
    /// Only this customer.
    pub customer_id: Option<Id>,
    /// Only orders with this product.
    pub product_id: Option<Id>,
    /// Only what this import brought.
    pub import_id: Option<Id>,
    /// First business day.
    pub from: Option<NaiveDate>,
    /// Last business day.
    pub to: Option<NaiveDate>,
}

/// One document of the order book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct OrderRow {
    /// Identity.
    pub id: Id,
    /// Number the source gave it.
    pub number: String,
    /// When, UTC milliseconds.
    #[specta(type = f64)]
    pub at: i64,
    /// Business day in its store.
    pub day: NaiveDate,
    /// Store.
    pub store_name: String,
    /// Sale, refund or adjustment.
    pub kind: DocumentKind,
    /// Whether it counts; a voided document is closed.
    pub status: DocumentStatus,
    /// Customer's name, or number when there is no name; empty for guests.
    pub customer: String,
    /// Who sold.
    pub employee: String,
    /// Sales channel.
    pub channel: String,
    /// Sum of the quantities of its lines.
    pub units: String,
    /// Sum of the amounts of its lines.
    pub amount: String,
}

/// A page of the order book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct OrderRows {
    /// How many there are in all.
    pub total: u32,
    /// The page, newest first.
    pub rows: Vec<OrderRow>,
}

const DAY_MS: i64 = 86_400_000;
/// The condition of those who see every order.
const EVERY: &str = "1";

/// The columns of a row of the order book and the tables they come from.
fn select() -> String {
    format!(
        "SELECT orders.id, orders.number, orders.at_ms, orders.day, store.name AS store_name,
             orders.kind, CASE WHEN orders.voided THEN 2 ELSE orders.status END AS status,
             {SHOWN_NAME} AS customer,
             coalesce(employee.name, '') AS employee, orders.channel,
             (SELECT coalesce(sum(quantity_milli), 0) FROM order_line
              WHERE order_key = orders.key) AS units,
             (SELECT coalesce(sum(amount), 0) FROM order_line
              WHERE order_key = orders.key) AS amount
         FROM orders JOIN store ON store.key = orders.store_key
         LEFT JOIN customer ON customer.key = orders.customer_key
         LEFT JOIN employee ON employee.key = orders.employee_key"
    )
}

impl Replica {
    /// Orders this person may see, newest first.
    pub fn list_orders(
        &self,
        actor: &Actor,
        filter: &OrderFilter,
        page: Page,
    ) -> Result<OrderRows> {
        self.database.read(|sql| {
            let currency = org::currency(sql)?;
            let (conditions, values) = conditions(sql, actor, filter)?;
            let count = match conditions.as_str() {
                // Without a condition SQLite counts by pages instead of rows.
                EVERY => "SELECT count(*) FROM orders".to_string(),
                conditions => format!("SELECT count(*) FROM orders WHERE {conditions}"),
            };
            let total: u32 = sql
                .prepare_cached(&count)?
                .query_row(params_from_iter(&values), |row| row.get(0))?;
            let of_page = paging::of(sql, filter, &conditions, &values, page, total)?;
            let query = format!(
                "{} WHERE orders.key IN ({}) ORDER BY orders.at_ms DESC, orders.key DESC",
                select(),
                of_page.sql,
            );
            let mut statement = sql.prepare_cached(&query)?;
            let mut found = statement.query(params_from_iter(&of_page.values))?;
            let mut rows = Vec::new();
            while let Some(row) = found.next()? {
                rows.push(order_row(row, currency)?);
            }
            Ok(OrderRows { total, rows })
        })
    }
}

/// What of the order book this person may see, as a condition on `orders`.
pub(crate) fn visible(actor: &Actor) -> Result<(String, Vec<SqlValue>)> {
    let blob =
        |id: Option<Id>| id.map_or(SqlValue::Null, |id| SqlValue::Blob(id.as_bytes().to_vec()));
    Ok(match actor.may_somewhere(Operation::ViewSales)? {
        Reach::Chain => (EVERY.to_string(), Vec::new()),
        Reach::Region => (
            "orders.store_key IN (SELECT key FROM store WHERE region_id = ?)".to_string(),
            vec![blob(actor.region_id)],
        ),
        Reach::Store => (
            "orders.store_key IN (SELECT key FROM store WHERE id = ?)".to_string(),
            vec![blob(actor.store_id)],
        ),
        Reach::Own => (
            "orders.employee_key = (SELECT key FROM employee WHERE id = ?)".to_string(),
            vec![blob(Some(actor.employee_id))],
        ),
    })
}

fn conditions(
    sql: &Connection,
    actor: &Actor,
    filter: &OrderFilter,
) -> Result<(String, Vec<SqlValue>)> {
    let (first, mut values) = visible(actor)?;
    let mut conditions = vec![first];
    let mut add = |condition: &str, value: SqlValue| {
        conditions.push(condition.to_string());
        values.push(value);
    };
    let id = |id: Id| SqlValue::Blob(id.as_bytes().to_vec());
    let text = filter.text.trim();
    if !text.is_empty() {
        // A range instead of LIKE, so that the index on the number is used.
        add("orders.number >= ?", SqlValue::Text(text.to_string()));
        add("orders.number < ?", SqlValue::Text(format!("{text}\u{10ffff}")));
    }
    if let Some(store) = filter.store_id {
        let key = super::resolve::key_of(sql, "store", store)?.ok_or(Error::NotFound("store"))?;
        add("orders.store_key = ?", SqlValue::Integer(key));
    }
    if let Some(kind) = filter.kind {
        add("orders.kind = ?", SqlValue::Integer(kind.number()));
    }
    if let Some(customer) = filter.customer_id {
        add("orders.customer_key = (SELECT key FROM customer WHERE id = ?)", id(customer));
    }
    if let Some(import) = filter.import_id {
        add("orders.import_key = (SELECT key FROM import WHERE id = ?)", id(import));
    }
    // A store's day begins and ends within a day of Greenwich's. The index on the time leads there.
    if let Some(from) = filter.from {
        let day = day_number(from);
        add("orders.day >= ?", SqlValue::Integer(day));
        add("orders.at_ms >= ?", SqlValue::Integer((day - 1) * DAY_MS));
    }
    if let Some(to) = filter.to {
        let day = day_number(to);
        add("orders.day <= ?", SqlValue::Integer(day));
        add("orders.at_ms < ?", SqlValue::Integer((day + 2) * DAY_MS));
    }
    if let Some(product) = filter.product_id {
        conditions.push(format!(
            "orders.key IN (SELECT order_key FROM order_line WHERE product_key IN ({}))",
            keys_where("product.id = ?")
        ));
        values.extend([id(product), id(product)]);
    }
    Ok((conditions.join(" AND "), values))
}

/// Reads a row of [`select`].
pub(crate) fn order_row(row: &Row<'_>, currency: Currency) -> Result<OrderRow> {
    Ok(OrderRow {
        id: id_from_sql(row, "id")?,
        number: row.get("number")?,
        at: row.get("at_ms")?,
        day: day_from_sql(row.get("day")?)?,
        store_name: row.get("store_name")?,
        kind: kind_of(row.get("kind")?)?,
        status: DocumentStatus::from_number(row.get("status")?)
            .ok_or(Error::Internal("an unknown status"))?,
        customer: row.get("customer")?,
        employee: row.get("employee")?,
        channel: row.get("channel")?,
        units: quantity_text(row.get("units")?),
        amount: currency.major(Money::from_minor(row.get("amount")?)).to_string(),
    })
}

/// One order by id, as the list shows it.
pub(crate) fn one(sql: &Connection, id: Id) -> Result<OrderRow> {
    let currency = org::currency(sql)?;
    let query = format!("{} WHERE orders.id = ?1", select());
    let mut statement = sql.prepare_cached(&query)?;
    let mut rows = statement.query([SqlId(id)])?;
    let row = rows.next()?.ok_or(Error::NotFound("order"))?;
    order_row(row, currency)
}

/// The kind of a permanent number.
pub(crate) fn kind_of(number: i64) -> Result<DocumentKind> {
    DocumentKind::from_number(number).ok_or(Error::Internal("an unknown kind of document"))
}

/// Thousandths as people write quantities: `2`, `1.5`.
pub(crate) fn quantity_text(milli: i64) -> String {
    Decimal::new(milli, 3).normalize().to_string()
}
