//! The counts there are, each with what it found.

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::calendar::Period;
use domain::metrics::{Measure, Slice};
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::weigh::{StockTakeTotals, totals};
use crate::database::{SqlId, day_from_sql, id_from_sql};
use crate::error::Result;
use crate::metrics::{Group, groups};
use crate::{Replica, org};

/// So many counts are listed at most: two a week of fifty stores for a year fit.
const MOST: u32 = 5_000;
/// Of so many of them it is said what they found.
const WEIGHED: usize = 100;

/// A count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct StockTakeRow {
    /// The store.
    pub store_id: Id,
    /// Its name.
    pub store_name: String,
    /// The day.
    pub day: NaiveDate,
    /// How many lines it has.
    pub lines: u32,
    /// What it found; `None` for counts further back than the newest hundred.
    pub totals: Option<StockTakeTotals>,
}

impl Replica {
    /// Counts of the stores where this person may count, or of one of them, newest first.
    ///
    /// # Errors
    /// [`crate::Error::Denied`] for a store where this person may not count.
    pub fn list_stock_takes(&self, actor: &Actor, store: Option<Id>) -> Result<Vec<StockTakeRow>> {
        actor.may_somewhere(Operation::TakeStock)?;
        self.database.read(|sql| {
            if let Some(store) = store {
                actor.may(Operation::TakeStock, org::store_target(sql, store)?)?;
            }
            let mut rows = Vec::new();
            for row in counts(sql, store)? {
                let target = org::store_target(sql, row.store_id)?;
                if actor.may(Operation::TakeStock, target).is_ok() {
                    rows.push(row);
                }
            }
            let currency = org::currency(sql)?;
            for row in rows.iter_mut().take(WEIGHED) {
                let period = Period { from: row.day, to: row.day };
                let slice = Slice { store_id: Some(row.store_id), ..Slice::chain(period) };
                let measures = groups(sql, &slice, Group::Whole, &MEASURES)?.pop_first();
                row.totals = measures.map(|(_, told)| totals(&told, currency)).transpose()?;
            }
            Ok(rows)
        })
    }
}

const MEASURES: [Measure; 5] = [
    Measure::CountedSkus,
    Measure::FoundSkus,
    Measure::BookValue,
    Measure::ValueDifference,
    Measure::LossValue,
];

fn counts(sql: &Connection, store: Option<Id>) -> Result<Vec<StockTakeRow>> {
    let mut statement = sql.prepare_cached(
        "SELECT store.id AS store_id, store.name, stock_take.day, count(*) AS lines
         FROM stock_take JOIN store ON store.key = stock_take.store_key
         WHERE :store IS NULL OR store.id = :store
         GROUP BY stock_take.store_key, stock_take.day
         ORDER BY stock_take.day DESC, store.code LIMIT :most",
    )?;
    let rows = statement.query_map(
        named_params! { ":store": store.map(SqlId), ":most": MOST },
        |row| {
            let day: i64 = row.get("day")?;
            Ok((id_from_sql(row, "store_id")?, row.get("name")?, day, row.get("lines")?))
        },
    )?;
    rows.map(|row| {
        let (store_id, store_name, day, lines) = row?;
        Ok(StockTakeRow { store_id, store_name, day: day_from_sql(day)?, lines, totals: None })
    })
    .collect()
}
