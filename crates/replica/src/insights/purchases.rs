//! What each customer bought until a day, from the derived numbers.

use chrono::NaiveDate;
use domain::calendar::day_number;
use insight::{Purchases, RepeatValue, Rfm};
use rusqlite::Connection;

use crate::error::Result;

/// What a customer bought until a day. Days are numbers, money is minor units before refunds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct History {
    pub(super) customer_key: i64,
    pub(super) first_day: i32,
    pub(super) last_day: i32,
    /// Days with a purchase.
    pub(super) purchase_days: u32,
    pub(super) orders: u32,
    pub(super) paid: i64,
    /// Of it, what was paid on the first day.
    pub(super) paid_first: i64,
}

impl History {
    pub(super) fn silent_days(&self, as_of: i32) -> u32 {
        u32::try_from(as_of.saturating_sub(self.last_day)).unwrap_or(0)
    }

    pub(super) fn rfm(&self, as_of: i32) -> Rfm {
        Rfm { recency_days: self.silent_days(as_of), orders: self.orders, amount_minor: self.paid }
    }

    /// In days.
    pub(super) fn purchases(&self, as_of: i32) -> Purchases {
        Purchases {
            repeats: self.purchase_days - 1,
            recency: f64::from(self.last_day - self.first_day),
            age: f64::from(as_of.saturating_sub(self.first_day)),
        }
    }

    /// Mean of the days after the first, in minor units.
    pub(super) fn repeat_value(&self) -> RepeatValue {
        let repeats = self.purchase_days - 1;
        let later = (self.paid - self.paid_first) as f64;
        RepeatValue { repeats, mean: if repeats == 0 { 0.0 } else { later / f64::from(repeats) } }
    }

    /// Mean days from one purchase day to the next; `None` after a single one.
    pub(super) fn usual_gap(&self) -> Option<f64> {
        let repeats = self.purchase_days - 1;
        (repeats > 0).then(|| f64::from(self.last_day - self.first_day) / f64::from(repeats))
    }
}

/// The number of a day. No calendar goes further than its four bytes.
pub(super) fn day_of(day: NaiveDate) -> i32 {
    i32::try_from(day_number(day)).unwrap_or(i32::MAX)
}

/// Every customer with a paid sale until the day, in the order of their keys.
pub(super) fn histories(sql: &Connection, as_of: NaiveDate) -> Result<Vec<History>> {
    let as_of = day_of(as_of);
    let goes_on: bool = sql.query_row(
        "SELECT EXISTS (SELECT 1 FROM customer_summary WHERE last_day > ?1)",
        [as_of],
        |row| row.get(0),
    )?;
    if goes_on { until(sql, as_of) } else { whole(sql) }
}

fn whole(sql: &Connection) -> Result<Vec<History>> {
    let mut statement = sql.prepare_cached(
        "SELECT customer_key, first_day, last_day, purchase_days, orders, gross_sales, first_day_sales
         FROM customer_summary ORDER BY customer_key",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(History {
            customer_key: row.get(0)?,
            first_day: row.get(1)?,
            last_day: row.get(2)?,
            purchase_days: row.get(3)?,
            orders: row.get(4)?,
            paid: row.get(5)?,
            paid_first: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// From the single days, for a day in the past.
fn until(sql: &Connection, as_of: i32) -> Result<Vec<History>> {
    let mut found: Vec<History> = Vec::new();
    each_day(sql, |customer_key, day, orders, paid| {
        if day > as_of {
            return;
        }
        match found.last_mut() {
            Some(last) if last.customer_key == customer_key => {
                last.last_day = day;
                last.purchase_days += 1;
                last.orders += orders;
                last.paid += paid;
            }
            _ => found.push(History {
                customer_key,
                first_day: day,
                last_day: day,
                purchase_days: 1,
                orders,
                paid,
                paid_first: paid,
            }),
        }
    })?;
    Ok(found)
}

/// What each customer paid after a day and until another, for those who came.
pub(super) fn paid_within(sql: &Connection, after: i32, until: i32) -> Result<Vec<(i64, i64)>> {
    let mut found: Vec<(i64, i64)> = Vec::new();
    each_day(sql, |customer_key, day, _, paid| {
        if day <= after || day > until {
            return;
        }
        match found.last_mut() {
            Some((key, sum)) if *key == customer_key => *sum += paid,
            _ => found.push((customer_key, paid)),
        }
    })?;
    Ok(found)
}

/// Shows customer, day, orders and what was paid, customer by customer and day by day.
fn each_day(sql: &Connection, mut visit: impl FnMut(i64, i32, u32, i64)) -> Result<()> {
    let mut statement = sql.prepare_cached(
        "SELECT customer_key, day, orders, gross_sales FROM customer_day ORDER BY customer_key, day",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
    }
    Ok(())
}
