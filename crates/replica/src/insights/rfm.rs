//! Customers by recency, frequency and value.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use domain::access::{Actor, Operation, Target};
use domain::customer_rules::CustomerRules;
use domain::money::round;
use domain::{Currency, Money};
use insight::{Averages, Bins, Octant, Rfm, RfmScore, Segment};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::purchases::{History, day_of, histories};
use super::rules::rules;
use super::sight::Sight;
use crate::customers::{CustomerRow, customer_row_of};
use crate::error::Result;
use crate::{Page, Replica, TodayScope, org};

/// The limits of the classes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct RfmLimits {
    /// Days since the last order at which the class falls.
    pub recency_days: [f64; 4],
    /// Orders at which the class rises.
    pub orders: [f64; 4],
    /// What was paid, in major units, at which the class rises.
    pub amount: [f64; 4],
}

/// Customers of one class of recency and one of frequency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RfmCell {
    /// Class of recency, 1 to 5.
    pub recency: u8,
    /// Class of frequency, 1 to 5.
    pub frequency: u8,
    /// How many.
    pub customers: u32,
    /// What they paid.
    pub amount: String,
}

/// A segment, or a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RfmPart {
    /// Its stable code.
    pub code: String,
    /// How many customers.
    pub customers: u32,
    /// Their orders.
    pub orders: u32,
    /// What they paid.
    pub amount: String,
    /// Their share of all customers, in per cent; absent when there are none.
    pub customer_share: Option<String>,
    /// Their share of what all paid, in per cent; absent when nothing was paid.
    pub amount_share: Option<String>,
}

/// The whole picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct RfmPage {
    /// The last day that counts.
    pub as_of: NaiveDate,
    /// Customers with a purchase.
    pub customers: u32,
    /// What they paid, before refunds.
    pub amount: String,
    /// The limits of the classes, of the whole chain.
    pub limits: RfmLimits,
    /// The 25 cells that are not empty.
    pub grid: Vec<RfmCell>,
    /// The eleven segments, in the order of their rules.
    pub segments: Vec<RfmPart>,
    /// The eight groups above and below the averages.
    pub groups: Vec<RfmPart>,
}

/// Which customers. Absent parts do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RfmFilter {
    /// Code of a segment.
    pub segment: Option<String>,
    /// Code of a group.
    pub group: Option<String>,
    /// Class of recency.
    pub recency: Option<u8>,
    /// Class of frequency.
    pub frequency: Option<u8>,
}

/// A customer with their classes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RfmRow {
    /// The customer.
    pub customer: CustomerRow,
    /// Days since the last order.
    pub recency_days: u32,
    /// Orders.
    pub orders: u32,
    /// What they paid, before refunds.
    pub amount: String,
    /// Class of recency.
    pub r: u8,
    /// Class of frequency.
    pub f: u8,
    /// Class of value.
    pub m: u8,
    /// Segment.
    pub segment: String,
    /// Group.
    pub group: String,
}

/// A page of customers with their classes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RfmRows {
    /// How many there are in all.
    pub total: u32,
    /// The page.
    pub rows: Vec<RfmRow>,
}

/// A customer's classes without who they are: for lists of everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RfmScoreRow {
    /// The number of the source or the card, or the id.
    pub customer: String,
    /// Days since the last order.
    pub recency_days: u32,
    /// Orders.
    pub frequency: u32,
    /// What they paid, in minor units.
    pub monetary_minor: i64,
    /// Class of recency.
    pub r: u8,
    /// Class of frequency.
    pub f: u8,
    /// Class of value.
    pub m: u8,
    /// Name of the segment, as its authors call it.
    pub segment: &'static str,
}

impl Replica {
    /// Classes, segments and groups of the customers of a scope at a day, today's when none is
    /// given. The classes are those of the whole chain.
    pub fn rfm(
        &self,
        actor: &Actor,
        scope: &TodayScope,
        as_of: Option<NaiveDate>,
    ) -> Result<RfmPage> {
        self.database.read(|sql| {
            let sight = Sight::of(sql, actor, scope)?;
            let as_of = as_of.map_or_else(|| self.today(sql), Ok)?;
            let currency = org::currency(sql)?;
            let all = self.insights.classified(sql, as_of)?;
            Ok(all.page(&sight, as_of, currency))
        })
    }

    /// The customers behind a part of the picture, who paid most first.
    pub fn rfm_customers(
        &self,
        actor: &Actor,
        scope: &TodayScope,
        as_of: Option<NaiveDate>,
        filter: &RfmFilter,
        page: Page,
    ) -> Result<RfmRows> {
        self.database.read(|sql| {
            let sight = Sight::of(sql, actor, scope)?;
            let as_of = as_of.map_or_else(|| self.today(sql), Ok)?;
            let currency = org::currency(sql)?;
            let all = self.insights.classified(sql, as_of)?;
            let mut found: Vec<&Customer> = all
                .customers
                .iter()
                .filter(|one| sight.has(one.key) && filter.takes(one))
                .collect();
            found.sort_unstable_by_key(|one| (Reverse(one.rfm.amount_minor), one.key));
            let today = i64::from(day_of(as_of));
            let wanted = found.iter().skip(page.offset as usize).take(page.limit() as usize);
            let rows =
                wanted.map(|one| one.row(sql, actor, currency, today)).collect::<Result<_>>()?;
            Ok(RfmRows { total: count(found.len()), rows })
        })
    }

