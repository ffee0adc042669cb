//! Stores compared fairly (D-13): each beside what is to be expected of it by its kind, its season and
//! its size, small samples pulled toward the average.

mod exposure;
mod numbers;

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Denied};
use domain::calendar::{Against, Period};
use domain::metrics::{Direction, Metric, MetricUnit, Slice};
use domain::money::round;
use domain::org::{Store, StoreFormat, TradeArea};
use insight::fair::{self, Placed};
use rusqlite::Connection;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result, invalid};
use crate::metrics::{self, By, MetricPart};
use crate::{Replica, org, transact};
use exposure::{Exposures, exposures};
use numbers::{Measured, Shape, measured};

/// By what the value of a store is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Expectation {
    /// By its own same days a year before and how stores of its kind have changed since; tells who did
    /// better than their place and their past let expect.
    LastYear,
    /// By the level of stores of its kind and the days it was open, or the base its ratio has.
    Kind,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
pub struct FairQuestion {
    /// The metric.
    pub code: String,
    /// Only stores of this region; all that the person may see when absent.
    pub region_id: Option<Id>,
    /// First business day.
    pub from: NaiveDate,
    /// Last business day; days after today are left out.
    pub to: NaiveDate,
    /// By what the values are expected.
    pub by: Expectation,
}

/// Stores beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct StoreComparison {
    /// The metric.
    pub code: String,
    /// Its unit.
    pub unit: MetricUnit,
    /// Which way is better.
    pub direction: Direction,
    /// The days compared.
    pub period: Period,
    /// The same days a year before, where values are expected by them.
    pub before: Option<Period>,
    /// By what the values are expected: by the kind where fewer than three stores have a year before.
    pub by: Expectation,
    /// The average index, a ratio; `None` where the days do not tell how much is chance, or there are
    /// fewer than three stores to compare.
    pub average: Option<String>,
    /// Whether the stores differ by more than chance; else none ranks before another.
    pub differs: bool,
    /// The stores with data, by fair rank, then by rank; those that cannot be compared last.
    pub stores: Vec<ComparedStore>,
}

/// One store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ComparedStore {
    /// The store.
    pub store_id: Id,
    /// Its name.
    pub name: String,
    /// The kind of place it stands in.
    pub trade_area: TradeArea,
    /// The kind of store it is.
    pub format: StoreFormat,
    /// The value of the metric.
    pub value: String,
    /// How many rows are behind it.
    pub rows: u32,
    /// Whose rows those are.
    pub slice: Slice,
    /// How many days have data.
    pub days: u32,
    /// Its rank by value, best first, 1 for the best; equal values share it.
    pub rank: u32,
    /// How it compares; `None` where that cannot be told.
    pub fair: Option<FairStanding>,
}

/// How a store compares with what was expected of it. Ratios have three places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FairStanding {
    /// What was expected, in the unit of the metric.
    pub expected: String,
    /// By what: by its kind where it has no year before.
    pub by: Expectation,
    /// Whether stores of its own kind told it; else all stores, because fewer than three are of its
    /// kind.
    pub by_own_kind: bool,
    /// The value over what was expected.
    pub index: String,
    /// The same, pulled toward the average.
    pub adjusted: String,
    /// The index lies above this in nine of ten cases.
    pub low: String,
    /// And below this in nine of ten.
    pub high: String,
    /// How much of its distance from the average was left, in per cent.
    pub kept: String,
    /// Its rank by the adjusted index, 1 for the best; `None` where stores do not differ by more than
    /// chance, or neither way is better.
    pub rank: Option<u32>,
}

impl Replica {
    /// Compares the stores this person may see. Refused for who may see one store alone, for what is
    /// expected of it would tell them of others.
    pub fn compare_stores(
        &self,
        actor: &Actor,
        question: &FairQuestion,
    ) -> Result<StoreComparison> {
        self.database.read(|sql| {
            let metric = metrics::named(sql, &question.code)?;
            let today = self.today(sql)?;
            let asked = Period { from: question.from, to: question.to };
            let slice = Slice { region_id: question.region_id, ..Slice::chain(asked) };
            let slice = metrics::authorise_for(sql, actor, &metric, &slice)?;
            if slice.store_id.is_some() || slice.employee_id.is_some() {
                let operation = metrics::needed_for(&metric);
                return Err(Error::Denied(Denied { role: actor.role, operation }));
            }
            if slice.from > today {
                return invalid("from", "in_future");
            }
            let slice = Slice { to: slice.to.min(today), ..slice };
            compared(sql, &metric, &slice, question.by)
        })
    }
}

