//! What key results and items of KPI sheets ask of metrics. Those that ask for the same days and goods
//! of many stores, regions or people are measured together, and all their metrics at once.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use domain::Id;
use domain::calendar::{Grain, Period, day_number};
use domain::goals::GoalSlice;
use domain::metrics::{Measure, Measures, Metric, Slice};
use rusqlite::{Connection, OptionalExtension};

use crate::database::SqlId;
use crate::error::{Error, Result};

use super::{Group, PartKey, groups, named};

/// Slices up to so many are measured one by one; more of them together.
const ONE_BY_ONE: usize = 3;

/// The metrics that are asked, by their codes; `None` for one that is no more.
#[derive(Clone, Default)]
pub(crate) struct Metrics(HashMap<String, Option<Cow<'static, Metric>>>);

impl Metrics {
    pub(crate) fn of<'a>(
        sql: &Connection,
        codes: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self> {
        let mut found = Self::default();
        found.learn(sql, codes)?;
        Ok(found)
    }

    /// Looks up those that are not known yet.
    pub(crate) fn learn<'a>(
        &mut self,
        sql: &Connection,
        codes: impl IntoIterator<Item = &'a str>,
    ) -> Result<()> {
        for code in codes {
            if !self.0.contains_key(code) {
                let metric = match named(sql, code) {
                    Ok(metric) => Some(metric),
                    Err(Error::NotFound(_)) => None,
                    Err(error) => return Err(error),
                };
                self.0.insert(code.to_string(), metric);
            }
        }
        Ok(())
    }

    pub(crate) fn get(&self, code: &str) -> Option<&Metric> {
        self.0.get(code)?.as_deref()
    }
}

/// Somebody who asks, whose number, of which metric, and over which days.
pub(crate) struct Asking<'a, T> {
    /// Who asks.
    pub(crate) by: T,
    /// Whose number.
    pub(crate) slice: &'a GoalSlice,
    /// The metric.
    pub(crate) metric: &'a Metric,
    /// The days.
    pub(crate) period: Period,
}

/// Those that ask for slices which differ only by whose number they are.
pub(crate) struct Asked<'a, T> {
    /// By what the slices differ; the whole where there is only one.
    group: Group,
    /// What they have in common.
    common: GoalSlice,
    /// The days asked for.
    pub(crate) period: Period,
    /// Who asks for which metric.
    pub(crate) of: Vec<Asking<'a, T>>,
}

/// Sorts those that ask into such as are measured together. A metric that few slices ask is measured
/// for these alone: it may cost more than what the others ask.
pub(crate) fn gather<'a, T>(asking: impl IntoIterator<Item = Asking<'a, T>>) -> Vec<Asked<'a, T>> {
    let mut by_metric: HashMap<_, Vec<Asking<'a, T>>> = HashMap::new();
    for one in asking {
        let kin = (one.metric.code.as_ref(), split(one.slice), one.period);
        by_metric.entry(kin).or_default().push(one);
    }
    let mut gathered: HashMap<(Group, GoalSlice, Period), Asked<'a, T>> = HashMap::new();
    for ((_, (group, common), period), all) in by_metric {
        let slices: HashSet<&GoalSlice> = all.iter().map(|one| one.slice).collect();
        let is_together = slices.len() > ONE_BY_ONE;
        for one in all {
            let (group, common) = if is_together {
                (group, common.clone())
            } else {
                (Group::Whole, one.slice.clone())
            };
            gathered
                .entry((group, common.clone(), period))
                .or_insert_with(|| Asked { group, common, period, of: Vec::new() })
                .of
                .push(one);
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

impl<T> Asked<'_, T> {
    /// The different slices, each with the part that it is of what all have in common.
    fn parts(&self, sql: &Connection) -> Result<HashMap<PartKey, &GoalSlice>> {
        let mut seen = HashSet::new();
        let mut parts = HashMap::new();
        for slice in self.of.iter().map(|one| one.slice).filter(|slice| seen.insert(*slice)) {
            parts.extend(part_of(sql, self.group, slice)?.map(|part| (part, slice)));
        }
        Ok(parts)
    }

    fn needed(&self) -> Vec<Measure> {
        let measures: BTreeSet<Measure> =
            self.of.iter().flat_map(|one| one.metric.formula.measures()).collect();
        measures.into_iter().collect()
    }

    /// The measures of the slices that have data.
    pub(crate) fn measure(&self, sql: &Connection) -> Result<HashMap<&GoalSlice, Measures>> {
        let (parts, needed) = (self.parts(sql)?, self.needed());
        let measured = groups(sql, &self.common.over(self.period), self.group, &needed)?;
        Ok(measured
            .into_iter()
            .filter_map(|(part, measures)| Some((*parts.get(&part)?, measures)))
            .collect())
    }

    /// What each of these days brought to the slices.
    pub(crate) fn history(&self, sql: &Connection, days: Period) -> Result<Histories<'_>> {
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
            for (part, measures) in groups(sql, &slice, self.group, &histories.needed)? {
                if let Some(slice) = parts.get(&part) {
                    histories.push(slice, day_number(day), &measures);
                }
            }
        }
        Ok(histories)
    }
}

/// What each day of a slice brought, in order; days without data are left out.
pub(crate) fn by_day(
    sql: &Connection,
    slice: &Slice,
    needed: &[Measure],
) -> Result<impl Iterator<Item = (i64, Measures)> + use<>> {
    let days = groups(sql, slice, Group::Time(Grain::Day), needed)?;
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
pub(crate) struct Histories<'a> {
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
    pub(crate) fn days(&self, slice: &GoalSlice) -> impl Iterator<Item = (i64, Measures)> {
        self.of.get(slice).into_iter().flat_map(|history| {
            let values = history.values.chunks_exact(self.needed.len());
            history.days.iter().copied().zip(values.map(|values| {
                let told = self.needed.iter().copied().zip(values.iter().copied());
                told.filter(|(_, value)| *value != ABSENT).collect()
            }))
        })
    }
}