    /// The local keys of the customers behind a part of the picture as it is today.
    pub(crate) fn rfm_keys(
        &self,
        sql: &Connection,
        actor: &Actor,
        scope: &TodayScope,
        filter: &RfmFilter,
    ) -> Result<Vec<i64>> {
        let sight = Sight::of(sql, actor, scope)?;
        let all = self.insights.classified(sql, self.today(sql)?)?;
        let found = all.customers.iter().filter(|one| sight.has(one.key) && filter.takes(one));
        Ok(found.map(|one| one.key).collect())
    }

    /// The classes of every customer of the chain, by their number.
    pub fn rfm_scores(&self, actor: &Actor, as_of: NaiveDate) -> Result<Vec<RfmScoreRow>> {
        actor.may(Operation::ViewCustomers, Target::Chain)?;
        actor.may_somewhere(Operation::ExportRows)?;
        self.database.read(|sql| {
            let all = self.insights.classified(sql, as_of)?;
            let mut rows: Vec<RfmScoreRow> = Vec::with_capacity(all.customers.len());
            let mut customers = all.customers.iter().peekable();
            each_number(sql, |key, number| {
                while customers.next_if(|one| one.key < key).is_some() {}
                if let Some(one) = customers.next_if(|one| one.key == key) {
                    rows.push(one.score_row(number));
                }
            })?;
            rows.sort_unstable_by(|one, other| one.customer.cmp(&other.customer));
            Ok(rows)
        })
    }
}

/// Shows key and number of every customer, by key: what the source or the card says, or the id.
pub(super) fn each_number(sql: &Connection, mut visit: impl FnMut(i64, String)) -> Result<()> {
    let mut statement = sql.prepare_cached(
        "SELECT key, coalesce(nullif(outside_id, ''), nullif(card, '')), id FROM customer ORDER BY key",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let number: Option<String> = row.get(1)?;
        let number = match number {
            Some(number) => number,
            None => row.get::<_, crate::database::SqlId>(2)?.0.to_string(),
        };
        visit(row.get(0)?, number);
    }
    Ok(())
}

/// A customer with their classes.
pub(super) struct Customer {
    key: i64,
    rfm: Rfm,
    pub(super) score: RfmScore,
    pub(super) segment: Segment,
    pub(super) group: Octant,
}

/// All customers with their classes, in the order of their keys.
pub(super) struct Classified {
    bins: Bins,
    customers: Vec<Customer>,
}

impl super::Insights {
    /// The classes at a day, worked out anew when anybody bought or a rule changed in the meantime.
    pub(super) fn classified(
        &self,
        sql: &Connection,
        as_of: NaiveDate,
    ) -> Result<std::sync::Arc<Classified>> {
        let asked = (as_of, rules(sql)?);
        self.classes.get(sql, &asked, || {
            let histories = histories(sql, as_of)?;
            Ok(Classified::of(&histories, day_of(as_of), &asked.1, org::currency(sql)?))
        })
    }
}

impl super::Insights {
    /// The customers of a segment at a day, by their local keys in order; `None` for a code that is
    /// none.
    pub(crate) fn keys_of_segment(
        &self,
        sql: &Connection,
        as_of: NaiveDate,
        code: &str,
    ) -> Result<Option<Vec<i64>>> {
        let Some(segment) = Segment::ALL.into_iter().find(|one| one.code() == code) else {
            return Ok(None);
        };
        let all = self.classified(sql, as_of)?;
        let of_segment = all.customers.iter().filter(|one| one.segment == segment);
        Ok(Some(of_segment.map(|one| one.key).collect()))
    }
}

impl Classified {
    fn of(histories: &[History], day: i32, rules: &CustomerRules, currency: Currency) -> Self {
        let facts: Vec<Rfm> = histories.iter().map(|one| one.rfm(day)).collect();
        let bins = bins(rules, &facts, currency.minor_per_major());
        let averages = Averages::of(&facts);
        let classify = |(history, rfm): (&History, &Rfm)| {
            let score = bins.score(rfm);
            Customer {
                key: history.customer_key,
                rfm: *rfm,
                score,
                segment: Segment::of(score),
                group: averages.octant(rfm),
            }
        };
        let customers = histories.iter().zip(&facts).map(classify).collect();
        Self { bins, customers }
    }

    pub(super) fn of_customer(&self, key: i64) -> Option<&Customer> {
        let at = self.customers.binary_search_by_key(&key, |one| one.key).ok()?;
        self.customers.get(at)
    }

