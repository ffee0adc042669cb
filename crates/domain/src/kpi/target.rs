//! What an item shall reach.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How a target is meant (K-18).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// A value to come to; more is better.
    Value,
    /// A value that must not be missed from below.
    AtLeast,
    /// A value that must not be passed.
    AtMost,
    /// From a value that passes to one that is full; the other way round where less is better.
    Range,
    /// So many in a month; a longer period wants as many more.
    CountPerMonth,
    /// A time in seconds that shall last at least so long.
    Duration,
    /// A share that is in time or right, in per cent.
    Ratio,
    /// A mark that somebody gives.
    Rating,
}

/// What an item shall reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// How it is meant.
    pub kind: TargetKind,
    /// The value at which the item is full.
    #[specta(type = String)]
    pub value: Decimal,
    /// Of a range: the value that just passes.
    #[serde(default)]
    #[specta(type = Option<String>)]
    pub from: Option<Decimal>,
    /// The lower target of the budget, where the other is a challenge (K-61 to K-66).
    #[serde(default)]
    #[specta(type = Option<String>)]
    pub budget: Option<Decimal>,
}

impl Target {
    /// A value of this kind.
    pub fn of(kind: TargetKind, value: Decimal) -> Self {
        Self { kind, value, from: None, budget: None }
    }

    /// Whether less is better.
    pub fn falls(&self) -> bool {
        match self.kind {
            TargetKind::AtMost => true,
            TargetKind::Range => self.from.is_some_and(|from| from > self.value),
            _ => false,
        }
    }

    /// Whether a value is good enough: it reaches the target, or the near end of its range.
    pub fn is_met(&self, value: Decimal) -> bool {
        let limit = self.from.filter(|_| self.kind == TargetKind::Range).unwrap_or(self.value);
        if self.falls() { value <= limit } else { value >= limit }
    }

    /// The target of so many months.
    pub fn over_months(&self, months: Decimal) -> Self {
        if self.kind != TargetKind::CountPerMonth {
            return self.clone();
        }
        let times = |value: Decimal| value * months;
        Self { value: times(self.value), budget: self.budget.map(times), ..self.clone() }
    }
}
