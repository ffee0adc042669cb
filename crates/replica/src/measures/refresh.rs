//! Bringing derived numbers up to date: the touched store-days and customers are computed anew
//! from the facts, by the same statements that a full recomputation uses.

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::{Grain, day_number};
use rusqlite::{Connection, OptionalExtension};

use super::Touched;
use super::documents::Shelf;
use super::tables::{self, Days, OF_DAYS, OF_MONTHS};
use crate::customers::{names, rhythm, without_purchase};
use crate::database::day_from_sql;
use crate::error::Result;
use crate::identity::same_number;

/// One row per customer and day with a paid sale.
const CUSTOMER_DAYS: &str = "
    SELECT orders.customer_key, orders.day, sum(line.line_no = 1),
           sum(CASE WHEN line.amount > 0 THEN line.amount ELSE 0 END)
    FROM {from}
    CROSS JOIN order_line AS line ON line.order_key = orders.key
    WHERE orders.customer_key IS NOT NULL AND orders.kind = 0 AND orders.status = 0 AND orders.voided = 0
    GROUP BY 1, 2";

/// One row per customer with a paid sale. Of two sales at the same instant the one with the
/// smaller id is the first, on every device.
const SUMMARIES: &str = "
    SELECT bought.customer_key,
           (SELECT first.key FROM orders AS first
            WHERE first.customer_key = bought.customer_key
              AND first.kind = 0 AND first.status = 0 AND first.voided = 0
            ORDER BY first.at_ms, first.id LIMIT 1),
           bought.first_day, bought.last_day, bought.orders, bought.gross_sales,
           bought.purchase_days, first_day.gross_sales
    FROM (SELECT {days}.customer_key, min({days}.day) AS first_day, max({days}.day) AS last_day,
                 sum({days}.orders) AS orders, sum({days}.gross_sales) AS gross_sales,
                 count(*) AS purchase_days
          FROM {from} GROUP BY 1) AS bought
    CROSS JOIN {days} AS first_day
        ON first_day.customer_key = bought.customer_key AND first_day.day = bought.first_day";

/// Recomputes what was touched.
pub(crate) fn refresh(sql: &Connection, touched: &Touched) -> Result<()> {
    let mut days = touched.store_days.clone();
    if !touched.customer_days.is_empty() {
        let before = first_orders(sql, touched)?;
        refresh_customers(sql, touched)?;
        days.extend(days_of_other_first_orders(sql, &before)?);
    }
    days.extend(days_of_refunded_sales(sql, touched)?);
    if !days.is_empty() {
        refresh_days(sql, &days)?;
        sql.execute("UPDATE document_version SET version = version + 1", [])?;
    }
    Ok(())
}

/// The first orders that the touched customers had so far.
fn first_orders(sql: &Connection, touched: &Touched) -> Result<Vec<(i64, i64)>> {
    let mut statement =
        sql.prepare_cached("SELECT first_order_key FROM customer_summary WHERE customer_key = ?1")?;
    let mut customers: Vec<i64> =
        touched.customer_days.iter().map(|touched| touched.customer_key()).collect();
    customers.dedup();
    let mut known = Vec::new();
    for customer in customers {
        let first: Option<i64> = statement.query_row([customer], |row| row.get(0)).optional()?;
        known.extend(first.map(|first| (customer, first)));
    }
    Ok(known)
}

/// The days of first orders that are first no longer, and of those that took their place: what is
/// new on a day hangs on days before. Who had none got it by an order that was touched itself.
fn days_of_other_first_orders(sql: &Connection, before: &[(i64, i64)]) -> Result<Vec<(i64, i64)>> {
    let mut statement = sql.prepare_cached(
        "SELECT store_key, day FROM orders WHERE key = ?2
         AND ?2 IS NOT (SELECT first_order_key FROM customer_summary WHERE customer_key = ?1)
         UNION ALL
         SELECT orders.store_key, orders.day FROM customer_summary AS summary
         CROSS JOIN orders ON orders.key = summary.first_order_key
         WHERE summary.customer_key = ?1 AND summary.first_order_key <> ?2",
    )?;
    let mut days = Vec::new();
    for (customer, first) in before {
        let mut rows = statement.query([customer, first])?;
        while let Some(row) = rows.next()? {
            days.push((row.get(0)?, row.get(1)?));
        }
    }
    Ok(days)
}

/// The days of sales whose refunds came, went or changed: whether a sale was kept hangs on these.
fn days_of_refunded_sales(sql: &Connection, touched: &Touched) -> Result<Vec<(i64, i64)>> {
    let mut statement = sql.prepare_cached(
        "SELECT day FROM orders INDEXED BY orders_by_number
         WHERE number = ?2 AND store_key = ?1 AND kind = 0",
    )?;
    let mut days = Vec::new();
    for (store, number) in &touched.refunds {
        let mut rows = statement.query((store, number))?;
        while let Some(row) = rows.next()? {
            days.push((*store, row.get(0)?));
        }
    }
    Ok(days)
}

