//! 今天: what happened yesterday and in the month so far, against the same weekdays before.

mod alarms;
mod help;
mod missing;
mod periods;
mod ranking;
mod stages;
mod trend;

use chrono::{Days, NaiveDate};
use domain::Id;
use domain::access::Actor;
use domain::calendar::{Period, day_from_number};
use domain::metrics::Slice;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use serde::{Deserialize, Serialize};

use crate::database::SqlId;
use crate::error::Result;
use crate::metrics::{authorise, authorise_entered};
use crate::{Replica, org};

pub use alarms::TodayAlarm;
pub use help::StoreInNeed;
pub use missing::MissingStore;
pub use periods::{TodayPeriod, TodayTile};
pub use ranking::{TodayProduct, TodayStore};
pub use stages::StageView;
pub use trend::TrendPoint;

/// Whose page. Absent parts do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TodayScope {
    /// A region.
    pub region_id: Option<Id>,
    /// A store.
    pub store_id: Option<Id>,
    /// Only customers whom this employee looks after; sales are not narrowed by it.
    #[serde(default)]
    #[specta(optional)]
    pub assigned_to: Option<Id>,
}

/// The whole page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TodayPage {
    /// The day shown: yesterday, or the last day with facts when that is older.
    pub day: NaiveDate,
    /// Yesterday.
    pub yesterday: NaiveDate,
    /// There are facts, but none of yesterday.
    pub stale: bool,
    /// There are no facts at all.
    pub empty: bool,
    /// When the last import came in, UTC milliseconds.
    #[specta(type = Option<f64>)]
    pub last_import_at: Option<i64>,
    /// The day against the mean of the four same weekdays before.
    pub day_period: TodayPeriod,
    /// The month to date against the same weekdays before.
    pub month_period: TodayPeriod,
    /// What this person pinned, over the month to date.
    pub pinned: Vec<TodayTile>,
    /// Net sales of the last 35 days.
    pub trend: Vec<TrendPoint>,
    /// Stores by net sales of the month to date; empty for one store.
    pub stores: Vec<TodayStore>,
    /// Products that gained most in the last seven days.
    pub products_up: Vec<TodayProduct>,
    /// Products that lost most in the last seven days.
    pub products_down: Vec<TodayProduct>,
    /// Stores that sold in the week before and have no row for the day.
    pub missing: Vec<MissingStore>,
    /// What must be looked at.
    pub alarms: Vec<TodayAlarm>,
    /// Stores that have fallen behind themselves, the furthest first; empty for one store.
    pub in_need: Vec<StoreInNeed>,
    /// How many there are of them in all.
    pub in_need_total: u32,
}

impl Replica {
    /// The page for a scope this person may see; a scope left open is narrowed to it.
    pub fn today_page(&self, actor: &Actor, scope: &TodayScope) -> Result<TodayPage> {
        self.database.read(|sql| {
            let today = self.today(sql)?;
            let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
            let asked = Slice {
                region_id: scope.region_id,
                store_id: scope.store_id,
                ..Slice::chain(Period::day(yesterday))
            };
            let slice = authorise(sql, actor, &asked)?;
            let last = last_day(sql, &slice, yesterday)?;
            let day = last.unwrap_or(yesterday);
            let here = |period| slice.over(period);
            let (in_need_total, in_need) = help::in_need(sql, &slice, day)?;
            Ok(TodayPage {
                day,
                yesterday,
                stale: last.is_some_and(|last| last < yesterday),
                empty: last.is_none(),
                last_import_at: last_import(sql)?,
                day_period: periods::day(sql, &here(Period::day(day)))?,
                month_period: periods::month(sql, &here(Period::month_to_date(day)))?,
                pinned: periods::pinned(sql, actor, &here(Period::month_to_date(day)))?,
                trend: trend::trend(sql, &slice, day)?,
                stores: ranking::stores(sql, &here(Period::month_to_date(day)))?,
                products_up: ranking::products(sql, &slice, day, ranking::Way::Up)?,
                products_down: ranking::products(sql, &slice, day, ranking::Way::Down)?,
                missing: missing::missing(sql, &slice, day)?,
                alarms: alarms::alarms(
                    sql,
                    &here(Period::day(day)),
                    &here(Period::month_to_date(day)),
                )?,
                in_need,
                in_need_total,
            })
        })
    }
}

impl Replica {
    /// What somebody who enters numbers answers for, and what they pinned: the month up to yesterday
    /// against the same weekdays before.
    pub fn entered_today(&self, actor: &Actor, scope: &TodayScope) -> Result<TodayPeriod> {
        self.database.read(|sql| {
            let today = self.today(sql)?;
            let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
            let asked = Slice {
                region_id: scope.region_id,
                store_id: scope.store_id,
                ..Slice::chain(Period::month_to_date(yesterday))
            };
            periods::entered(sql, actor, &authorise_entered(sql, actor, &asked)?)
        })
    }
}

/// The identity and the name of a store.
fn store_of(sql: &Connection, key: i64) -> Result<(Id, String)> {
    Ok(sql
        .prepare_cached("SELECT id, name FROM store WHERE key = ?1")?
        .query_row([key], |row| Ok((row.get::<_, SqlId>(0)?.0, row.get(1)?)))?)
}

/// The last business day with a document in the slice's stores, up to yesterday.
fn last_day(sql: &Connection, slice: &Slice, yesterday: NaiveDate) -> Result<Option<NaiveDate>> {
    let stores = org::store_keys(sql, slice.region_id, slice.store_id)?;
    let mut last: Option<i64> = None;
    let employee = match slice.employee_id {
        Some(id) => Some(crate::orders::key_of(sql, "employee", id)?.unwrap_or(-1)),
        None => None,
    };
    for store in stores {
        let values = [Some(store), Some(domain::calendar::day_number(yesterday)), employee];
        let found: Option<i64> = sql
            .prepare_cached(
                "SELECT day FROM measure_day
                 WHERE store_key = ?1 AND day <= ?2 AND (?3 IS NULL OR employee_key = ?3)
                 ORDER BY day DESC LIMIT 1",
            )?
            .query_row(params_from_iter(values), |row| row.get(0))
            .optional()?;
        last = last.max(found);
    }
    Ok(last.and_then(day_from_number))
}

fn last_import(sql: &Connection) -> Result<Option<i64>> {
    Ok(sql.query_row("SELECT max(started_ms) FROM import WHERE undone_ms = 0", [], |row| {
        row.get(0)
    })?)
}