fn compared(
    sql: &Connection,
    metric: &Metric,
    slice: &Slice,
    by: Expectation,
) -> Result<StoreComparison> {
    let shape = Shape::of(metric);
    let stores: Vec<Store> = transact::list(sql, "code")?;
    let now = measured(sql, metric, shape, slice, &stores)?;
    let earlier = slice.over(Against::LastYear.before(slice.period()));
    let before = match by {
        Expectation::LastYear => measured(sql, metric, shape, &earlier, &stores)?,
        Expectation::Kind => HashMap::new(),
    };
    let exposures = exposures(&stores, &now, &before);
    let by = exposures.by;
    let found = fair::compare(&exposures.units);
    let differs = found.as_ref().is_some_and(|found| found.differs);
    let placed = found.as_ref().map_or(&[][..], |found| &found.units);
    let standings = standings(sql, metric, shape, &now, &exposures, placed, differs)?;
    let parts = metrics::parts(sql, metric, slice, By::Store)?;
    Ok(StoreComparison {
        code: metric.code.to_string(),
        unit: metric.unit,
        direction: metric.direction,
        period: slice.period(),
        before: (by == Expectation::LastYear).then(|| earlier.period()),
        by,
        average: found.as_ref().and_then(|found| ratio(found.average)),
        differs,
        stores: told(slice, &stores, &now, parts, standings, metric.direction),
    })
}

/// What is told of each store that could be compared.
fn standings(
    sql: &Connection,
    metric: &Metric,
    shape: Shape<'_>,
    now: &HashMap<Id, Measured>,
    exposures: &Exposures,
    placed: &[Placed],
    differs: bool,
) -> Result<HashMap<Id, FairStanding>> {
    let currency = org::currency(sql)?;
    let ranks = differs.then(|| {
        let adjusted: Vec<_> = placed.iter().map(|one| Decimal::from_f64(one.adjusted)).collect();
        ranks(&adjusted, metric.direction)
    });
    let mut standings = HashMap::new();
    for (at, (unit, source)) in placed.iter().zip(&exposures.sources).enumerate() {
        let Some(numbers) = now.get(&source.store_id) else { continue };
        let plain = shape.plain(unit.expected, numbers);
        let shown = Decimal::from_f64(plain).and_then(|plain| match metric.unit {
            MetricUnit::Count | MetricUnit::Units => Some(round(plain, 2)),
            unit => unit.shown(plain, currency),
        });
        let told = (|| {
            Some(FairStanding {
                expected: shown?.to_string(),
                by: source.by,
                by_own_kind: unit.by_kind,
                index: ratio(unit.index)?,
                adjusted: ratio(unit.adjusted)?,
                low: ratio(unit.low)?,
                high: ratio(unit.high)?,
                kept: round(Decimal::from_f64(unit.kept * 100.0)?, 0).to_string(),
                rank: match metric.direction {
                    Direction::Higher | Direction::Lower => {
                        ranks.as_ref().and_then(|ranks| ranks.get(at).copied())
                    }
                    Direction::Neutral => None,
                },
            })
        })();
        standings.extend(told.map(|told| (source.store_id, told)));
    }
    Ok(standings)
}

fn told(
    slice: &Slice,
    stores: &[Store],
    now: &HashMap<Id, Measured>,
    parts: Vec<MetricPart>,
    mut standings: HashMap<Id, FairStanding>,
    direction: Direction,
) -> Vec<ComparedStore> {
    let number = |part: &MetricPart| part.value.as_deref()?.parse::<Decimal>().ok();
    let parts: Vec<MetricPart> = parts.into_iter().filter(|part| number(part).is_some()).collect();
    let values: Vec<Option<Decimal>> = parts.iter().map(number).collect();
    let told = parts.into_iter().zip(ranks(&values, direction)).filter_map(|(part, rank)| {
        let store = stores.iter().find(|store| store.id.to_string() == part.key)?;
        let days = now.get(&store.id).map_or(0, |numbers| numbers.days_with_data);
        Some(ComparedStore {
            store_id: store.id,
            name: part.name,
            trade_area: store.trade_area,
            format: store.format,
            value: part.value?,
            rows: part.rows,
            slice: Slice { store_id: Some(store.id), region_id: None, ..slice.clone() },
            days: u32::try_from(days).unwrap_or(u32::MAX),
            rank,
            fair: standings.remove(&store.id),
        })
    });
    let mut told: Vec<ComparedStore> = told.collect();
    told.sort_by_key(|store| {
        let fair = store.fair.as_ref();
        (fair.is_none(), fair.and_then(|fair| fair.rank), store.rank, store.name.clone())
    });
    told
}

/// The rank of each value, 1 for the best; equal values share one. Where neither way is better, the
/// highest is first. What has no value comes after all others.
fn ranks(values: &[Option<Decimal>], direction: Direction) -> Vec<u32> {
    let order = |value: &Option<Decimal>| {
        let better = value.map(|value| match direction {
            Direction::Higher | Direction::Neutral => value,
            Direction::Lower => -value,
        });
        (better.is_none(), Reverse(better))
    };
    let rank = |value: &Option<Decimal>| {
        let before = values.iter().filter(|other| order(other) < order(value)).count();
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    };
    values.iter().map(rank).collect()
}

/// To three places, as text.
fn ratio(value: f64) -> Option<String> {
    let mut rounded = round(Decimal::from_f64(value)?, 3);
    rounded.rescale(3);
    Some(rounded.to_string())
}
