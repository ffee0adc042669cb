//! The stages of the business (C-36), each with its metrics over the month to date.

use std::borrow::Cow;

use chrono::Days;
use domain::access::Actor;
use domain::calendar::Period;
use domain::metrics::{BusinessStage, Slice};
use serde::{Deserialize, Serialize};

use super::TodayScope;
use super::periods::{TodayPeriod, of_metrics};
use crate::Replica;
use crate::error::Result;
use crate::metrics::{authorise, known};

/// One stage and what its metrics say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct StageView {
    /// The stage.
    pub stage: BusinessStage,
    /// Its metrics over the month to date, against the same weekdays before.
    pub period: TodayPeriod,
}

impl Replica {
    /// The stages of the business in a scope this person may see.
    pub fn business_stages(&self, actor: &Actor, scope: &TodayScope) -> Result<Vec<StageView>> {
        self.database.read(|sql| {
            let today = self.today(sql)?;
            let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
            let asked = Slice {
                region_id: scope.region_id,
                store_id: scope.store_id,
                ..Slice::chain(Period::month_to_date(yesterday))
            };
            let slice = authorise(sql, actor, &asked)?;
            let view = |stage: BusinessStage| {
                let metrics = stage.metrics().iter().map(|code| known(code).map(Cow::Borrowed));
                let metrics: Vec<_> = metrics.collect::<Result<_>>()?;
                Ok(StageView { stage, period: of_metrics(sql, &slice, &metrics)? })
            };
            BusinessStage::ALL.into_iter().map(view).collect()
        })
    }
}
