//! Data gaps: stores that sold lately and have nothing for the day.

use chrono::{Days, NaiveDate};
use domain::Id;
use domain::calendar::{day_from_number, day_number};
use domain::metrics::Slice;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::database::SqlId;
use crate::error::Result;
use crate::org;

/// A store without a row for the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MissingStore {
    /// The store.
    pub store_id: Id,
    /// Its name.
    pub name: String,
    /// The last day it has rows for.
    pub last_day: Option<NaiveDate>,
}

/// Stores of the slice that sold in the seven days before `day` and have nothing on it.
pub(super) fn missing(
    sql: &Connection,
    slice: &Slice,
    day: NaiveDate,
) -> Result<Vec<MissingStore>> {
    let week_before = day_number(day.checked_sub_days(Days::new(7)).unwrap_or(day));
    let day = day_number(day);
    let mut missing = Vec::new();
    for key in org::store_keys(sql, slice.region_id, slice.store_id)? {
        let last: Option<i64> = sql
            .prepare_cached(
                "SELECT day FROM measure_store_day
                 WHERE store_key = ?1 AND day <= ?2 ORDER BY day DESC LIMIT 1",
            )?
            .query_row([key, day], |row| row.get(0))
            .optional()?;
        let Some(last) = last.filter(|last| *last < day && *last >= week_before) else { continue };
        let store: Option<(SqlId, String)> = sql
            .prepare_cached("SELECT id, name FROM store WHERE key = ?1 AND closed_on IS NULL")?
            .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        missing.extend(store.map(|(id, name)| MissingStore {
            store_id: id.0,
            name,
            last_day: day_from_number(last),
        }));
    }
    Ok(missing)
}
