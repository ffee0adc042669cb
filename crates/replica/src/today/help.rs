//! Which stores need help, and why.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use domain::Id;
use domain::behind::{Compared, DAYS, Driver, Sold, WEEKS, compared};
use domain::calendar::{Grain, Period, day_from_number};
use domain::metrics::{Measure, Slice};
use domain::money::round;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::store_of;
use crate::error::Result;
use crate::metrics::{Group, PartKey, groups, known};
use crate::org;

/// Stores told at once.
const LISTED: usize = 5;

const NEEDED: [Measure; 4] =
    [Measure::GrossSales, Measure::Refunds, Measure::Adjustments, Measure::Orders];

/// A store that has fallen behind itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct StoreInNeed {
    /// The store.
    pub store_id: Id,
    /// Its name.
    pub name: String,
    /// First of the seven days.
    pub from: NaiveDate,
    /// Last of them.
    pub to: NaiveDate,
    /// How many of them could be compared.
    pub days: u32,
    /// Net sales of those.
    pub net_sales: String,
    /// What is usual on them.
    pub usual: String,
    /// How far under, in per cent.
    pub change: String,
    /// What that comes from.
    pub driver: Option<Driver>,
    /// By how many per cent that changed.
    pub driver_change: Option<String>,
}

/// The stores of a slice that need help, the furthest under their usual first.
pub(super) fn in_need(
    sql: &Connection,
    slice: &Slice,
    to: NaiveDate,
) -> Result<(u32, Vec<StoreInNeed>)> {
    if slice.store_id.is_some() || slice.employee_id.is_some() {
        return Ok((0, Vec::new()));
    }
    let mut found: Vec<(Decimal, i64, Compared)> = Vec::new();
    for key in org::store_keys(sql, slice.region_id, None)? {
        let Some(compared) = compared(&sold_by_day(sql, key, to)?, to) else { continue };
        if let Some(change) = compared.change().filter(|_| compared.needs_help()) {
            found.push((change, key, compared));
        }
    }
    found.sort_by_key(|(change, key, _)| (*change, *key));
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let listed = found.into_iter().take(LISTED);
    let stores = listed.map(|(change, key, compared)| told(sql, key, to, change, &compared));
    Ok((total, stores.collect::<Result<_>>()?))
}

fn told(
    sql: &Connection,
    key: i64,
    to: NaiveDate,
    change: Decimal,
    compared: &Compared,
) -> Result<StoreInNeed> {
    let (store_id, name) = store_of(sql, key)?;
    let driver = compared.driver();
    Ok(StoreInNeed {
        store_id,
        name,
        from: back(to, DAYS - 1),
        to,
        days: compared.days,
        net_sales: round(compared.now.net, 2).to_string(),
        usual: round(compared.usual.net, 2).to_string(),
        change: change.to_string(),
        driver: driver.map(|(driver, _)| driver),
        driver_change: driver.map(|(_, change)| change.to_string()),
    })
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// What a store sold on each day that tells something about the seven up to `to`.
fn sold_by_day(
    sql: &Connection,
    store_key: i64,
    to: NaiveDate,
) -> Result<BTreeMap<NaiveDate, Sold>> {
    let currency = org::currency(sql)?;
    let (store_id, _) = store_of(sql, store_key)?;
    let period = Period { from: back(to, DAYS - 1 + WEEKS * 7), to };
    let slice = Slice { store_id: Some(store_id), ..Slice::chain(period) };
    let value = |code: &str, measures: &_| -> Result<Decimal> {
        Ok(known(code)?.value(measures, currency).unwrap_or_default())
    };
    let days = groups(sql, &slice, Group::Time(Grain::Day), &NEEDED)?;
    let mut sold = BTreeMap::new();
    for (key, measures) in &days {
        let PartKey::Number(number) = key else { continue };
        let Some(day) = day_from_number(*number) else { continue };
        let of_day = Sold {
            net: value("net_sales", measures)?,
            gross: value("gross_sales", measures)?,
            orders: value("orders", measures)?,
        };
        sold.insert(day, of_day);
    }
    Ok(sold)
}
