//! A customer in full (C-02): every number of the page from one function.

use chrono::NaiveDate;
use domain::access::{Actor, Operation};
use domain::calendar::day_number;
use domain::customers::Customer;
use domain::lifecycle::Stage;
use domain::org::Employee;
use domain::{Currency, Id, Money};
use rusqlite::{Connection, OptionalExtension, named_params};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{CustomerRow, customer_row};
use crate::aliases::{counted, is_goods};
use crate::consents::{ConsentRow, consents_of};
use crate::database::{SqlId, day_from_sql};
use crate::error::Result;
use crate::orders::quantity_text;
use crate::{Replica, org, transact};

/// So many favourites of a kind are named.
const FAVOURITES: usize = 5;

/// A customer in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CustomerProfile {
    /// The customer, what they bought before refunds, stage and tags.
    pub row: CustomerRow,
    /// Name of who looks after them.
    pub assigned_to: String,
    /// Balance of the stored-value card when it was last told.
    pub balance: Option<String>,
    /// On how many days they bought.
    pub purchase_days: u32,
    /// Mean of the days between their purchase days.
    pub average_gap: Option<String>,
    /// Median of the same.
    pub median_gap: Option<String>,
    /// Days since the last purchase.
    #[specta(type = Option<f64>)]
    pub days_since: Option<i64>,
    /// Up to how many days after a purchase they count as new or active, slowing, and sleeping.
    #[specta(type = Option<[f64; 3]>)]
    pub stage_until: Option<[i64; 3]>,
    /// What went back to them.
    pub refunds: String,
    /// Documents with money back.
    pub refunded: u32,
    /// What they paid, less what went back.
    pub net_sales: String,
    /// What they paid per order, before refunds.
    pub average_order: Option<String>,
    /// Their categories, by money.
    pub categories: Vec<Favourite>,
    /// Their products, by money.
    pub products: Vec<Favourite>,
    /// The stores they bought in, by orders.
    pub stores: Vec<Place>,
    /// The channels they bought through, by orders.
    pub channels: Vec<Place>,
    /// The business days they bought on, the newest first, at most sixty.
    pub rhythm: Vec<NaiveDate>,
    /// What they said about being contacted.
    pub consents: Vec<ConsentRow>,
    /// Whether this person sees the phone number in full.
    pub sees_phone: bool,
    /// Whether they may ask for it with a reason.
    pub may_ask_phone: bool,
    /// Whether they may change the customer.
    pub may_edit: bool,
    /// Whether they may note a contact.
    pub may_log_contact: bool,
    /// Whether they may write everything about this person into a file.
    pub may_export: bool,
    /// Whether they may take everything personal out.
    pub may_erase: bool,
}

/// What a customer likes: goods sold to them, before refunds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Favourite {
    /// The product; none for a category.
    pub product_id: Option<Id>,
    /// Name of product or category; empty for lines that name none.
    pub name: String,
    /// How many.
    pub units: String,
    /// For how much.
    pub amount: String,
}

/// Where or through what a customer buys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Place {
    /// Name of store or channel; empty when the source names none.
    pub name: String,
    /// Orders.
    pub orders: u32,
    /// For how much, before refunds.
    pub amount: String,
}

/// Paid documents of the customer `:key`.
const PAID: &str = "orders.customer_key = :key AND orders.status = 0 AND orders.voided = 0";

impl Replica {
    /// A customer in full.
    pub fn customer_profile(&self, actor: &Actor, id: Id) -> Result<CustomerProfile> {
        self.database.read(|sql| {
            let kept: Customer = transact::get(sql, id)?;
            let target = org::store_target(sql, kept.home_store_id)?;
            actor.may(Operation::ViewCustomers, target)?;
            let may = |operation| actor.may(operation, target).is_ok();
            let today = day_number(self.today(sql)?);
            let row = customer_row(sql, actor, id, today)?;
            let currency = org::currency(sql)?;
            let text = |minor: i64| currency.major(Money::from_minor(minor)).to_string();
            let key = crate::orders::key_of(sql, "customer", id)?.unwrap_or(-1);
            let money = money(sql, key)?;
            let rhythm = rhythm(sql, key)?;
            let days_since = row.last_day.map(|last| today - day_number(last));
            let span = row.first_day.zip(row.last_day);
            let span = span.map(|(first, last)| day_number(last) - day_number(first));
            let gaps = i64::from(rhythm.days) - 1;
            let assigned: Option<Employee> = match kept.assigned_to {
                Some(employee) => transact::find(sql, employee)?,
                None => None,
            };
            Ok(CustomerProfile {
                assigned_to: assigned.map(|employee| employee.name).unwrap_or_default(),
                balance: row.customer.balance.map(text),
                purchase_days: rhythm.days,
                average_gap: span.filter(|_| gaps > 0).map(|span| tenths(span, gaps)),
                median_gap: rhythm.median_halves.map(|halves| tenths(halves, 2)),
                days_since,
                stage_until: days_since.map(|_| Stage::until(rhythm.median_halves)),
                refunds: text(money.refunds),
                refunded: money.refunded,
                net_sales: text(money.gross - money.refunds),
                average_order: (money.orders > 0)
                    .then(|| average(money.gross, money.orders, currency)),
                categories: favourites(sql, key, "''", "coalesce(product.category, '')", currency)?,
                products: favourites(
                    sql,
                    key,
                    "product.key",
                    "coalesce(nullif(product.name, ''), product.code, '')",
                    currency,
                )?,
                stores: places(sql, key, "store.name", currency)?,
                channels: places(sql, key, "orders.channel", currency)?,
                rhythm: days(sql, key)?,
                consents: consents_of(sql, id)?,
                sees_phone: may(Operation::RevealCustomerPhone),
                may_ask_phone: may(Operation::AskCustomerPhone),
                may_edit: may(Operation::EditCustomer),
                may_log_contact: may(Operation::LogContact),
                may_export: may(Operation::ExportPerson),
                may_erase: may(Operation::ErasePerson),
                row,
            })
        })
    }
}