/// The month that holds a day of a store.
fn month_of(store_key: i64, day: i64) -> Result<Days> {
    let day = day_from_sql(day)?;
    let [first, last] = [Grain::Month.start(day), Grain::Month.end(day)].map(day_number);
    Ok(Days { store_key, first, last })
}

/// The sums of touched days, of their months, and of months that are open no longer.
fn refresh_days(sql: &Connection, touched: &BTreeSet<(i64, i64)>) -> Result<()> {
    let mut months: BTreeMap<Days, Vec<i64>> = BTreeMap::new();
    for (store, day) in touched {
        for table in OF_DAYS {
            delete(sql, table, "day = ?2", *store, *day)?;
        }
        months.entry(month_of(*store, *day)?).or_default().push(*day);
    }
    let open = open_month(sql)?;
    for month in newly_closed(sql, open)? {
        months.entry(month).or_default();
    }
    let mut shelf = Shelf::new(sql)?;
    for (month, days) in months {
        if open.is_some_and(|open| month.last < open) {
            for table in OF_MONTHS {
                delete(sql, table, "day = ?2", month.store_key, month.first)?;
            }
            let wanted = |day| days.binary_search(&day).is_ok();
            tables::write(sql, &mut shelf, month, true, "", wanted)?;
            continue;
        }
        for run in days.chunk_by(|one, next| one + 1 == *next) {
            let of_run = Days { first: run[0], last: run[run.len() - 1], ..month };
            tables::write(sql, &mut shelf, of_run, false, "", |_| true)?;
        }
    }
    Ok(())
}

fn delete(sql: &Connection, table: &str, which: &str, store: i64, day: i64) -> Result<()> {
    let query = format!("DELETE FROM {table} WHERE store_key = ?1 AND {which}");
    sql.prepare_cached(&query)?.execute([store, day])?;
    Ok(())
}

fn stores(sql: &Connection) -> Result<Vec<i64>> {
    let mut statement = sql.prepare_cached("SELECT key FROM store")?;
    let keys = statement.query_map([], |row| row.get(0))?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}

/// The first day of the newest month of which there is a document: more are on their way there.
fn open_month(sql: &Connection) -> Result<Option<i64>> {
    let mut newest = sql.prepare_cached("SELECT max(day) FROM orders WHERE store_key = ?1")?;
    let mut open: Option<i64> = None;
    for store in stores(sql)? {
        open = open.max(newest.query_row([store], |row| row.get(0))?);
    }
    open.map(|day| Ok(month_of(0, day)?.first)).transpose()
}

/// Notes which month is open; answers those that no longer are. Sums of those that are again go.
fn newly_closed(sql: &Connection, open: Option<i64>) -> Result<Vec<Days>> {
    let was: Option<i64> = sql
        .prepare_cached("SELECT day FROM measure_open")?
        .query_row([], |row| row.get(0))
        .optional()?;
    if open == was {
        return Ok(Vec::new());
    }
    let mut closed = BTreeSet::new();
    let mut days = sql.prepare_cached(
        "SELECT DISTINCT day FROM orders WHERE store_key = ?1 AND day >= ?2 AND day < ?3",
    )?;
    for store in stores(sql)? {
        for table in OF_MONTHS {
            delete(sql, table, "day >= ?2", store, open.unwrap_or(i64::MIN))?;
        }
        if let (Some(was), Some(open)) = (was, open) {
            let mut rows = days.query([store, was, open])?;
            while let Some(row) = rows.next()? {
                closed.insert(month_of(store, row.get(0)?)?);
            }
        }
    }
    write_open(sql, "", open)?;
    Ok(closed.into_iter().collect())
}

fn write_open(sql: &Connection, prefix: &str, open: Option<i64>) -> Result<()> {
    sql.execute(&format!("DELETE FROM {prefix}measure_open"), [])?;
    if let Some(day) = open {
        sql.execute(&format!("INSERT INTO {prefix}measure_open VALUES (1, ?1)"), [day])?;
    }
    Ok(())
}

/// Fills the sums of every day and month, for a database that had none of them.
pub(crate) fn derive(sql: &Connection) -> Result<()> {
    for table in of_sums() {
        sql.execute(&format!("DELETE FROM {table}"), [])?;
    }
    write_all(sql, "")
}

