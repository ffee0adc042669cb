//! What stores reached in a period, whole and by day, as the comparison needs it.

use std::collections::{BTreeMap, HashMap};

use domain::calendar::{Grain, Period};
use domain::metrics::{Adding, Formula, Measures, Metric, Slice};
use domain::org::Store;
use domain::{Currency, Id};
use insight::fair::Chance;
use rusqlite::Connection;
use rust_decimal::prelude::ToPrimitive;

use crate::database::SqlId;
use crate::error::Result;
use crate::metrics::{self, Group, PartKey};
use crate::org;

/// What a metric is made of.
#[derive(Clone, Copy)]
pub(super) enum Shape<'f> {
    /// A count or a sum: what is open twice as long has twice as much.
    Sum(&'f Formula),
    /// One thing over another; the latter is what the former is expected to grow with.
    Rate(&'f Formula, &'f Formula),
    /// Anything else, such as a last value or a mean: expected to be the same everywhere.
    Level(&'f Formula),
}

impl<'f> Shape<'f> {
    pub(super) fn of(metric: &'f Metric) -> Self {
        let formula = &metric.formula;
        if let Some((above, below)) = formula.fraction() {
            return Self::Rate(above, below);
        }
        let is_counted = match formula {
            Formula::Of(measure) => matches!(measure.adding(), Adding::Sum | Adding::Distinct),
            Formula::Number(_) | Formula::Negative(_) | Formula::Joined(..) => formula.adds_up(),
        };
        if is_counted { Self::Sum(formula) } else { Self::Level(formula) }
    }

    /// What was reached, and over what.
    fn reached(self, measures: &Measures, currency: Currency) -> Option<(f64, f64)> {
        let plain = |formula: &Formula| formula.plain_value(measures, currency)?.to_f64();
        match self {
            Self::Sum(formula) | Self::Level(formula) => Some((plain(formula)?, 1.0)),
            Self::Rate(above, below) => Some((plain(above)?, plain(below)?)),
        }
    }

    /// What was expected to be reached, as a value of the metric before it gets its unit.
    pub(super) fn plain(self, expected: f64, of: &Measured) -> f64 {
        match self {
            Self::Sum(_) | Self::Level(_) => expected,
            Self::Rate(..) => expected / of.over,
        }
    }
}

/// The numbers of a store in a period.
pub(super) struct Measured {
    /// What it reached: the sum, the level, or what stands above the line.
    pub(super) reached: f64,
    /// Over what: what stands below the line, the days open for a sum, else one.
    pub(super) over: f64,
    /// The share of the period in which it was open.
    pub(super) open: f64,
    /// The chance in what it reached.
    pub(super) chance: Option<Chance>,
    /// How many days have data.
    pub(super) days_with_data: usize,
}

type Days = BTreeMap<i64, (f64, f64)>;

/// The numbers of the stores of a slice that have data.
pub(super) fn measured(
    sql: &Connection,
    metric: &Metric,
    shape: Shape<'_>,
    slice: &Slice,
    stores: &[Store],
) -> Result<HashMap<Id, Measured>> {
    let currency = org::currency(sql)?;
    let needed = metric.formula.measures();
    let ids = ids(sql)?;
    let mut whole: HashMap<Id, (f64, f64)> = HashMap::new();
    for (key, measures) in metrics::groups(sql, slice, Group::Store, &needed)? {
        let PartKey::Number(key) = key else { continue };
        let reached = shape.reached(&measures, currency).filter(|(_, over)| *over > 0.0);
        whole.extend(ids.get(&key).copied().zip(reached));
    }
    let mut days: HashMap<Id, Days> = HashMap::new();
    for id in whole.keys() {
        let of_store = Slice { store_id: Some(*id), ..slice.clone() };
        let by_day = metrics::groups(sql, &of_store, Group::Time(Grain::Day), &needed)?;
        let told = by_day.into_iter().filter_map(|(key, measures)| {
            let PartKey::Number(day) = key else { return None };
            Some((day, shape.reached(&measures, currency)?))
        });
        days.insert(*id, told.collect());
    }
    let of_all = of_all(&days);
    let found = stores.iter().filter_map(|store| {
        let (reached, over) = *whole.get(&store.id)?;
        let days = days.get(&store.id)?;
        let open = days_open(store, slice.period());
        let (over, chance) = match shape {
            Shape::Sum(_) => (open, of_a_sum(days, &of_all)),
            Shape::Rate(..) | Shape::Level(_) => {
                let days: Vec<_> = days.values().copied().collect();
                (over, Chance::of(&days))
            }
        };
        let open = open / slice.period().days() as f64;
        Some((store.id, Measured { reached, over, open, chance, days_with_data: days.len() }))
    });
    Ok(found.collect())
}

fn ids(sql: &Connection) -> Result<HashMap<i64, Id>> {
    let mut statement = sql.prepare_cached("SELECT key, id FROM store")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, SqlId>(1)?.0)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many days of a period a store was open, by what is known of it; all of them for one that has
/// data without having been open.
fn days_open(store: &Store, period: Period) -> f64 {
    let from = store.opened_on.map_or(period.from, |day| day.max(period.from));
    let to = store.closed_on.map_or(period.to, |day| day.min(period.to));
    let open = Period { from, to }.days();
    (if open == 0 { period.days() } else { open }) as f64
}

/// What all stores reached on each day.
fn of_all(days: &HashMap<Id, Days>) -> BTreeMap<i64, f64> {
    let mut all = BTreeMap::new();
    for (day, (reached, _)) in days.values().flatten() {
        *all.entry(*day).or_insert(0.0) += reached;
    }
    all
}

/// The chance in a sum whose days are expected to follow those of all stores. These hold the store's
/// own, whose chance so shows too small by its share of the whole.
fn of_a_sum(days: &Days, of_all: &BTreeMap<i64, f64>) -> Option<Chance> {
    let pairs = of_all.iter().map(|(day, all)| (days.get(day).map_or(0.0, |own| own.0), *all));
    let chance = Chance::of(&pairs.collect::<Vec<_>>())?;
    let (own, all) = (days.values().map(|own| own.0).sum::<f64>(), of_all.values().sum::<f64>());
    let others = 1.0 - own / all;
    (others > 0.0)
        .then(|| Chance { relative_variance: chance.relative_variance / others, ..chance })
}
