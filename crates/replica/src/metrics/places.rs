//! The documents whose rows stand on a page, looked for a few days at a time from the end that is
//! nearer.

use domain::calendar::{Period, day_number};
use domain::metrics::Slice;
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::from_facts;
use super::window::{Customers, Looked, Window, of_page};
use crate::error::Result;
use crate::measures::Buyer;
use crate::{Page, org};

/// About so many rows are looked for at once.
const AT_ONCE: u64 = 80;

/// The document of a row, and its customer.
pub(super) struct Place {
    pub(super) order_key: i64,
    pub(super) customer_key: Option<i64>,
}

/// Documents of which some line meets a condition.
struct Wanted<'a> {
    sql: &'a Connection,
    slice: &'a Slice,
    condition: &'a str,
}

/// The documents whose rows stand on a page: those of which some line meets a condition, or the
/// newest of these of each customer.
pub(super) fn places(
    sql: &Connection,
    looked: Looked<'_>,
    condition: &str,
    page: Page,
) -> Result<Vec<Place>> {
    let slice = looked.slice;
    let customers = Customers::of(looked.measure, looked.whole);
    let window = of_page(sql, looked, customers.as_ref(), page)?;
    let Some(days) = window.days else { return Ok(Vec::new()) };
    let stretches = stretches(days, window.rows);
    let wanted = Wanted { sql, slice, condition };
    let limit = page.limit().min(window.rows.saturating_sub(window.offset)) as usize;
    match customers {
        Some(_) => wanted.customers(stretches, window, limit),
        None => wanted.documents(stretches, &window, limit),
    }
}

/// Days cut into stretches of about as many rows as are looked for at once, the newest first.
fn stretches(days: Period, rows: u32) -> Vec<Period> {
    let at_once = (days.days() * AT_ONCE / u64::from(rows.max(1))).max(1);
    let mut stretches = Vec::new();
    let mut to = Some(days.to);
    while let Some(last) = to.filter(|to| *to >= days.from) {
        let first = last.checked_sub_days(chrono::Days::new(at_once - 1));
        let from = first.unwrap_or(days.from).max(days.from);
        stretches.push(Period { from, to: last });
        to = from.pred_opt();
    }
    stretches
}

impl Wanted<'_> {
    fn documents(
        &self,
        mut stretches: Vec<Period>,
        window: &Window,
        limit: usize,
    ) -> Result<Vec<Place>> {
        let before = window.offset as usize;
        let behind = (window.rows as usize).saturating_sub(before + limit);
        let is_backwards = behind < before;
        let mut passed = if is_backwards { behind } else { before };
        if is_backwards {
            stretches.reverse();
        }
        let mut places = Vec::new();
        for days in stretches {
            let missing = limit - places.len();
            if missing == 0 {
                break;
            }
            let mut found = self.of_days(days, is_backwards, passed + missing)?;
            let rest = found.split_off(passed.min(found.len()));
            passed -= found.len();
            places.extend(rest);
        }
        if is_backwards {
            places.reverse();
        }
        Ok(places)
    }

    /// So many documents of a stretch at the most, from its end or its beginning.
    fn of_days(&self, days: Period, is_backwards: bool, most: usize) -> Result<Vec<Place>> {
        let source = from_facts::documents(self.sql, &self.slice.over(days), self.condition)?;
        let way = if is_backwards { "ASC" } else { "DESC" };
        let query = format!(
            "SELECT fact.key, fact.customer_key {}
             ORDER BY fact.day {way}, fact.at_ms {way}, fact.key {way} LIMIT ?",
            source.sql,
        );
        let mut statement = self.sql.prepare_cached(&query)?;
        let most = SqlValue::Integer(i64::try_from(most).unwrap_or(i64::MAX));
        let values = params_from_iter(source.values.iter().chain([&most]));
        let found = statement.query_map(values, |row| {
            Ok(Place { order_key: row.get(0)?, customer_key: row.get(1)? })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    fn customers(
        &self,
        stretches: Vec<Period>,
        mut window: Window,
        limit: usize,
    ) -> Result<Vec<Place>> {
        let mut places = Vec::new();
        for days in stretches {
            if places.len() >= limit {
                break;
            }
            let slice = self.slice.over(days);
            let found = if from_facts::is_faster_by_product(self.sql, &slice)? {
                self.of_days(days, false, usize::MAX)?
            } else {
                self.of_customers(days, &window)?
            };
            for place in found {
                let Some(customer) = place.customer_key else { continue };
                let is_of_window = window.here.of(customer).is_some();
                if !is_of_window || window.seen.of(customer).is_some() {
                    continue;
                }
                window.seen.note(Buyer::new(customer, 0, 0));
                if window.offset > 0 {
                    window.offset -= 1;
                    continue;
                }
                places.push(place);
                if places.len() >= limit {
                    break;
                }
            }
        }
        Ok(places)
    }

    /// The documents of a stretch whose customers have a row in the window and none yet, the newest
    /// first: who bought stands in an index, so that few documents are looked at themselves.
    fn of_customers(&self, days: Period, window: &Window) -> Result<Vec<Place>> {
        let Self { sql, slice, condition } = self;
        let stores = org::store_keys(sql, slice.region_id, slice.store_id)?;
        let mut bought = sql.prepare_cached(
            "SELECT key, customer_key, day FROM orders INDEXED BY orders_by_day
             WHERE store_key = ? AND day BETWEEN ? AND ? AND kind = 0 AND status = 0 AND voided = 0
               AND customer_key IS NOT NULL",
        )?;
        let wanted = from_facts::document(sql, &slice.over(days), condition)?;
        let mut looked_at =
            sql.prepare_cached(&format!("SELECT fact.at_ms {} AND fact.key = ?", wanted.sql))?;
        let mut found = Vec::new();
        for store in stores {
            let mut rows = bought.query((store, day_number(days.from), day_number(days.to)))?;
            while let Some(row) = rows.next()? {
                let (order_key, customer, day): (i64, i64, i64) =
                    (row.get(0)?, row.get(1)?, row.get(2)?);
                let is_next =
                    window.here.of(customer).is_some() && window.seen.of(customer).is_none();
                if !is_next {
                    continue;
                }
                let key = SqlValue::Integer(order_key);
                let values = params_from_iter(wanted.values.iter().chain([&key]));
                let at_ms: Option<i64> =
                    looked_at.query_row(values, |row| row.get(0)).optional()?;
                found.extend(at_ms.map(|at_ms| (day, at_ms, order_key, customer)));
            }
        }
        found.sort_unstable_by(|one, next| next.cmp(one));
        let place = |(_, _, order_key, customer)| Place { order_key, customer_key: Some(customer) };
        Ok(found.into_iter().map(place).collect())
    }
}
