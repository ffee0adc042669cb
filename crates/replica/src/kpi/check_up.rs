//! The check-up of a sheet against the chain it will meet: its metrics, its goals, and how hard its
//! targets are by what was reached before (D-04, D-05).

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::calendar::{Grain, Period};
use domain::goals::{KeyResult, KeyResultSource, Method, Objective};
use domain::kpi::{Finding, KpiContent, Surroundings, check_up, template};
use domain::metrics::Metric;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::metrics::own_metrics;
use crate::{Replica, transact};

/// How hard the target of an item is, by what the people measured reached before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SheetDifficulty {
    /// The item.
    pub key: String,
    /// How many values of earlier months stand behind it.
    pub values: u32,
    /// In how many of them the target would have been met.
    pub met: u32,
    /// The middle of them, as a target that half would have met; `None` without values.
    #[specta(type = Option<String>)]
    pub middle: Option<Decimal>,
}

/// Months of the past by which targets are judged.
const MONTHS: u32 = 6;

impl Replica {
    /// What is wrong with a sheet, or unwise, the worst first.
    pub fn check_kpi_sheet(
        &self,
        actor: &Actor,
        content: &KpiContent,
        template: &str,
    ) -> Result<Vec<Finding>> {
        actor.may_somewhere(Operation::ViewScores)?;
        self.database.read(|sql| findings(sql, self.today(sql)?, content, template))
    }

    /// How hard each target of a sheet is: in how many of the values that the people it measures had
    /// in the last six whole months it would have been met (D-05).
    pub fn kpi_difficulty(
        &self,
        actor: &Actor,
        family_id: Id,
        content: &KpiContent,
    ) -> Result<Vec<SheetDifficulty>> {
        actor.may(Operation::EditKpiSheet, Target::Chain)?;
        self.database.read(|sql| {
            let month = Period::month_to_date(self.today(sql)?);
            let mut found: HashMap<&str, Vec<(bool, Decimal)>> = HashMap::new();
            for back in 1..=MONTHS {
                let first = Period { from: month.from, to: month.from }.months_before(back).from;
                let period = Period { from: first, to: Grain::Month.end(first) };
                let month = self.tried(sql, family_id, content, period)?;
                for (key, is_met, value) in month {
                    found.entry(key).or_default().push((is_met, value));
                }
            }
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let told = content.items().map(|(_, item)| {
                let mut values = found.remove(item.key.as_str()).unwrap_or_default();
                values.sort_by_key(|(_, value)| *value);
                SheetDifficulty {
                    key: item.key.clone(),
                    values: count(values.len()),
                    met: count(values.iter().filter(|(is_met, _)| *is_met).count()),
                    middle: values.get(values.len() / 2).map(|(_, value)| *value),
                }
            });
            Ok(told.collect())
        })
    }
}

/// What is wrong with a sheet among the chain's own metrics and goals.
pub(super) fn findings(
    sql: &Connection,
    today: NaiveDate,
    content: &KpiContent,
    code: &str,
) -> Result<Vec<Finding>> {
    let own: HashMap<String, Metric> = own_metrics(sql)?
        .into_iter()
        .map(|(_, metric)| (metric.code.to_string(), metric))
        .collect();
    let known = |code: &str| own.get(code).or_else(|| domain::metrics::metric(code));
    let okr = okr_metrics(sql, today)?;
    let most_items = template(code).and_then(|one| one.most_items).map(usize::from);
    Ok(check_up(content, &Surroundings { metric: &known, okr: &okr, most_items }))
}

/// Metrics that key results of objectives meant as OKR ask, now or later.
fn okr_metrics(sql: &Connection, today: NaiveDate) -> Result<BTreeSet<String>> {
    let objectives: Vec<Objective> = transact::list(sql, "key")?;
    let is_open = |one: &&Objective| one.method == Method::Okr && one.ends_on >= today;
    let okr: BTreeSet<Id> = objectives.iter().filter(is_open).map(|one| one.id).collect();
    let key_results: Vec<KeyResult> = transact::list(sql, "key")?;
    let asked = key_results
        .into_iter()
        .filter(|one| one.source == KeyResultSource::Metric && okr.contains(&one.objective_id));
    Ok(asked.map(|one| one.metric).collect())
}
