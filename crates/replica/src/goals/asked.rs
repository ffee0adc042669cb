//! What key results ask of metrics. Those that ask for the same days and goods of many stores,
//! regions or people are measured together, and all their metrics at once.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use domain::Id;
use domain::calendar::{Grain, Period, day_number};
use domain::goals::{GoalSlice, KeyResult};
use domain::metrics::{Measure, Measures, Metric, Slice};
use rusqlite::{Connection, OptionalExtension};

use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::metrics::{self, Group, PartKey};

/// Slices up to so many are measured one by one; more of them together.
const ONE_BY_ONE: usize = 3;

/// The metrics that key results ask, by their codes; `None` for one that is no more.
pub(super) struct Metrics(HashMap<String, Option<Cow<'static, Metric>>>);

impl Metrics {
    pub(super) fn of<'a>(
        sql: &Connection,
        key_results: impl IntoIterator<Item = &'a KeyResult>,
    ) -> Result<Self> {
        let mut found = HashMap::new();
        for key_result in key_results {
            if !found.contains_key(&key_result.metric) {
                let metric = match metrics::named(sql, &key_result.metric) {
                    Ok(metric) => Some(metric),
                    Err(Error::NotFound(_)) => None,
                    Err(error) => return Err(error),
                };
                found.insert(key_result.metric.clone(), metric);
            }
        }
        Ok(Self(found))
    }

    pub(super) fn get(&self, code: &str) -> Option<&Metric> {
        self.0.get(code)?.as_deref()
    }
}

/// A key result, its metric, and the days it asks for.
pub(super) type Asking<'a> = (&'a KeyResult, &'a Metric, Period);

/// Key results that ask for slices which differ only by whose number they are.
pub(super) struct Asked<'a> {
    /// By what the slices differ; the whole where there is only one.
    group: Group,
    /// What they have in common.
    common: GoalSlice,
    /// The days asked for.
    pub(super) period: Period,
    /// Who asks for which metric.
    pub(super) of: Vec<(&'a KeyResult, &'a Metric)>,
}

/// Sorts key results into such as are measured together. A metric that few slices ask is measured
/// for these alone: it may cost more than what the others ask.
pub(super) fn gather<'a>(asking: impl IntoIterator<Item = Asking<'a>>) -> Vec<Asked<'a>> {
    let mut by_metric: HashMap<_, (&Metric, Vec<&KeyResult>)> = HashMap::new();
    for (key_result, metric, period) in asking {
        let kin = (metric.code.as_ref(), split(&key_result.slice), period);
        by_metric.entry(kin).or_insert_with(|| (metric, Vec::new())).1.push(key_result);
    }
    let mut gathered: HashMap<(Group, GoalSlice, Period), Asked<'a>> = HashMap::new();
    for ((_, (group, common), period), (metric, key_results)) in by_metric {
        let slices: HashSet<&GoalSlice> = key_results.iter().map(|one| &one.slice).collect();
        let is_together = slices.len() > ONE_BY_ONE;
        for key_result in key_results {
            let (group, common) = if is_together {
                (group, common.clone())
            } else {
                (Group::Whole, key_result.slice.clone())
            };
            gathered
                .entry((group, common.clone(), period))
                .or_insert_with(|| Asked { group, common, period, of: Vec::new() })
                .of
                .push((key_result, metric));
        }
    }
    gathered.into_values().collect()
}

/// By what a slice differs from those it is measured with, and what it has in common with them.
/// What is narrowed twice is asked as it stands.
fn split(slice: &GoalSlice) -> (Group, GoalSlice) {
    let common = GoalSlice { region_id: None, store_id: None, employee_id: None, ..slice.clone() };
    match (slice.region_id, slice.store_id, slice.employee_id) {
        (Some(_), None, None) => (Group::Region, common),
        (None, Some(_), None) => (Group::Store, common),
        (None, None, Some(_)) => (Group::Employee, common),
        _ => (Group::Whole, slice.clone()),
    }
}

