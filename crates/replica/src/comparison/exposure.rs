//! To what the value of each store is expected to be proportional.

use std::collections::HashMap;

use domain::Id;
use domain::org::{Store, StoreFormat, TradeArea};
use insight::fair::{FEWEST, Unit};

use super::Expectation;
use super::numbers::Measured;

/// A store must have been open for so much of the earlier days.
const OPEN: f64 = 0.5;

/// The stores to compare.
pub(super) struct Exposures {
    /// By what their values are expected.
    pub(super) by: Expectation,
    /// The stores as units.
    pub(super) units: Vec<Unit>,
    /// Which store each is, and by what its own value is expected.
    pub(super) sources: Vec<Source>,
}

/// A store, and by what its value is expected.
pub(super) struct Source {
    pub(super) store_id: Id,
    pub(super) by: Expectation,
}

/// What stores reached in the earlier days for one of what it was over.
struct Level {
    mean: f64,
    /// Its relative variance.
    variance: f64,
}

/// The stores with data now, by their earlier numbers where at least three of them have some, else by
/// kind. One without gets the level that stores of its kind had then, with how much they differed as
/// doubt.
pub(super) fn exposures(
    stores: &[Store],
    now: &HashMap<Id, Measured>,
    before: &HashMap<Id, Measured>,
) -> Exposures {
    let present: Vec<(&Store, &Measured)> =
        stores.iter().filter_map(|store| Some((store, now.get(&store.id)?))).collect();
    let own: HashMap<Id, Level> = present
        .iter()
        .filter_map(|(store, _)| Some((store.id, own_level(before.get(&store.id)?)?)))
        .collect();
    let by = if own.len() >= FEWEST { Expectation::LastYear } else { Expectation::Kind };
    let mut kinds: Vec<(TradeArea, StoreFormat)> = Vec::new();
    let mut exposures = Exposures { by, units: Vec::new(), sources: Vec::new() };
    for (store, numbers) in &present {
        let kind = kind_of(store);
        let group = kinds.iter().position(|known| *known == kind).unwrap_or_else(|| {
            kinds.push(kind);
            kinds.len() - 1
        });
        let of_kind;
        let (by, level) = match (by, own.get(&store.id)) {
            (Expectation::Kind, _) => (by, &Level { mean: 1.0, variance: 0.0 }),
            (Expectation::LastYear, Some(level)) => (by, level),
            (Expectation::LastYear, None) => {
                of_kind = usual_level(kind, &present, &own);
                (Expectation::Kind, &of_kind)
            }
        };
        exposures.units.push(Unit {
            group,
            actual: numbers.reached,
            exposure: numbers.over * level.mean,
            chance: numbers.chance,
            exposure_variance: level.variance,
        });
        exposures.sources.push(Source { store_id: store.id, by });
    }
    exposures
}

fn kind_of(store: &Store) -> (TradeArea, StoreFormat) {
    (store.trade_area, store.format)
}

/// The level of a store that was open for long enough and reached something.
fn own_level(before: &Measured) -> Option<Level> {
    let variance = before.chance?.relative_variance;
    let mean = before.reached / before.over;
    (before.open >= OPEN && mean > 0.0).then_some(Level { mean, variance })
}

/// The level of stores of a kind, or of all where fewer than three of the kind have one.
fn usual_level(
    kind: (TradeArea, StoreFormat),
    present: &[(&Store, &Measured)],
    own: &HashMap<Id, Level>,
) -> Level {
    let levels = |only: Option<(TradeArea, StoreFormat)>| -> Vec<f64> {
        let of_kind =
            present.iter().filter(|(store, _)| only.is_none_or(|kind| kind_of(store) == kind));
        of_kind.filter_map(|(store, _)| Some(own.get(&store.id)?.mean)).collect()
    };
    let of_kind = levels(Some(kind));
    let levels = if of_kind.len() >= FEWEST { of_kind } else { levels(None) };
    let count = levels.len() as f64;
    let mean = levels.iter().sum::<f64>() / count;
    let squares: f64 = levels.iter().map(|level| (level - mean).powi(2)).sum();
    Level { mean, variance: squares / (count - 1.0) / (mean * mean) }
}
