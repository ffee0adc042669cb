//! Customers.

use domain::Id;
use domain::access::{Actor, Operation, Reach};
use domain::customers::{Customer, masked_phone, normal_phone};
use domain::phone_hash::kind_of;
use domain::registry;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use crate::database::{SqlId, day_from_sql, id_from_sql};
use crate::error::{Result, invalid};
use crate::identity::same_number::{COUNTS_FOR_ITSELF, found_or_counted_for, with_told_by_hash};
use crate::org;
use crate::products::like;
use crate::topic::Done;
use crate::{Page, Replica, transact};

/// A customer with what they bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CustomerRow {
    /// The customer, with what sources told of them under a hash of their number. The phone number
    /// is masked for people who may not see it in full; of a hash only its kind is shown.
    pub customer: Customer,
    /// Name of the home store.
    pub home_store: String,
    /// Paid sales.
    pub orders: u32,
    /// What they paid, before refunds.
    pub gross_sales: String,
    /// First business day they bought on.
    pub first_day: Option<chrono::NaiveDate>,
    /// Last business day they bought on.
    pub last_day: Option<chrono::NaiveDate>,
}

/// A page of customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CustomerRows {
    /// How many there are in all.
    pub total: u32,
    /// The page.
    pub rows: Vec<CustomerRow>,
}

/// A customer who counts for another is found by what is theirs and shown as that one.
fn from_where() -> String {
    let found = found_or_counted_for(
        "one.name LIKE :like ESCAPE '\\' OR one.phone LIKE :like ESCAPE '\\'
         OR one.card LIKE :like ESCAPE '\\' OR one.outside_id = :text",
    );
    format!(
        "FROM customer
         JOIN store ON store.id = customer.home_store_id
         LEFT JOIN customer_summary AS summary ON summary.customer_key = customer.key
         WHERE {COUNTS_FOR_ITSELF}
           AND (:text = '' OR customer.id IN ({found}))
           AND (:store IS NULL OR customer.home_store_id = :store)
           AND (:region IS NULL OR store.region_id = :region)"
    )
}

impl Replica {
    /// Customers, the most valuable first, searched by name, phone, card or outside number.
    pub fn list_customers(&self, actor: &Actor, text: &str, page: Page) -> Result<CustomerRows> {
        let (region, store) = bounds(actor)?;
        let text = text.trim();
        let from_where = from_where();
        self.database.read(|sql| {
            let filters = named_params! {
                ":text": text, ":like": like(text),
                ":store": store.map(SqlId), ":region": region.map(SqlId),
            };
            let total = sql
                .prepare_cached(&format!("SELECT count(*) {from_where}"))?
                .query_row(filters, |row| row.get(0))?;
            let query = format!(
                "SELECT customer.id {from_where}
                 ORDER BY coalesce(summary.gross_sales, 0) DESC, customer.key LIMIT {} OFFSET {}",
                page.limit(),
                page.offset
            );
            let ids: Vec<SqlId> = sql
                .prepare_cached(&query)?
                .query_map(filters, |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let rows =
                ids.into_iter().map(|id| customer_row(sql, actor, id.0)).collect::<Result<_>>()?;
            Ok(CustomerRows { total, rows })
        })
    }

    /// One customer.
    pub fn customer(&self, actor: &Actor, id: Id) -> Result<CustomerRow> {
        self.database.read(|sql| {
            let customer: Customer = transact::get(sql, id)?;
            actor.may(Operation::ViewCustomers, org::store_target(sql, customer.home_store_id)?)?;
            customer_row(sql, actor, id)
        })
    }

    /// Changes a customer. A phone number that comes back masked, as it was shown, is left as it
    /// is.
    pub fn save_customer(&self, actor: &Actor, customer: Customer) -> Result<Done> {
        self.transact(actor, Operation::EditCustomer.code(), |tx| {
            let old: Customer = transact::get(tx.sql, customer.id)?;
            actor.may(Operation::EditCustomer, org::store_target(tx.sql, old.home_store_id)?)?;
            let phone = new_phone(&old, &customer.phone)?;
            org::exists(tx.sql, "home_store_id", &registry::STORE, Some(customer.home_store_id))?;
            if customer.home_store_id != old.home_store_id {
                actor.may(
                    Operation::EditCustomer,
                    org::store_target(tx.sql, customer.home_store_id)?,
                )?;
            }
            let trimmed = |text: &str| text.trim().to_string();
            tx.put(&Customer {
                name: trimmed(&customer.name),
                card: trimmed(&customer.card),
                note: trimmed(&customer.note),
                phone,
                home_store_id: customer.home_store_id,
                ..old
            })?;
            Ok(())
        })
    }
}

fn new_phone(old: &Customer, typed: &str) -> Result<String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(String::new());
    }
    if typed == masked_phone(&old.phone) {
        return Ok(old.phone.clone());
    }
    normal_phone(typed).map_or_else(|| invalid("phone", "not_a_phone"), Ok)
}

/// The region or store a person's view of customers ends at.
pub(crate) fn bounds(actor: &Actor) -> Result<(Option<Id>, Option<Id>)> {
    bounds_of(actor, Operation::ViewCustomers)
}

/// The region or store at which an operation of this person ends.
pub(crate) fn bounds_of(actor: &Actor, operation: Operation) -> Result<(Option<Id>, Option<Id>)> {
    Ok(match actor.may_somewhere(operation)? {
        Reach::Chain => (None, None),
        Reach::Region => (actor.region_id, None),
        // An id no store has, for a person who belongs to none.
        Reach::Store | Reach::Own => (None, actor.store_id.or(Some(actor.employee_id))),
    })
}

/// The row of a customer known by their local key.
pub(crate) fn customer_row_of(sql: &Connection, actor: &Actor, key: i64) -> Result<CustomerRow> {
    let id: SqlId = sql
        .prepare_cached("SELECT id FROM customer WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?;
    customer_row(sql, actor, id.0)
}

fn customer_row(sql: &Connection, actor: &Actor, id: Id) -> Result<CustomerRow> {
    let currency = org::currency(sql)?;
    let mut customer = with_told_by_hash(sql, transact::get(sql, id)?)?;
    customer.phone_hash = kind_of(&customer.phone_hash).to_string();
    let target = org::store_target(sql, customer.home_store_id)?;
    if actor.may(Operation::RevealCustomerPhone, target).is_err() {
        customer.phone = masked_phone(&customer.phone);
    }
    let found = sql
        .prepare_cached(
            "SELECT store.name, summary.orders, summary.gross_sales, summary.first_day, summary.last_day,
                    customer.id
             FROM customer JOIN store ON store.id = customer.home_store_id
             LEFT JOIN customer_summary AS summary ON summary.customer_key = customer.key
             WHERE customer.id = :id",
        )?
        .query_row(named_params! { ":id": SqlId(id) }, |row| {
            id_from_sql(row, "id")?;
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, Option<u32>>(1)?,
                row.get::<_, Option<i64>>(2)?,
                row.get::<_, Option<i64>>(3)?,
                row.get::<_, Option<i64>>(4)?,
            ))
        })?;
    let (home_store, orders, gross, first, last) = found;
    Ok(CustomerRow {
        customer,
        home_store,
        orders: orders.unwrap_or(0),
        gross_sales: currency.major(domain::Money::from_minor(gross.unwrap_or(0))).to_string(),
        first_day: first.map(day_from_sql).transpose()?,
        last_day: last.map(day_from_sql).transpose()?,
    })
}
