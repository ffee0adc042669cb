//! Which ranking foretells better who comes back: the model's, or the plain one by the last
//! purchase. Both are asked on a day 90 days ago, and judged by what happened since.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::access::{Actor, Operation};
use insight::{Ranked, area_under_curve, captured};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::lifetime::{HORIZON_DAYS, Scores};
use super::purchases::{History, day_of, histories, paid_within};
use super::rfm::count;
use crate::Replica;
use crate::error::Result;

/// Before the 90 days at least as many more are needed to learn from.
const LEAST_DAYS: i32 = 180;
/// The part of the list whose money is compared.
const BEST_PART: f64 = 0.2;

/// How a ranking did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct HoldOutRanking {
    /// Chance that of one who came and one who did not the first stood higher, in per cent with one
    /// place; 50 is no better than drawing lots. The model ranks by expected purchases here.
    pub right_pairs: String,
    /// Share of the money spent since by the best fifth of the ranking, in per cent with one place.
    /// The model ranks by expected purchases times their value here.
    pub money_of_best_fifth: String,
}

/// Both rankings side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct HoldOut {
    /// The day on which both were asked.
    pub asked_on: NaiveDate,
    /// The last day by which they were judged.
    pub judged_until: NaiveDate,
    /// Customers known on the day.
    pub customers: u32,
    /// Those who came since.
    pub came: u32,
    /// By the model.
    pub model: HoldOutRanking,
    /// By the last purchase alone.
    pub recency: HoldOutRanking,
    /// Whether the model put more pairs in the right order.
    pub model_is_better: bool,
}

impl Replica {
    /// The comparison on the whole chain's own past; `None` while there is too little of it.
    pub fn leaving_hold_out(&self, actor: &Actor) -> Result<Option<HoldOut>> {
        actor.may_somewhere(Operation::ViewCustomers)?;
        self.database.read(|sql| {
            let today = self.today(sql)?;
            let kept = self.insights.hold_out.get(sql, &today, || compare(sql, today))?;
            Ok(kept.as_ref().clone())
        })
    }
}

fn compare(sql: &Connection, today: NaiveDate) -> Result<Option<HoldOut>> {
    let horizon = Days::new(HORIZON_DAYS as u64);
    let Some(asked_on) = today.checked_sub_days(horizon) else { return Ok(None) };
    let (asked, until) = (day_of(asked_on), day_of(today));
    let histories = histories(sql, asked_on)?;
    let first = histories.iter().map(|one| one.first_day).min();
    if first.is_none_or(|first| asked - first < LEAST_DAYS) {
        return Ok(None);
    }
    let scores = Scores::of(histories, asked);
    let spent: HashMap<i64, i64> = paid_within(sql, asked, until)?.into_iter().collect();
    if scores.outlooks.is_empty() {
        return Ok(None);
    }
    let ranked = |by: &dyn Fn(usize) -> f64| -> Vec<Ranked> {
        let customers = scores.histories.iter().enumerate();
        let of = |(at, one): (usize, &History)| {
            let spent = spent.get(&one.customer_key).copied();
            Ranked { score: by(at), spent: spent.unwrap_or(0), came: spent.is_some() }
        };
        customers.map(of).collect()
    };
    let by_purchases = ranked(&|at| scores.outlooks[at].purchases);
    let by_value = ranked(&|at| scores.outlooks[at].purchases * scores.outlooks[at].value);
    let by_recency = ranked(&|at| f64::from(scores.histories[at].last_day));
    let judged = |pairs: &[Ranked], money: &[Ranked]| {
        Some((area_under_curve(pairs)?, captured(money, BEST_PART)?))
    };
    let model = judged(&by_purchases, &by_value);
    let recency = judged(&by_recency, &by_recency);
    let (Some(model), Some(recency)) = (model, recency) else { return Ok(None) };
    let came = scores.histories.iter().filter(|one| spent.contains_key(&one.customer_key)).count();
    Ok(Some(HoldOut {
        asked_on,
        judged_until: today,
        customers: count(scores.histories.len()),
        came: count(came),
        model_is_better: model.0 > recency.0,
        model: told(model),
        recency: told(recency),
    }))
}

fn told((right, money): (f64, f64)) -> HoldOutRanking {
    let percent = |share: f64| format!("{:.1}", share * 100.0);
    HoldOutRanking { right_pairs: percent(right), money_of_best_fifth: percent(money) }
}
