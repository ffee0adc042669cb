//! How often customers will come back and what they are worth, by the models of `insight`.

use std::thread;

use chrono::NaiveDate;
use domain::access::{Actor, Operation, Target};
use insight::{BgNbd, Dropout, Fitted, FittedValue, GammaGamma, Purchases, RepeatValue};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::purchases::{History, day_of, histories};
use super::rfm::{count, each_number};
use crate::Replica;
use crate::error::Result;

/// The days ahead for which purchases are expected.
pub(super) const HORIZON_DAYS: f64 = 90.0;

/// The unit of time in which parameters and times are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LifetimeUnit {
    /// Days.
    Day,
    /// Weeks.
    Week,
}

impl LifetimeUnit {
    fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
        }
    }
}

/// The models fitted to what customers bought until a day. Days with a purchase count, the first
/// of a customer does not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct LifetimeFit {
    /// The last day that counts.
    pub as_of: NaiveDate,
    /// The unit of `alpha` and of the likelihood.
    pub unit: LifetimeUnit,
    /// Customers with a purchase.
    pub customers: u32,
    /// Their repeat purchases.
    pub repeat_purchases: u32,
    /// Shape of the purchase rates.
    pub r: f64,
    /// Scale of the purchase rates.
    pub alpha: f64,
    /// First parameter of the chance to leave.
    pub a: f64,
    /// Second parameter of the chance to leave.
    pub b: f64,
    /// Natural logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Whether the search ended at a place better than all around.
    pub converged: bool,
    /// Empty, or `dropout_not_told`: the data cannot tell leaving from waiting.
    pub note: String,
    /// The model of what a purchase is worth; absent when nobody paid anything at a second visit.
    pub value: Option<LifetimeValue>,
}

/// The gamma-gamma model, in minor units.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct LifetimeValue {
    /// Customers with a repeat purchase of some value.
    pub customers: u32,
    /// Shape of the values of one customer.
    pub p: f64,
    /// Shape of the customers' own scales.
    pub q: f64,
    /// Scale of the customers' own scales.
    pub v: f64,
    /// Natural logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Whether the search ended at a place better than all around.
    pub converged: bool,
}

/// What is to be expected of one customer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LifetimeScore {
    /// The number of the source or the card, or the id.
    pub customer: String,
    /// Repeat purchases.
    pub x: u32,
    /// From the first to the last purchase.
    pub t_x: f64,
    /// From the first purchase to the last day that counts.
    #[serde(rename = "T")]
    pub t: f64,
    /// Chance that they still come.
    pub p_alive: f64,
    /// Purchases to expect within 90 days.
    pub expected_90d: f64,
    /// What those are worth, in minor units.
    pub expected_value_minor: i64,
}

impl Replica {
    /// The models fitted until a day; `None` when nobody has bought twice.
    pub fn lifetime_fit(
        &self,
        actor: &Actor,
        as_of: NaiveDate,
        unit: LifetimeUnit,
    ) -> Result<Option<LifetimeFit>> {
        actor.may(Operation::ViewCustomers, Target::Chain)?;
        self.database.read(|sql| Ok(self.insights.scores(sql, as_of)?.fit(as_of, unit)))
    }

    /// What is to be expected of every customer of the chain; empty when nobody has bought twice.
    pub fn lifetime_scores(
        &self,
        actor: &Actor,
        as_of: NaiveDate,
        unit: LifetimeUnit,
    ) -> Result<Vec<LifetimeScore>> {
        actor.may(Operation::ViewCustomers, Target::Chain)?;
        actor.may_somewhere(Operation::ExportRows)?;
        self.database.read(|sql| {
            let scores = self.insights.scores(sql, as_of)?;
            let mut rows = Vec::with_capacity(scores.outlooks.len());
            let mut outlooks = scores.histories.iter().zip(&scores.outlooks).peekable();
            each_number(sql, |key, customer| {
                while outlooks.next_if(|(one, _)| one.customer_key < key).is_some() {}
                if let Some((one, outlook)) = outlooks.next_if(|(one, _)| one.customer_key == key) {
                    let purchases = one.purchases(day_of(as_of));
                    rows.push(LifetimeScore {
                        customer,
                        x: purchases.repeats,
                        t_x: purchases.recency / unit.days(),
                        t: purchases.age / unit.days(),
                        p_alive: outlook.p_alive,
                        expected_90d: outlook.purchases,
                        expected_value_minor: (outlook.purchases * outlook.value).round() as i64,
                    });
                }
            })?;
            rows.sort_unstable_by(|one, other| one.customer.cmp(&other.customer));
            Ok(rows)
        })
    }
}

