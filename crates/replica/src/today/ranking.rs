//! Stores ranked, and the products that went up and down.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use domain::calendar::Period;
use domain::metrics::{Measure, Measures, Slice, change};
use domain::{Currency, Id};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::database::SqlId;
use crate::error::Result;
use crate::metrics::{Group, PartKey, groups, known};
use crate::org;

/// Products listed on each side.
const LISTED: usize = 5;
const WEEK: u64 = 7;

/// What net sales are made of.
const NET: [Measure; 3] = [Measure::GrossSales, Measure::Refunds, Measure::Adjustments];

/// One store of the ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TodayStore {
    /// The store.
    pub store_id: Id,
    /// Its name.
    pub name: String,
    /// Net sales of the month to date.
    pub net_sales: Option<String>,
    /// Net sales of the same weekdays before.
    pub before: Option<String>,
    /// Change in per cent.
    pub change: Option<String>,
    /// Orders of the month to date.
    pub orders: u32,
    /// Refund rate of the month to date.
    pub refund_rate: Option<String>,
}

/// One product that went up or down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct TodayProduct {
    /// The product.
    pub product_id: Id,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Net sales of the last seven days.
    pub net_sales: String,
    /// Net sales of the seven days before.
    pub before: String,
    /// The difference.
    pub difference: String,
}

/// Up or down.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// The slice's stores by net sales, highest first; those without data last.
pub(super) fn stores(sql: &Connection, slice: &Slice) -> Result<Vec<TodayStore>> {
    if slice.store_id.is_some() {
        return Ok(Vec::new());
    }
    let currency = org::currency(sql)?;
    let now = groups(sql, slice, Group::Store, &NET)?;
    let earlier =
        groups(sql, &slice.over(slice.period().same_weekdays_before()), Group::Store, &NET)?;
    let mut ranked: Vec<(Option<Decimal>, TodayStore)> = Vec::new();
    for key in org::store_keys(sql, slice.region_id, None)? {
        let (id, name, closed): (SqlId, String, bool) = sql
            .prepare_cached("SELECT id, name, closed_on IS NOT NULL FROM store WHERE key = ?1")?
            .query_row([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let key = PartKey::Number(key);
        if closed && !now.contains_key(&key) {
            continue;
        }
        let net = value("net_sales", now.get(&key), currency)?;
        let before = value("net_sales", earlier.get(&key), currency)?;
        let text = |value: Option<Decimal>| value.map(|value| value.to_string());
        let orders = now.get(&key).and_then(|measures| measures.get(Measure::Orders));
        ranked.push((
            net,
            TodayStore {
                store_id: id.0,
                name,
                net_sales: text(net),
                before: text(before),
                change: text(change(known("net_sales")?.unit, net, before)),
                orders: u32::try_from(orders.unwrap_or(0)).unwrap_or(0),
                refund_rate: text(value("refund_rate", now.get(&key), currency)?),
            },
        ));
    }
    ranked.sort_by_key(|(net, _)| std::cmp::Reverse(*net));
    Ok(ranked.into_iter().map(|(_, store)| store).collect())
}

fn value(code: &str, measures: Option<&Measures>, currency: Currency) -> Result<Option<Decimal>> {
    let metric = known(code)?;
    Ok(measures.and_then(|measures| metric.value(measures, currency)))
}

/// The products whose net sales of the last seven days gained or lost most against the seven days
/// before.
pub(super) fn products(
    sql: &Connection,
    slice: &Slice,
    day: NaiveDate,
    way: Way,
) -> Result<Vec<TodayProduct>> {
    let back = |days: u64| day.checked_sub_days(Days::new(days)).unwrap_or(day);
    let currency = org::currency(sql)?;
    let this_week = Period { from: back(WEEK - 1), to: day };
    let now = groups(sql, &slice.over(this_week), Group::Product, &NET)?;
    let before = groups(sql, &slice.over(this_week.weeks_before(1)), Group::Product, &NET)?;
    let mut moved = differences(&now, &before);
    match way {
        Way::Up => moved.sort_by_key(|(key, difference)| (std::cmp::Reverse(*difference), *key)),
        Way::Down => moved.sort_by_key(|(key, difference)| (*difference, *key)),
    }
    moved
        .into_iter()
        .filter(|(_, difference)| if way == Way::Up { *difference > 0 } else { *difference < 0 })
        .take(LISTED)
        .map(|(key, difference)| {
            let (id, code, name): (SqlId, String, String) = sql
                .prepare_cached("SELECT id, code, name FROM product WHERE key = ?1")?
                .query_row([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            let text = |minor: i64| currency.major(domain::Money::from_minor(minor)).to_string();
            Ok(TodayProduct {
                product_id: id.0,
                code,
                name,
                net_sales: text(net(now.get(&PartKey::Number(key)))),
                before: text(net(before.get(&PartKey::Number(key)))),
                difference: text(difference),
            })
        })
        .collect()
}

fn differences(
    now: &BTreeMap<PartKey, Measures>,
    before: &BTreeMap<PartKey, Measures>,
) -> Vec<(i64, i64)> {
    let mut keys: Vec<&PartKey> = now.keys().chain(before.keys()).collect();
    keys.sort();
    keys.dedup();
    keys.into_iter()
        .filter_map(|key| match key {
            // Key 0 stands for lines that name no product.
            PartKey::Number(number) if *number > 0 => {
                Some((*number, net(now.get(key)) - net(before.get(key))))
            }
            PartKey::Number(_) | PartKey::Text(_) => None,
        })
        .collect()
}

fn net(measures: Option<&Measures>) -> i64 {
    measures.map_or(0, |measures| {
        let money = |measure| measures.money(measure);
        (money(Measure::GrossSales) - money(Measure::Refunds) + money(Measure::Adjustments)).minor()
    })
}