    fn page(&self, sight: &Sight, as_of: NaiveDate, currency: Currency) -> RfmPage {
        let mut all = Sum::default();
        let mut grid: HashMap<(u8, u8), Sum> = HashMap::new();
        let mut segments: HashMap<Segment, Sum> = HashMap::new();
        let mut groups: HashMap<Octant, Sum> = HashMap::new();
        for one in self.customers.iter().filter(|one| sight.has(one.key)) {
            all.add(one);
            grid.entry((one.score.r, one.score.f)).or_default().add(one);
            segments.entry(one.segment).or_default().add(one);
            groups.entry(one.group).or_default().add(one);
        }
        let mut cells: Vec<((u8, u8), Sum)> = grid.into_iter().collect();
        cells.sort_unstable_by_key(|(at, _)| *at);
        let cell = |((recency, frequency), sum): ((u8, u8), Sum)| RfmCell {
            recency,
            frequency,
            customers: sum.customers,
            amount: currency.major(Money::from_minor(sum.amount)).to_string(),
        };
        let major = currency.minor_per_major() as f64;
        RfmPage {
            as_of,
            customers: all.customers,
            amount: currency.major(Money::from_minor(all.amount)).to_string(),
            limits: RfmLimits {
                recency_days: self.bins.recency_days,
                orders: self.bins.orders,
                amount: self.bins.amount_minor.map(|minor| minor / major),
            },
            grid: cells.into_iter().map(cell).collect(),
            segments: Segment::ALL
                .iter()
                .map(|one| {
                    segments.get(one).copied().unwrap_or_default().part(one.code(), all, currency)
                })
                .collect(),
            groups: Octant::ALL
                .iter()
                .map(|one| {
                    groups.get(one).copied().unwrap_or_default().part(one.code(), all, currency)
                })
                .collect(),
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Sum {
    customers: u32,
    orders: u32,
    amount: i64,
}

impl Sum {
    fn add(&mut self, one: &Customer) {
        self.customers += 1;
        self.orders += one.rfm.orders;
        self.amount += one.rfm.amount_minor;
    }

    fn part(self, code: &str, all: Self, currency: Currency) -> RfmPart {
        RfmPart {
            customer_share: percent(self.customers.into(), all.customers.into()),
            amount_share: percent(self.amount, all.amount),
            code: code.to_string(),
            customers: self.customers,
            orders: self.orders,
            amount: currency.major(Money::from_minor(self.amount)).to_string(),
        }
    }
}

impl Customer {
    fn row(
        &self,
        sql: &Connection,
        actor: &Actor,
        currency: Currency,
        today: i64,
    ) -> Result<RfmRow> {
        Ok(RfmRow {
            customer: customer_row_of(sql, actor, self.key, today)?,
            recency_days: self.rfm.recency_days,
            orders: self.rfm.orders,
            amount: currency.major(Money::from_minor(self.rfm.amount_minor)).to_string(),
            r: self.score.r,
            f: self.score.f,
            m: self.score.m,
            segment: self.segment.code().to_string(),
            group: self.group.code().to_string(),
        })
    }

    fn score_row(&self, customer: String) -> RfmScoreRow {
        RfmScoreRow {
            customer,
            recency_days: self.rfm.recency_days,
            frequency: self.rfm.orders,
            monetary_minor: self.rfm.amount_minor,
            r: self.score.r,
            f: self.score.f,
            m: self.score.m,
            segment: self.segment.name(),
        }
    }
}

impl RfmFilter {
    fn takes(&self, one: &Customer) -> bool {
        self.segment.as_deref().is_none_or(|code| code == one.segment.code())
            && self.group.as_deref().is_none_or(|code| code == one.group.code())
            && self.recency.is_none_or(|class| class == one.score.r)
            && self.frequency.is_none_or(|class| class == one.score.f)
    }
}

/// A share in per cent, rounded to two places.
fn percent(part: i64, all: i64) -> Option<String> {
    let share = Decimal::from(part).checked_div(Decimal::from(all))?;
    Some(round(share.checked_mul(Decimal::ONE_HUNDRED)?, 2).to_string())
}

/// The chain's own limits where it has set them, five parts of equal size where not.
fn bins(rules: &CustomerRules, customers: &[Rfm], minor_per_major: i64) -> Bins {
    let parts = Bins::of(customers, minor_per_major);
    let or = |limits: &[u32], unit: i64, parts: [f64; 4]| {
        <[u32; 4]>::try_from(limits)
            .map_or(parts, |limits| limits.map(|limit| f64::from(limit) * unit as f64))
    };
    Bins {
        recency_days: or(&rules.recency_limits, 1, parts.recency_days),
        orders: or(&rules.order_limits, 1, parts.orders),
        amount_minor: or(&rules.amount_limits, minor_per_major, parts.amount_minor),
    }
}

pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
