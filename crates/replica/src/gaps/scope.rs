//! Whose gaps: the stores a person may import into.

use chrono::{Days, NaiveDate};
use domain::access::{Actor, Denied, Operation, Reach, Target};
use domain::calendar::{Period, business_day};
use domain::org::Store;
use rusqlite::Connection;

use super::DAYS;
use crate::error::{Error, Result};
use crate::today::TodayScope;
use crate::{orders, org, transact};

/// A store that is looked at.
pub(super) struct Looked {
    pub(super) key: i64,
    pub(super) store: Store,
    /// The days looked at: the last ones up to yesterday by the store's clock.
    pub(super) days: Period,
}

/// The stores of a scope, by code.
pub(super) fn stores(
    sql: &Connection,
    actor: &Actor,
    scope: &TodayScope,
    now_ms: i64,
) -> Result<Vec<Looked>> {
    let reach = actor.may_somewhere(Operation::ImportSales)?;
    if let Some(store) = scope.store_id {
        actor.may(Operation::ImportSales, org::store_target(sql, store)?)?;
    }
    if let Some(region) = scope.region_id {
        actor.may(Operation::ImportSales, Target::Region(region))?;
    }
    if reach == Reach::Own {
        let denied = Denied { role: actor.role, operation: Operation::ImportSales };
        return Err(Error::Denied(denied));
    }
    let is_asked = |store: &Store| {
        scope.store_id.is_none_or(|id| id == store.id)
            && scope.region_id.is_none_or(|id| Some(id) == store.region_id)
    };
    let is_mine = |store: &Store| {
        let target = Target::Store { store: store.id, region: store.region_id };
        actor.may(Operation::ImportSales, target).is_ok()
    };
    transact::list::<Store>(sql, "code")?
        .into_iter()
        .filter(|store| is_asked(store) && is_mine(store))
        .map(|store| {
            let key = orders::key_of(sql, "store", store.id)?.ok_or(Error::NotFound("store"))?;
            Ok(Looked { key, days: last_days(&store, now_ms)?, store })
        })
        .collect()
}

fn last_days(store: &Store, now_ms: i64) -> Result<Period> {
    let today = business_day(now_ms, org::zone_of(store))
        .ok_or(Error::Internal("the clock is outside the calendar"))?;
    let back = |days| today.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
    Ok(Period { from: back(DAYS), to: back(1) })
}

/// Local keys as a list for SQL; numbers of ours, never what somebody typed.
pub(super) fn key_list(stores: &[Looked]) -> String {
    stores.iter().map(|looked| looked.key.to_string()).collect::<Vec<_>>().join(", ")
}
