//! How chances held on the chain's own past: every month of every store, looked at again as it
//! stood a quarter, half and three quarters through (D-22).

use chrono::{Days, NaiveDate};
use domain::access::{Actor, Operation};
use domain::calendar::{Period, day_from_number, day_number};
use domain::goals::moments_of_months;
use domain::metrics::Slice;
use domain::org::Store;
use domain::promotions::{Promotion, promotion_on};
use insight::pace::{Measure, OpenDay, PastDay, Tried, back_test};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::outlook;
use crate::error::Result;
use crate::metrics::by_day;
use crate::{Replica, metrics, org, transact};

/// The chances that are looked at, in per cent.
const SAID: [u32; 4] = [30, 50, 70, 90];
/// The metric they are of: what every store has every day.
const METRIC: &str = "net_sales";
/// So far back it goes.
const DAYS: u64 = 3 * 366;

/// How many goals that had this chance were reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Calibration {
    /// The chance that would have been said, in per cent.
    pub said: u32,
    /// How many goals.
    pub goals: u32,
    /// How many of them were reached.
    pub met: u32,
}

impl Replica {
    /// What became of goals to which the program would have given a chance of 30, 50, 70 and 90 %:
    /// the net sales of each store in each month that is over. Nothing of months that are too early
    /// for a forecast.
    pub fn goal_calibration(&self, actor: &Actor) -> Result<Vec<Calibration>> {
        actor.may_somewhere(Operation::ViewGoals)?;
        self.database.read(|sql| {
            let today = self.today(sql)?;
            let found = self.calibration.get(sql, &today, || calibration(sql, today))?;
            Ok(found.to_vec())
        })
    }
}

fn calibration(sql: &Connection, today: NaiveDate) -> Result<Vec<Calibration>> {
    let own: Vec<Promotion> = transact::list(sql, "begins_on")?;
    let stores: Vec<Store> = transact::list(sql, "code")?;
    let metric = metrics::named(sql, METRIC)?;
    let first = today.checked_sub_days(Days::new(DAYS)).unwrap_or(today);
    let days = Period { from: first, to: today.pred_opt().unwrap_or(today) };
    let currency = org::currency(sql)?;
    let mut sum = SAID.map(|said| Calibration { said, goals: 0, met: 0 });
    for store in &stores {
        let slice = Slice { store_id: Some(store.id), ..Slice::chain(days) };
        let days = by_day(sql, &slice, &metric.formula.measures())?;
        let history = outlook::past(days, &metric, Measure::Sum, &own, currency);
        let tried = tried(&history, &own);
        for (one, tried) in sum.iter_mut().zip(tried) {
            one.goals += u32::try_from(tried.goals).unwrap_or(u32::MAX);
            one.met += u32::try_from(tried.met).unwrap_or(u32::MAX);
        }
    }
    Ok(sum.into_iter().filter(|one| one.goals > 0).collect())
}

fn tried(history: &[PastDay], own: &[Promotion]) -> Vec<Tried> {
    let days = history.iter().map(|past| past.day);
    let span = days.clone().min().zip(days.max());
    let Some((Some(first), Some(last))) =
        span.map(|(first, last)| (day_from_number(first), day_from_number(last)))
    else {
        return Vec::new();
    };
    let moments = moments_of_months(Period { from: first, to: last });
    let open: Vec<(Vec<OpenDay>, i64)> = moments
        .into_iter()
        .map(|(month, day)| {
            let days = month.from.iter_days().take_while(|day| *day <= month.to);
            let open =
                days.map(|day| OpenDay { day: day_number(day), promotion: promotion_on(day, own) });
            (open.collect(), day_number(day))
        })
        .collect();
    let open: Vec<(&[OpenDay], i64)> =
        open.iter().map(|(month, from)| (month.as_slice(), *from)).collect();
    back_test(Measure::Sum, history, &open, &SAID.map(|said| f64::from(said) / 100.0))
}

impl Calibration {
    /// The share that was reached, in per cent.
    pub fn share(&self) -> Option<Decimal> {
        let met = Decimal::from(self.met) * Decimal::ONE_HUNDRED;
        Some(domain::money::round(met.checked_div(self.goals.into())?, 0))
    }
}