fn write_all(sql: &Connection, prefix: &str) -> Result<()> {
    let mut statement = sql.prepare("SELECT DISTINCT store_key, day FROM orders")?;
    let mut rows = statement.query([])?;
    let mut months = BTreeSet::new();
    while let Some(row) = rows.next()? {
        months.insert(month_of(row.get(0)?, row.get(1)?)?);
    }
    let open = open_month(sql)?;
    write_open(sql, prefix, open)?;
    let mut shelf = Shelf::new(sql)?;
    months.into_iter().try_for_each(|month| {
        let is_closed = open.is_some_and(|open| month.last < open);
        tables::write(sql, &mut shelf, month, is_closed, prefix, |_| true)
    })
}

fn refresh_customers(sql: &Connection, touched: &Touched) -> Result<()> {
    sql.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS touched_customer_day (
             customer_key INTEGER, day INTEGER, PRIMARY KEY (customer_key, day)) WITHOUT ROWID;
         CREATE TEMP TABLE IF NOT EXISTS touched_customer (customer_key INTEGER PRIMARY KEY);
         DELETE FROM touched_customer_day;
         DELETE FROM touched_customer;",
    )?;
    {
        let mut insert = sql.prepare_cached("INSERT INTO touched_customer_day VALUES (?1, ?2)")?;
        for touched in &touched.customer_days {
            insert.execute([touched.customer_key(), touched.day()])?;
        }
    }
    // A store's day begins and ends within a day of Greenwich's; the index on the time leads there.
    let orders = "touched_customer_day AS touched
        CROSS JOIN orders ON orders.customer_key = touched.customer_key
            AND orders.at_ms >= (touched.day - 1) * 86400000
            AND orders.at_ms < (touched.day + 2) * 86400000 AND orders.day = touched.day";
    let days = "touched_customer CROSS JOIN customer_day
        ON customer_day.customer_key = touched_customer.customer_key";
    sql.execute_batch(&format!(
        "DELETE FROM customer_day WHERE (customer_key, day) IN (SELECT customer_key, day FROM touched_customer_day);
         INSERT INTO customer_day {customer_days};
         INSERT INTO touched_customer SELECT DISTINCT customer_key FROM touched_customer_day;
         DELETE FROM customer_summary WHERE customer_key IN (SELECT customer_key FROM touched_customer);
         INSERT INTO customer_summary {summaries};",
        customer_days = CUSTOMER_DAYS.replace("{from}", orders),
        summaries = SUMMARIES.replace("{from}", days).replace("{days}", "customer_day"),
    ))?;
    sql.execute(
        "DELETE FROM customer_rhythm WHERE customer_key IN (SELECT customer_key FROM touched_customer)",
        [],
    )?;
    without_purchase::settle(
        sql,
        "customer.key IN (SELECT customer_key FROM touched_customer)",
        [],
    )?;
    rhythm::recompute(sql, "customer_day", days, "customer_rhythm")
}

/// Tables of sums, and the day from which on there are none of months.
pub(super) fn of_sums() -> impl Iterator<Item = &'static str> {
    OF_DAYS.into_iter().chain(OF_MONTHS).chain(["measure_open"])
}

/// Full recomputation into temporary tables of the same shape, for the check.
pub(super) fn recompute(sql: &Connection) -> Result<()> {
    let others = [
        "customer_summary",
        "customer_without_purchase",
        "same_number",
        "customer_rhythm",
        "customer_search",
    ];
    for table in of_sums().chain(others) {
        sql.execute_batch(&format!(
            "DROP TABLE IF EXISTS temp.fresh_{table};
             CREATE TEMP TABLE fresh_{table} AS SELECT * FROM {table} WHERE 0;"
        ))?;
    }
    sql.execute_batch(
        "DROP TABLE IF EXISTS temp.fresh_customer_day;
         CREATE TEMP TABLE fresh_customer_day (
             customer_key INTEGER, day INTEGER, orders INTEGER, gross_sales INTEGER,
             PRIMARY KEY (customer_key, day)) WITHOUT ROWID;",
    )?;
    for link in same_number::recompute(sql)? {
        sql.prepare_cached("INSERT INTO fresh_same_number VALUES (?1, ?2)")?.execute(link)?;
    }
    let fresh_days = "fresh_customer_day";
    sql.execute_batch(&format!(
        "INSERT INTO {fresh_days} {customer_days};
         INSERT INTO fresh_customer_summary {summaries};
         INSERT INTO fresh_customer_without_purchase
         SELECT key FROM customer WHERE merged_into IS NULL
         EXCEPT SELECT customer_key FROM fresh_same_number
         EXCEPT SELECT customer_key FROM fresh_customer_summary;",
        customer_days = CUSTOMER_DAYS.replace("{from}", "orders"),
        summaries = SUMMARIES.replace("{from}", fresh_days).replace("{days}", fresh_days),
    ))?;
    names::recompute(sql, "fresh_customer_search")?;
    rhythm::recompute(sql, fresh_days, fresh_days, "fresh_customer_rhythm")?;
    write_all(sql, "fresh_")
}
