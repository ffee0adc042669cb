//! A metric looked at from all sides: its value, what it was before, and its parts beside what they
//! were, each with the slice whose rows stand behind it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::access::Actor;
use domain::calendar::{Against, Grain, Period};
use domain::metrics::{Direction, Metric, Slice, change};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::parts::{By, MetricPart, parts};
use super::{MetricAnswer, answer, authorise_for, named};
use crate::Replica;
use crate::error::{Result, invalid};

/// Spans that fit on a chart; more are no answer to look at.
const MOST_SPANS: usize = 1_500;

/// What is asked of a metric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Question {
    /// The metric.
    pub code: String,
    /// Whose number, over which days.
    pub slice: Slice,
    /// By what it is cut into parts.
    pub by: By,
    /// With what it is compared; with nothing when absent.
    pub against: Option<Against>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Explored {
    /// The value of the whole.
    pub now: MetricAnswer,
    /// Which way is better.
    pub direction: Direction,
    /// The slice as far as this person may see it.
    pub slice: Slice,
    /// The days it is compared with.
    pub before_period: Option<Period>,
    /// What it was before.
    pub before: Option<String>,
    /// The change in per cent, for percentages in points.
    pub change: Option<String>,
    /// Its parts: spans in order of time, everything else by value, highest first.
    pub parts: Vec<ExploredPart>,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ExploredPart {
    /// First day of the span, id of the row, or the text itself; empty for what has none.
    pub key: String,
    /// Name people read; empty for what has none.
    pub name: String,
    /// The value; `None` when there is no data.
    pub value: Option<String>,
    /// What it was before.
    pub before: Option<String>,
    /// The change in per cent, for percentages in points.
    pub change: Option<String>,
    /// How many rows are behind it.
    pub rows: u32,
    /// Whose rows those are; `None` for what no slice can name.
    pub slice: Option<Slice>,
}

impl Replica {
    /// A metric for a slice this person may see, with its parts and what they were before.
    pub fn explore(&self, actor: &Actor, question: &Question) -> Result<Explored> {
        self.database.read(|sql| {
            let metric = named(sql, &question.code)?;
            let slice = authorise_for(sql, actor, &metric, &question.slice)?;
            explored(sql, &metric, slice, question)
        })
    }
}

fn explored(
    sql: &Connection,
    metric: &Metric,
    slice: Slice,
    question: &Question,
) -> Result<Explored> {
    let before_period = question.against.map(|against| against.before(slice.period()));
    let earlier = before_period.map(|period| slice.over(period));
    let now = answer(sql, metric, &slice)?;
    let before = match &earlier {
        Some(earlier) => answer(sql, metric, earlier)?.value,
        None => None,
    };
    let parts = match grain(question.by) {
        Some(grain) => spans(sql, metric, &slice, earlier.as_ref(), (question.by, grain))?,
        None => others(sql, metric, &slice, earlier.as_ref(), question.by)?,
    };
    Ok(Explored {
        change: changed(metric, now.value.as_deref(), before.as_deref()),
        direction: metric.direction,
        slice,
        before_period,
        before,
        parts,
        now,
    })
}

fn grain(by: By) -> Option<Grain> {
    Some(match by {
        By::Day => Grain::Day,
        By::Week => Grain::Week,
        By::Month => Grain::Month,
        By::Quarter => Grain::Quarter,
        By::Year => Grain::Year,
        By::Store | By::Region | By::Employee | By::Category | By::Product | By::Channel => {
            return None;
        }
    })
}

fn changed(metric: &Metric, now: Option<&str>, before: Option<&str>) -> Option<String> {
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<Decimal>().ok());
    change(metric.unit, number(now), number(before)).map(|change| change.to_string())
}

/// Every span of the slice, also those without data; each beside the span of the same place before.
fn spans(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
    earlier: Option<&Slice>,
    (by, grain): (By, Grain),
) -> Result<Vec<ExploredPart>> {
    let by_start = |found: Vec<MetricPart>| -> HashMap<String, MetricPart> {
        found.into_iter().map(|part| (part.key.clone(), part)).collect()
    };
    let starts = starts(slice.period(), grain);
    if starts.len() > MOST_SPANS {
        return invalid("by", "too_many_parts");
    }
    let mut now = by_start(parts(sql, metric, slice, by)?);
    let (mut before, earlier_starts) = match earlier {
        Some(earlier) => {
            (by_start(parts(sql, metric, earlier, by)?), self::starts(earlier.period(), grain))
        }
        None => (HashMap::new(), Vec::new()),
    };
    let part = |(at, start): (usize, &NaiveDate)| {
        let found = now.remove(&start.to_string());
        let earlier = earlier_starts.get(at).and_then(|start| before.remove(&start.to_string()));
        let span = Period { from: (*start).max(slice.from), to: grain.end(*start).min(slice.to) };
        let (value, rows) = found.map_or((None, 0), |found| (found.value, found.rows));
        let before = earlier.and_then(|earlier| earlier.value);
        ExploredPart {
            key: start.to_string(),
            name: start.to_string(),
            change: changed(metric, value.as_deref(), before.as_deref()),
            value,
            before,
            rows,
            slice: Some(slice.over(span)),
        }
    };
    Ok(starts.iter().enumerate().map(part).collect())
}

/// The first days of the spans that a period touches.
fn starts(period: Period, grain: Grain) -> Vec<NaiveDate> {
    let mut starts = Vec::new();
    let mut start = grain.start(period.from);
    while start <= period.to && starts.len() <= MOST_SPANS {
        starts.push(start);
        let Some(next) = grain.end(start).succ_opt() else { break };
        start = next;
    }
    starts
}

/// The parts that have data now or had before, by value.
fn others(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
    earlier: Option<&Slice>,
    by: By,
) -> Result<Vec<ExploredPart>> {
    let now = parts(sql, metric, slice, by)?;
    let mut before: HashMap<String, MetricPart> = HashMap::new();
    let mut gone = Vec::new();
    let present: HashSet<String> = now.iter().map(|part| part.key.clone()).collect();
    if let Some(earlier) = earlier {
        for part in parts(sql, metric, earlier, by)? {
            if !present.contains(&part.key) {
                gone.push(MetricPart { value: None, rows: 0, ..part.clone() });
            }
            before.insert(part.key.clone(), part);
        }
    }
    let all = now.into_iter().chain(gone);
    Ok(all
        .map(|part| {
            let before = before.remove(&part.key).and_then(|before| before.value);
            ExploredPart {
                change: changed(metric, part.value.as_deref(), before.as_deref()),
                before,
                slice: narrowed(slice, by, &part.key),
                key: part.key,
                name: part.name,
                value: part.value,
                rows: part.rows,
            }
        })
        .collect())
}

/// The slice of one part.
fn narrowed(slice: &Slice, by: By, key: &str) -> Option<Slice> {
    if key.is_empty() {
        return None;
    }
    let mut slice = slice.clone();
    match by {
        By::Store => slice.store_id = Some(key.parse().ok()?),
        By::Region => slice.region_id = Some(key.parse().ok()?),
        By::Employee => slice.employee_id = Some(key.parse().ok()?),
        By::Product => slice.product_id = Some(key.parse().ok()?),
        By::Category => slice.category = Some(key.to_string()),
        By::Channel => slice.channel = Some(key.to_string()),
        By::Day | By::Week | By::Month | By::Quarter | By::Year => return None,
    }
    Some(slice)
}
