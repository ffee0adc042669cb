//! Which sums hang on who is a member, since when, and when they were born.

use rusqlite::Connection;
use serde_json::{Map, Value};

use crate::database::{SqlId, day_from_sql};
use crate::error::Result;
use crate::transact::Tx;
use domain::Id;

/// What the sums know of a customer as a member.
#[derive(PartialEq, Eq)]
struct Membership<'a> {
    is_listed: bool,
    joined_on: &'a str,
    birthday: &'a str,
}

impl<'a> Membership<'a> {
    fn of(fields: Option<&'a Map<String, Value>>) -> Self {
        let text = |name: &str| {
            let value = fields.and_then(|fields| fields.get(name));
            value.and_then(Value::as_str).unwrap_or_default()
        };
        let [card, level, joined_on, birthday] =
            ["card", "level", "joined_on", "birthday"].map(text);
        let is_listed = [card, level, joined_on].iter().any(|text| !text.is_empty());
        Self { is_listed, joined_on, birthday }
    }

    fn is_member_on(&self, day: &str) -> bool {
        self.is_listed && self.joined_on < day
    }
}

/// The days on which what a customer bought counts otherwise, now that the customer's row has
/// changed from `old` to `new`.
pub(crate) fn touch_member(
    tx: &mut Tx<'_>,
    customer: Id,
    old: Option<&Map<String, Value>>,
    new: Option<&Map<String, Value>>,
) -> Result<()> {
    let (before, after) = (Membership::of(old), Membership::of(new));
    if old.is_none() || before == after {
        return Ok(());
    }
    for (store, day) in sale_days(tx.sql, customer)? {
        let date = day_from_sql(day)?.to_string();
        let [was, is] = [&before, &after].map(|membership| membership.is_member_on(&date));
        if was != is || (is && before.birthday != after.birthday) {
            tx.touched.store_days.insert((store, day));
        }
    }
    Ok(())
}

fn sale_days(sql: &Connection, customer: Id) -> Result<Vec<(i64, i64)>> {
    let mut statement = sql.prepare_cached(
        "SELECT DISTINCT orders.store_key, orders.day
         FROM customer CROSS JOIN orders ON orders.customer_key = customer.key
         WHERE customer.id = ?1 AND orders.kind = 0",
    )?;
    let days = statement.query_map([SqlId(customer)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(days.collect::<rusqlite::Result<_>>()?)
}