/// A quotient with one decimal.
fn tenths(dividend: i64, divisor: i64) -> String {
    let quotient = Decimal::from(dividend) / Decimal::from(divisor);
    quotient.round_dp(1).normalize().to_string()
}

fn average(minor: i64, count: i64, currency: Currency) -> String {
    let minor = (Decimal::from(minor) / Decimal::from(count)).round();
    let minor = i64::try_from(minor).unwrap_or(i64::MAX);
    currency.major(Money::from_minor(minor)).to_string()
}

struct Bought {
    gross: i64,
    refunds: i64,
    refunded: u32,
    orders: i64,
}

/// As the measures count it: a line of a refund goes back whatever its sign, a negative line of a
/// sale is money back too.
fn money(sql: &Connection, key: i64) -> Result<Bought> {
    Ok(sql
        .prepare_cached(&format!(
            "SELECT coalesce(sum(CASE WHEN orders.kind = 0 AND line.amount > 0 THEN line.amount END), 0),
                    coalesce(sum(CASE WHEN orders.kind = 1 OR (orders.kind = 0 AND line.amount < 0)
                                      THEN -line.amount END), 0),
                    count(DISTINCT CASE WHEN orders.kind = 1 OR (orders.kind = 0 AND line.amount < 0)
                                        THEN orders.key END),
                    count(DISTINCT CASE WHEN orders.kind = 0 THEN orders.key END)
             FROM orders JOIN order_line AS line ON line.order_key = orders.key WHERE {PAID}"
        ))?
        .query_row(named_params! { ":key": key }, |row| {
            Ok(Bought {
                gross: row.get(0)?,
                refunds: row.get(1)?,
                refunded: row.get(2)?,
                orders: row.get(3)?,
            })
        })?)
}

struct Rhythm {
    days: u32,
    median_halves: Option<i64>,
}

fn rhythm(sql: &Connection, key: i64) -> Result<Rhythm> {
    let kept = sql
        .prepare_cached(
            "SELECT purchase_days, median_gap_halves FROM customer_rhythm WHERE customer_key = ?1",
        )?
        .query_row([key], |row| Ok(Rhythm { days: row.get(0)?, median_halves: row.get(1)? }))
        .optional()?;
    Ok(kept.unwrap_or(Rhythm { days: 0, median_halves: None }))
}

fn days(sql: &Connection, key: i64) -> Result<Vec<NaiveDate>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT DISTINCT orders.day FROM orders WHERE {PAID} AND orders.kind = 0
         ORDER BY orders.day DESC LIMIT 60"
    ))?;
    let days: Vec<i64> = statement
        .query_map(named_params! { ":key": key }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    days.into_iter().map(day_from_sql).collect()
}

fn favourites(
    sql: &Connection,
    key: i64,
    by: &str,
    name: &str,
    currency: Currency,
) -> Result<Vec<Favourite>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT CASE WHEN {by} = '' THEN NULL ELSE product.id END AS product_id, {name} AS name,
                sum(line.quantity_milli) AS units, sum(line.amount) AS amount
         FROM orders
         JOIN order_line AS line ON line.order_key = orders.key {counted}
         LEFT JOIN product ON product.key = coalesce(counted.key, line.product_key)
         WHERE {PAID} AND orders.kind = 0 AND line.amount > 0 AND {goods}
         GROUP BY {by}, {name}
         ORDER BY amount DESC, units DESC, name LIMIT {FAVOURITES}",
        counted = counted(),
        goods = is_goods(),
    ))?;
    let rows = statement.query_map(named_params! { ":key": key }, |row| {
        Ok(Favourite {
            product_id: row.get::<_, Option<SqlId>>("product_id")?.map(|id| id.0),
            name: row.get("name")?,
            units: quantity_text(row.get("units")?),
            amount: currency.major(Money::from_minor(row.get("amount")?)).to_string(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn places(sql: &Connection, key: i64, name: &str, currency: Currency) -> Result<Vec<Place>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {name} AS name, sum(line.line_no = 1) AS orders,
                sum(CASE WHEN line.amount > 0 THEN line.amount ELSE 0 END) AS amount
         FROM orders
         JOIN order_line AS line ON line.order_key = orders.key
         JOIN store ON store.key = orders.store_key
         WHERE {PAID} AND orders.kind = 0
         GROUP BY {name} ORDER BY 2 DESC, 3 DESC, 1"
    ))?;
    let rows = statement.query_map(named_params! { ":key": key }, |row| {
        Ok(Place {
            name: row.get("name")?,
            orders: row.get("orders")?,
            amount: currency.major(Money::from_minor(row.get("amount")?)).to_string(),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
