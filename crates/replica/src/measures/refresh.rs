//! Bringing derived numbers up to date: the touched store-days and customers are computed anew
//! from the facts, by the same statements that a full recomputation uses.

use rusqlite::Connection;

use super::Touched;
use crate::aliases::is_goods;
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

/// One row per customer with a paid sale. Of two sales at the same instant the one with the
/// smaller id is the first, on every device.
const SUMMARIES: &str = "
    SELECT orders.customer_key,
           (SELECT first.key FROM orders AS first
            WHERE first.customer_key = orders.customer_key
              AND first.kind = 0 AND first.status = 0 AND first.voided = 0
            ORDER BY first.at_ms, first.id LIMIT 1),
           min(orders.day), max(orders.day), sum(line.line_no = 1),
           sum(CASE WHEN line.amount > 0 THEN line.amount ELSE 0 END)
    FROM {from}
    CROSS JOIN order_line AS line ON line.order_key = orders.key
    WHERE orders.customer_key IS NOT NULL AND orders.kind = 0 AND orders.status = 0 AND orders.voided = 0
    GROUP BY 1";

fn measures(from: &str) -> String {
    MEASURES.replace("{from}", from).replace("{is_goods}", &is_goods())
}

/// Recomputes what was touched.
pub(crate) fn refresh(sql: &Connection, touched: &Touched) -> Result<()> {
    if !touched.store_days.is_empty() {
        refresh_days(sql, touched)?;
    }
    if !touched.customers.is_empty() {
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
        "CREATE TEMP TABLE IF NOT EXISTS touched_customer (customer_key INTEGER PRIMARY KEY);
         DELETE FROM touched_customer;",
    )?;
    {
        let mut insert = sql.prepare_cached("INSERT INTO touched_customer VALUES (?1)")?;
        for customer in &touched.customers {
            insert.execute([customer])?;
        }
    }
    sql.execute(
        "DELETE FROM customer_summary WHERE customer_key IN (SELECT customer_key FROM touched_customer)",
        [],
    )?;
    let from = "touched_customer CROSS JOIN orders
        ON orders.customer_key = touched_customer.customer_key";
    sql.execute(
        &format!("INSERT INTO customer_summary {}", SUMMARIES.replace("{from}", from)),
        [],
    )?;
    Ok(())
}

/// Full recomputation into temporary tables of the same shape, for the check.
pub(super) fn recompute(sql: &Connection) -> Result<()> {
    sql.execute_batch(
        "DROP TABLE IF EXISTS temp.fresh_measure_day;
         DROP TABLE IF EXISTS temp.fresh_customer_summary;
         DROP TABLE IF EXISTS temp.fresh_same_number;
         CREATE TEMP TABLE fresh_measure_day AS SELECT * FROM measure_day WHERE 0;
         CREATE TEMP TABLE fresh_customer_summary AS SELECT * FROM customer_summary WHERE 0;
         CREATE TEMP TABLE fresh_same_number AS SELECT * FROM same_number WHERE 0;",
    )?;
    for link in same_number::recompute(sql)? {
        sql.prepare_cached("INSERT INTO fresh_same_number VALUES (?1, ?2)")?.execute(link)?;
    }
    sql.execute(&format!("INSERT INTO fresh_measure_day {}", measures("orders")), [])?;
    sql.execute(
        &format!("INSERT INTO fresh_customer_summary {}", SUMMARIES.replace("{from}", "orders")),
        [],
    )?;
    Ok(())
}
