//! Who buys in a store, beside what kind of place it is (C-28).

pub(crate) mod table;

use chrono::{Days, NaiveDate};
use domain::Id;
use domain::access::{Actor, Operation};
use domain::calendar::Period;
use domain::metrics::{MetricUnit, Slice};
use domain::money::round;
use domain::org::{Region, Store};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::insights::{RfmPage, RfmPart};
use crate::metrics::By;
use crate::{Replica, TodayScope, org, transact};

/// Days that are looked at.
const DAYS: u64 = 90;
/// Categories that are told.
const CATEGORIES: usize = 5;
/// The metrics of a profile.
const FIGURES: [&str; 8] = [
    "net_sales",
    "orders",
    "average_order_value",
    "buyers",
    "new_customer_share",
    "repurchase_share",
    "member_sales_share",
    "refund_rate",
];

/// A store's place and its customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct StoreProfile {
    /// The store.
    pub store: Store,
    /// Its region's name; empty for none.
    pub region: String,
    /// Days since it opened; `None` when that day is not known.
    pub open_days: Option<u32>,
    /// First of the ninety days.
    pub from: NaiveDate,
    /// Last of them.
    pub to: NaiveDate,
    /// Metrics of those days.
    pub figures: Vec<ProfileFigure>,
    /// The categories that sold most, with their share of net sales.
    pub categories: Vec<ProfileCategory>,
    /// The store's own customers; `None` for who may not see customers there.
    pub customers: Option<ProfileCustomers>,
}

/// One metric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProfileFigure {
    /// The metric.
    pub code: String,
    /// Its unit.
    pub unit: MetricUnit,
    /// The value; `None` when there is no data.
    pub value: Option<String>,
    /// How many rows are behind it.
    pub rows: u32,
}

/// One category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProfileCategory {
    /// Its name; empty for products without one.
    pub name: String,
    /// Net sales.
    pub net_sales: String,
    /// Share of the store's net sales in per cent.
    pub share: Option<String>,
}

/// The customers whose home the store is, as the classes of the chain see them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct ProfileCustomers {
    /// How many have bought.
    pub customers: u32,
    /// How long ago they bought last, the most recent first.
    pub recency: Vec<ProfileRecency>,
    /// The segments that are not empty, the largest first.
    pub segments: Vec<RfmPart>,
}

/// Customers of one class of recency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProfileRecency {
    /// The class, 5 for the most recent.
    pub class: u8,
    /// Fewest days since the last purchase.
    pub from_days: u32,
    /// Most days; `None` for the last class.
    pub to_days: Option<u32>,
    /// How many.
    pub customers: u32,
    /// Their share in per cent.
    pub share: Option<String>,
}

impl Replica {
    /// The profile of a store this person may see.
    pub fn store_profile(&self, actor: &Actor, store: Id) -> Result<StoreProfile> {
        let (record, region, today) = self.database.read(|sql| {
            actor.may(Operation::ViewSales, org::store_target(sql, store)?)?;
            let record: Store = transact::get(sql, store)?;
            let region: Option<Region> = match record.region_id {
                Some(region) => transact::find(sql, region)?,
                None => None,
            };
            Ok((record, region, self.today(sql)?))
        })?;
        let back = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(today);
        let period = Period { from: back(DAYS), to: back(1) };
        let slice = Slice { store_id: Some(store), ..Slice::chain(period) };
        let figures = FIGURES
            .into_iter()
            .map(|code| {
                let answer = self.metric(actor, code, &slice)?;
                let (unit, value, rows) = (answer.unit, answer.value, answer.rows);
                Ok(ProfileFigure { code: answer.code, unit, value, rows })
            })
            .collect::<Result<Vec<_>>>()?;
        let open_days = record.opened_on.map(|day| (today - day).num_days().max(0));
        Ok(StoreProfile {
            region: region.map(|region| region.name).unwrap_or_default(),
            open_days: open_days.and_then(|days| u32::try_from(days).ok()),
            from: period.from,
            to: period.to,
            categories: self.profile_categories(actor, &slice)?,
            customers: self.profile_customers(actor, store)?,
            figures,
            store: record,
        })
    }

    fn profile_categories(&self, actor: &Actor, slice: &Slice) -> Result<Vec<ProfileCategory>> {
        let parts = self.metric_parts(actor, "net_sales", slice, By::Category)?;
        let number = |text: &Option<String>| -> Decimal {
            text.as_deref().and_then(|text| text.parse().ok()).unwrap_or_default()
        };
        let whole: Decimal = parts.iter().map(|part| number(&part.value)).sum();
        let told = parts.into_iter().filter(|part| number(&part.value) > Decimal::ZERO);
        Ok(told
            .take(CATEGORIES)
            .map(|part| ProfileCategory {
                share: share(number(&part.value), whole),
                net_sales: part.value.unwrap_or_default(),
                name: part.name,
            })
            .collect())
    }

    fn profile_customers(&self, actor: &Actor, store: Id) -> Result<Option<ProfileCustomers>> {
        let target = self.database.read(|sql| org::store_target(sql, store))?;
        if actor.may(Operation::ViewCustomers, target).is_err() {
            return Ok(None);
        }
        let scope = TodayScope { store_id: Some(store), ..TodayScope::default() };
        let page = self.rfm(actor, &scope, None)?;
        let mut segments: Vec<RfmPart> =
            page.segments.iter().filter(|part| part.customers > 0).cloned().collect();
        segments.sort_by_key(|part| std::cmp::Reverse(part.customers));
        Ok(Some(ProfileCustomers { customers: page.customers, recency: recency(&page), segments }))
    }
}

/// How many customers there are of each class of recency. A class falls at its limit, so that the
/// first whole day of a class is its limit rounded up.
fn recency(page: &RfmPage) -> Vec<ProfileRecency> {
    let limits = page.limits.recency_days.map(|limit| limit.ceil().max(0.0) as u32);
    let all = Decimal::from(page.customers);
    (1..=5_u8)
        .rev()
        .map(|class| {
            let place = usize::from(5 - class);
            let of_class = page.grid.iter().filter(|cell| cell.recency == class);
            let customers: u32 = of_class.map(|cell| cell.customers).sum();
            ProfileRecency {
                class,
                from_days: place.checked_sub(1).map_or(0, |before| limits[before]),
                to_days: limits.get(place).map(|limit| limit.saturating_sub(1)),
                customers,
                share: share(customers.into(), all),
            }
        })
        .collect()
}

fn share(part: Decimal, whole: Decimal) -> Option<String> {
    let share = part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(round(share, 2).to_string())
}
