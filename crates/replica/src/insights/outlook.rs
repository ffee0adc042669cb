//! What all of that says of one customer.

use domain::Id;
use domain::access::{Actor, Operation};
use domain::customers::Customer;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::leaving::shown;
use super::purchases::day_of;
use crate::error::Result;
use crate::orders::key_of;
use crate::{Replica, org, transact};

/// A customer among the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CustomerOutlook {
    /// Class of recency.
    pub r: u8,
    /// Class of frequency.
    pub f: u8,
    /// Class of value.
    pub m: u8,
    /// Code of the segment.
    pub segment: String,
    /// Code of the group.
    pub group: String,
    /// Days since the last purchase.
    pub silent_days: u32,
    /// Mean days between two days with a purchase, rounded; absent after a single one.
    pub usual_gap_days: Option<u32>,
    /// Chance that they still come, in per cent; absent after a single purchase, and where the data
    /// cannot tell it.
    pub p_alive: Option<u32>,
    /// Purchases to expect within 90 days, to two places; absent when nobody has bought twice.
    pub expected_90d: Option<String>,
    /// What those are worth.
    pub expected_value: Option<String>,
}

impl Replica {
    /// Classes and expectations of a customer; `None` for who never bought.
    pub fn customer_outlook(&self, actor: &Actor, id: Id) -> Result<Option<CustomerOutlook>> {
        self.database.read(|sql| {
            let customer: Customer = transact::get(sql, id)?;
            actor.may(Operation::ViewCustomers, org::store_target(sql, customer.home_store_id)?)?;
            let key = key_of(sql, "customer", id)?.unwrap_or_default();
            self.outlook(sql, key)
        })
    }

    fn outlook(&self, sql: &Connection, key: i64) -> Result<Option<CustomerOutlook>> {
        let today = self.today(sql)?;
        let currency = org::currency(sql)?;
        let classified = self.insights.classified(sql, today)?;
        let Some(class) = classified.of_customer(key) else { return Ok(None) };
        let scores = self.insights.scores(sql, today)?;
        let at = scores.histories.binary_search_by_key(&key, |one| one.customer_key);
        let Ok(at) = at else { return Ok(None) };
        let history = &scores.histories[at];
        let outlook = scores.outlooks.get(at);
        Ok(Some(CustomerOutlook {
            r: class.score.r,
            f: class.score.f,
            m: class.score.m,
            segment: class.segment.code().to_string(),
            group: class.group.code().to_string(),
            silent_days: history.silent_days(day_of(today)),
            usual_gap_days: history.usual_gap().map(|gap| gap.round() as u32),
            p_alive: outlook
                .filter(|_| scores.tells_leaving() && history.purchase_days > 1)
                .map(|outlook| (outlook.p_alive * 100.0).round() as u32),
            expected_90d: outlook.map(|outlook| format!("{:.2}", outlook.purchases)),
            expected_value: outlook
                .map(|outlook| shown(outlook.purchases * outlook.value, currency)),
        }))
    }
}