impl Asked<'_> {
    /// The different slices, each with the part that it is of what all have in common.
    fn parts(&self, sql: &Connection) -> Result<HashMap<PartKey, &GoalSlice>> {
        let mut seen = HashSet::new();
        let mut parts = HashMap::new();
        for slice in self.of.iter().map(|(one, _)| &one.slice).filter(|slice| seen.insert(*slice)) {
            parts.extend(part_of(sql, self.group, slice)?.map(|part| (part, slice)));
        }
        Ok(parts)
    }

    fn needed(&self) -> Vec<Measure> {
        let measures: BTreeSet<Measure> =
            self.of.iter().flat_map(|(_, metric)| metric.formula.measures()).collect();
        measures.into_iter().collect()
    }

    /// The measures of the slices that have data.
    pub(super) fn measure(&self, sql: &Connection) -> Result<HashMap<&GoalSlice, Measures>> {
        let (parts, needed) = (self.parts(sql)?, self.needed());
        let measured = metrics::groups(sql, &self.common.over(self.period), self.group, &needed)?;
        Ok(measured
            .into_iter()
            .filter_map(|(part, measures)| Some((*parts.get(&part)?, measures)))
            .collect())
    }

    /// What each of these days brought to the slices.
    pub(super) fn history(&self, sql: &Connection, days: Period) -> Result<Histories<'_>> {
        let (parts, needed) = (self.parts(sql)?, self.needed());
        let mut histories = Histories { needed, of: HashMap::new() };
        if self.group == Group::Whole {
            for (day, measures) in by_day(sql, &self.common.over(days), &histories.needed)? {
                histories.push(&self.common, day, &measures);
            }
            return Ok(histories);
        }
        for day in days.from.iter_days().take_while(|day| *day <= days.to) {
            let slice = self.common.over(Period { from: day, to: day });
            for (part, measures) in metrics::groups(sql, &slice, self.group, &histories.needed)? {
                if let Some(slice) = parts.get(&part) {
                    histories.push(slice, day_number(day), &measures);
                }
            }
        }
        Ok(histories)
    }
}

/// What each day of a slice brought, in order; days without data are left out.
pub(super) fn by_day(
    sql: &Connection,
    slice: &Slice,
    needed: &[Measure],
) -> Result<impl Iterator<Item = (i64, Measures)> + use<>> {
    let days = metrics::groups(sql, slice, Group::Time(Grain::Day), needed)?;
    Ok(days.into_iter().filter_map(|(key, measures)| match key {
        PartKey::Number(day) => Some((day, measures)),
        PartKey::Text(_) => None,
    }))
}

/// The part of a grouped measurement that a slice is.
fn part_of(sql: &Connection, group: Group, slice: &GoalSlice) -> Result<Option<PartKey>> {
    let key = |query: &str, id: Option<Id>| -> Result<Option<PartKey>> {
        let Some(id) = id else { return Ok(None) };
        let key = sql.prepare_cached(query)?.query_row([SqlId(id)], |row| row.get(0)).optional()?;
        Ok(key.map(PartKey::Number))
    };
    match group {
        Group::Store => key("SELECT key FROM store WHERE id = ?1", slice.store_id),
        Group::Employee => key("SELECT key FROM employee WHERE id = ?1", slice.employee_id),
        Group::Region => Ok(slice.region_id.map(|id| {
            let hex = id.as_bytes().iter().map(|byte| format!("{byte:02X}"));
            PartKey::Text(hex.collect())
        })),
        _ => Ok(Some(PartKey::Number(0))),
    }
}

/// What days brought to slices, in little room: a chain may have thousands, over more than a year.
pub(super) struct Histories<'a> {
    needed: Vec<Measure>,
    of: HashMap<&'a GoalSlice, History>,
}

/// The days of a slice, and of each of them every measure needed.
#[derive(Default)]
struct History {
    days: Vec<i64>,
    values: Vec<i64>,
}

/// Stands for a measure that a day does not have.
const ABSENT: i64 = i64::MIN;

impl<'a> Histories<'a> {
    fn push(&mut self, slice: &'a GoalSlice, day: i64, measures: &Measures) {
        let history = self.of.entry(slice).or_default();
        history.days.push(day);
        let values = self.needed.iter().map(|one| measures.get(*one).unwrap_or(ABSENT));
        history.values.extend(values);
    }

    /// The days of a slice that had data, in order.
    pub(super) fn days(&self, slice: &GoalSlice) -> impl Iterator<Item = (i64, Measures)> {
        self.of.get(slice).into_iter().flat_map(|history| {
            let values = history.values.chunks_exact(self.needed.len());
            history.days.iter().copied().zip(values.map(|values| {
                let told = self.needed.iter().copied().zip(values.iter().copied());
                told.filter(|(_, value)| *value != ABSENT).collect()
            }))
        })
    }
}
