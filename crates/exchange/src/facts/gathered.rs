//! Facts gathered row by row; what one file tells twice is settled here.

use chrono::NaiveDate;
use domain::Position;
use domain::facts::{FactKind, FactSeen};
use rustc_hash::FxHashMap;

use super::draft::{Again, Draft};

/// The facts gathered so far.
#[derive(Debug)]
pub struct Gathered {
    kind: FactKind,
    facts: Vec<FactSeen>,
    /// How many facts have the same identity but for the `#n` behind the key.
    alike: FxHashMap<Identity, u32>,
    /// The fact of an identity and a mark.
    by_mark: FxHashMap<(Identity, Box<str>), usize>,
    repeated: u32,
}

/// What tells facts of one file apart: store, day, product and key. Facts that bear numbers are
/// told apart by store and number alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Identity {
    store: Option<Position>,
    day_and_product: Option<(NaiveDate, Option<Position>)>,
    key: Box<str>,
}

impl Gathered {
    /// No facts yet.
    pub fn new(kind: FactKind) -> Self {
        Self {
            kind,
            facts: Vec::new(),
            alike: FxHashMap::default(),
            by_mark: FxHashMap::default(),
            repeated: 0,
        }
    }

    /// Adds what a row says and answers its place among the facts, which is that of an earlier row
    /// when the two tell the same fact.
    pub fn add(
        &mut self,
        draft: Draft,
        store: Option<Position>,
        product: Option<Position>,
    ) -> usize {
        let identity = self.identity_of(&draft, store, product);
        let (mark, replaces) = match draft.again {
            Again::Replaces(mark) => (Some(mark), true),
            Again::StandsBeside(mark) => (mark, false),
        };
        let marked = mark.map(|mark| (identity.clone(), mark.into_boxed_str()));
        let earlier = marked.as_ref().and_then(|marked| self.by_mark.get(marked)).copied();
        self.repeated += u32::from(earlier.is_some());
        let mut fact = FactSeen {
            store,
            day: draft.day,
            product,
            key: identity.key.clone(),
            values: draft.values,
        };
        if let Some(place) = earlier.filter(|_| replaces)
            && let Some(told) = self.facts.get_mut(place)
        {
            fact.key = told.key.clone();
            *told = fact;
            return place;
        }
        let nth = self.alike.entry(identity).or_insert(0);
        *nth += 1;
        if *nth > 1 {
            fact.key = format!("{}#{nth}", fact.key).into();
        }
        let place = self.facts.len();
        if let Some(marked) = marked {
            self.by_mark.insert(marked, place);
        }
        self.facts.push(fact);
        place
    }

    /// The facts in file order, and how many rows told one again.
    pub fn finish(self) -> (Vec<FactSeen>, u32) {
        (self.facts, self.repeated)
    }

    fn identity_of(
        &self,
        draft: &Draft,
        store: Option<Position>,
        product: Option<Position>,
    ) -> Identity {
        let day_and_product = match self.kind {
            FactKind::Settlement | FactKind::AfterSale => None,
            FactKind::Traffic
            | FactKind::Advertising
            | FactKind::Review
            | FactKind::Stock
            | FactKind::StockTake => Some((draft.day, product)),
        };
        Identity { store, day_and_product, key: draft.key.as_str().into() }
    }
}
