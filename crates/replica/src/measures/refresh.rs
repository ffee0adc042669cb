//! Bringing derived numbers up to date: the touched store-days and customers are computed anew
//! from the facts, by the same statements that a full recomputation uses.

use rusqlite::Connection;

use super::Touched;
use crate::aliases::is_goods;
use crate::customers::{names, rhythm};
use crate::error::Result;
use crate::identity::same_number;

/// One row per store, day, employee and channel. A line of a refund goes back whatever its sign;
/// a negative line of a sale is money back too.
const MEASURES: &str = "
    SELECT orders.store_key, orders.day, coalesce(orders.employee_key, 0), orders.channel,
           sum(line.line_no = 1),
           sum(CASE WHEN orders.kind = 0 AND line.amount > 0 THEN line.amount ELSE 0 END),
           sum(CASE WHEN orders.kind = 1 OR (orders.kind = 0 AND line.amount < 0) THEN -line.amount ELSE 0 END),
           sum(CASE WHEN orders.kind = 2 THEN line.amount ELSE 0 END),
           sum(line.line_no = 1 AND orders.kind = 0),
           sum(CASE WHEN orders.kind = 0 AND line.quantity_milli > 0 AND {is_goods}
                    THEN line.quantity_milli ELSE 0 END)
    FROM {from}
    CROSS JOIN order_line AS line ON line.order_key = orders.key
    WHERE orders.status = 0 AND orders.voided = 0
    GROUP BY 1, 2, 3, 4";

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

fn measures(from: &str) -> String {
    MEASURES.replace("{from}", from).replace("{is_goods}", &is_goods())
}

/// Recomputes what was touched.
pub(crate) fn refresh(sql: &Connection, touched: &Touched) -> Result<()> {
    if !touched.store_days.is_empty() {
        refresh_days(sql, touched)?;
        sql.execute("UPDATE document_version SET version = version + 1", [])?;
    }
    if !touched.customer_days.is_empty() {
        refresh_customers(sql, touched)?;
    }
    Ok(())
}

fn refresh_days(sql: &Connection, touched: &Touched) -> Result<()> {
    sql.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS touched_day (
             store_key INTEGER, day INTEGER, PRIMARY KEY (store_key, day)) WITHOUT ROWID;
         DELETE FROM touched_day;",
    )?;
    {
        let mut insert = sql.prepare_cached("INSERT INTO touched_day VALUES (?1, ?2)")?;
        for store_day in &touched.store_days {
            insert.execute(*store_day)?;
        }
    }
    sql.execute(
        "DELETE FROM measure_day WHERE (store_key, day) IN (SELECT store_key, day FROM touched_day)",
        [],
    )?;
    let from = "touched_day CROSS JOIN orders INDEXED BY orders_by_day
        ON orders.store_key = touched_day.store_key AND orders.day = touched_day.day";
    sql.execute(&format!("INSERT INTO measure_day {}", measures(from)), [])?;
    Ok(())
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
    rhythm::recompute(sql, "customer_day", days, "customer_rhythm")
}

/// Full recomputation into temporary tables of the same shape, for the check.
pub(super) fn recompute(sql: &Connection) -> Result<()> {
    sql.execute_batch(
        "DROP TABLE IF EXISTS temp.fresh_measure_day;
         DROP TABLE IF EXISTS temp.fresh_customer_day;
         DROP TABLE IF EXISTS temp.fresh_customer_summary;
         DROP TABLE IF EXISTS temp.fresh_same_number;
         DROP TABLE IF EXISTS temp.fresh_customer_search;
         CREATE TEMP TABLE fresh_measure_day AS SELECT * FROM measure_day WHERE 0;
         CREATE TEMP TABLE fresh_customer_day (
             customer_key INTEGER, day INTEGER, orders INTEGER, gross_sales INTEGER,
             PRIMARY KEY (customer_key, day)) WITHOUT ROWID;
         CREATE TEMP TABLE fresh_customer_summary AS SELECT * FROM customer_summary WHERE 0;
         CREATE TEMP TABLE fresh_same_number AS SELECT * FROM same_number WHERE 0;
         DROP TABLE IF EXISTS temp.fresh_customer_rhythm;
         CREATE TEMP TABLE fresh_customer_rhythm AS SELECT * FROM customer_rhythm WHERE 0;
         CREATE TEMP TABLE fresh_customer_search AS SELECT * FROM customer_search WHERE 0;",
    )?;
    for link in same_number::recompute(sql)? {
        sql.prepare_cached("INSERT INTO fresh_same_number VALUES (?1, ?2)")?.execute(link)?;
    }
    let fresh_days = "fresh_customer_day";
    sql.execute_batch(&format!(
        "INSERT INTO fresh_measure_day {measures};
         INSERT INTO {fresh_days} {customer_days};
         INSERT INTO fresh_customer_summary {summaries};",
        measures = measures("orders"),
        customer_days = CUSTOMER_DAYS.replace("{from}", "orders"),
        summaries = SUMMARIES.replace("{from}", fresh_days).replace("{days}", fresh_days),
    ))?;
    names::recompute(sql, "fresh_customer_search")?;
    rhythm::recompute(sql, fresh_days, fresh_days, "fresh_customer_rhythm")?;
    Ok(())
}
