//! Business days without a single document.

use chrono::NaiveDate;
use domain::Id;
use domain::calendar::{day_from_number, day_number};
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::closed_days;
use super::scope::Looked;
use crate::error::Result;

/// A business day of which a store has no document at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MissingDay {
    /// The store.
    pub store_id: Id,
    /// Its name.
    pub store_name: String,
    /// The day.
    pub day: NaiveDate,
}

/// Days on which the store was open for business and nothing came in, of stores that have
/// documents on other days; newest first. A store that does not say when it opened is looked at
/// from its first document on.
pub(super) fn list(sql: &Connection, stores: &[Looked]) -> Result<Vec<MissingDay>> {
    let closed = closed_days::all(sql)?;
    let mut missing = Vec::new();
    for looked in stores {
        let store = &looked.store;
        let Some(first) = first_day(sql, looked.key)? else { continue };
        let opened = store.opened_on.unwrap_or(first).max(looked.days.from);
        let last = store.closed_on.map_or(looked.days.to, |closed| closed.min(looked.days.to));
        for day in opened.iter_days().take_while(|day| *day <= last) {
            if !closed.contains(&(store.id, day)) && !has_document(sql, looked.key, day)? {
                missing.push(MissingDay {
                    store_id: store.id,
                    store_name: store.name.clone(),
                    day,
                });
            }
        }
    }
    missing.sort_by_key(|gap| std::cmp::Reverse(gap.day));
    Ok(missing)
}

pub(super) const FIRST_DAY: &str = "SELECT min(day) FROM orders WHERE store_key = :store";

fn first_day(sql: &Connection, store: i64) -> Result<Option<NaiveDate>> {
    let first: Option<i64> = sql
        .prepare_cached(FIRST_DAY)?
        .query_row(named_params! { ":store": store }, |row| row.get(0))?;
    Ok(first.and_then(day_from_number))
}

pub(super) const DOCUMENT: &str =
    "SELECT 1 FROM orders WHERE store_key = :store AND day = :day LIMIT 1";

fn has_document(sql: &Connection, store: i64, day: NaiveDate) -> Result<bool> {
    Ok(sql
        .prepare_cached(DOCUMENT)?
        .exists(named_params! { ":store": store, ":day": day_number(day) })?)
}