/// What is to be expected of a customer within [`HORIZON_DAYS`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Outlook {
    /// Chance that they still come.
    pub(super) p_alive: f64,
    /// Purchases.
    pub(super) purchases: f64,
    /// What one is worth, in minor units.
    pub(super) value: f64,
}

/// The models and what they say of every customer; no outlook when nobody has bought twice.
pub(super) struct Scores {
    pub(super) histories: Vec<History>,
    pub(super) fitted: Option<Fitted>,
    value: Option<FittedValue>,
    pub(super) outlooks: Vec<Outlook>,
}

impl super::Insights {
    /// The models until a day, fitted anew when anybody bought in the meantime.
    pub(super) fn scores(
        &self,
        sql: &Connection,
        as_of: NaiveDate,
    ) -> Result<std::sync::Arc<Scores>> {
        self.scores.get(sql, &as_of, || Ok(Scores::of(histories(sql, as_of)?, day_of(as_of))))
    }
}

impl Scores {
    pub(super) fn of(histories: Vec<History>, as_of: i32) -> Self {
        let fitted = BgNbd::fit(&alike(&histories, as_of));
        let values: Vec<RepeatValue> = histories.iter().map(History::repeat_value).collect();
        let value = fitted.and_then(|_| GammaGamma::fit(&values));
        let outlooks = fitted.map_or_else(Vec::new, |fitted| {
            let model = value.map(|value| value.model);
            outlooks(&histories, as_of, fitted.model, model)
        });
        Self { histories, fitted, value, outlooks }
    }

    /// Whether the chance to have left may be shown.
    pub(super) fn tells_leaving(&self) -> bool {
        self.fitted.is_some_and(|fitted| fitted.dropout == Dropout::Told)
    }

    fn fit(&self, as_of: NaiveDate, unit: LifetimeUnit) -> Option<LifetimeFit> {
        let Fitted { model, log_likelihood, converged, dropout } = self.fitted?;
        let repeats: u64 = self.histories.iter().map(|one| u64::from(one.purchase_days) - 1).sum();
        let telling = |one: &&History| one.repeat_value().mean > 0.0;
        Some(LifetimeFit {
            as_of,
            unit,
            customers: count(self.histories.len()),
            repeat_purchases: u32::try_from(repeats).unwrap_or(u32::MAX),
            r: model.r,
            alpha: model.alpha / unit.days(),
            a: model.a,
            b: model.b,
            // A density of times: the unit changes it by a power for each purchase.
            log_likelihood: log_likelihood + repeats as f64 * unit.days().ln(),
            converged,
            note: match dropout {
                Dropout::Told => String::new(),
                Dropout::NotTold => "dropout_not_told".to_string(),
            },
            value: self.value.map(|value| LifetimeValue {
                customers: count(self.histories.iter().filter(telling).count()),
                p: value.model.p,
                q: value.model.q,
                v: value.model.v,
                log_likelihood: value.log_likelihood,
                converged: value.converged,
            }),
        })
    }
}

/// Customers who did the same stand together, with how many they are.
fn alike(histories: &[History], as_of: i32) -> Vec<(Purchases, u32)> {
    let mut done: Vec<(u32, i32, i32)> = histories
        .iter()
        .map(|one| (one.purchase_days, one.last_day - one.first_day, as_of - one.first_day))
        .collect();
    done.sort_unstable();
    let group = |same: &[(u32, i32, i32)]| {
        let (days, recency, age) = same[0];
        let purchases = Purchases { repeats: days - 1, recency: recency.into(), age: age.into() };
        (purchases, count(same.len()))
    };
    done.chunk_by(|one, other| one == other).map(group).collect()
}

/// Works out the customers' outlooks on every core.
fn outlooks(
    histories: &[History],
    as_of: i32,
    model: BgNbd,
    value: Option<GammaGamma>,
) -> Vec<Outlook> {
    let of = |one: &History| {
        let purchases = one.purchases(as_of);
        let own_mean = one.paid as f64 / f64::from(one.purchase_days);
        let value = value.and_then(|value| value.expected(&one.repeat_value()));
        Outlook {
            p_alive: model.p_alive(&purchases),
            purchases: model.expected(&purchases, HORIZON_DAYS),
            value: value.unwrap_or(own_mean),
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let part = histories.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = histories
            .chunks(part)
            .map(|part| scope.spawn(move || part.iter().map(of).collect::<Vec<Outlook>>()))
            .collect();
        let joined = parts.into_iter().map(|part| part.join());
        joined
            .flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}
