//! Links between goals: upwards to what they support, sideways to what they hang on.

use serde::{Deserialize, Serialize};

use crate::Id;

/// How two goals belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// `from` helps to reach `to` (G-01).
    Supports,
    /// `from` and `to` hang on each other: when one lags the other's owner is told (G-06).
    DependsOn,
    /// The key result `to` counts for the objective `from` as for its own (G-08).
    Shares,
    /// When `from` goes beyond its plan, the owner of `to` has to look (G-07).
    Warns,
}

/// Beyond this much of the plan a key result warns those linked to it, in per cent (G-07).
pub const OVERSHOOT_PERCENT: u32 = 120;

/// A link between two goals, each an objective or a key result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalLink {
    /// Identity, derived from both ends and the kind: the same link made twice is one.
    pub id: Id,
    /// The lower, or the one that moves.
    pub from_id: Id,
    /// The upper, or the one that is told.
    pub to_id: Id,
    /// How they belong together.
    pub kind: LinkKind,
    /// For what supports or shares: its weight, in per cent.
    pub weight: u32,
    /// For what warns: from how much of the plan on, in per cent.
    pub overshoot_percent: u32,
    /// What there is to do for who is told, such as 检查库存.
    pub note: String,
}

impl LinkKind {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::DependsOn => "depends_on",
            Self::Shares => "shares",
            Self::Warns => "warns",
        }
    }

    /// Whether a loop of such links makes no sense.
    pub fn leads_up(self) -> bool {
        matches!(self, Self::Supports | Self::Shares)
    }
}

impl GoalLink {
    /// A link with the usual weight and limit.
    pub fn new(from_id: Id, to_id: Id, kind: LinkKind) -> Self {
        let parts = [from_id.to_string(), to_id.to_string()];
        Self {
            id: Id::derived("goal_link", &[&parts[0], &parts[1], kind.code()]),
            from_id,
            to_id,
            kind,
            weight: 100,
            overshoot_percent: OVERSHOOT_PERCENT,
            note: String::new(),
        }
    }

    /// Whether a value has gone so far beyond the plan that the other side must look: 12,500 of
    /// 10,000 are 125 % (G-07).
    pub fn overshoots(&self, raw_progress: rust_decimal::Decimal) -> bool {
        self.kind == LinkKind::Warns && raw_progress >= self.overshoot_percent.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goals::{KeyResultKind, progress};

    #[test]
    fn the_other_side_is_warned_from_the_limit_on() {
        let id = |text: &str| Id::derived("goal", &[text]);
        let link = GoalLink::new(id("visitors"), id("stock"), LinkKind::Warns);
        // G-07: planned 10,000 visitors, limit 120 %.
        for (visitors, expected) in
            [(12_500, true), (12_000, true), (11_999, false), (11_900, false)]
        {
            let done = progress(KeyResultKind::Count, None, 10_000.into(), visitors.into());
            let raw = done.map(|done| done.raw).unwrap_or_default();
            assert_eq!(link.overshoots(raw), expected, "{visitors}");
        }
        let other = GoalLink { kind: LinkKind::Supports, ..link };
        assert!(!other.overshoots(125.into()));
    }
}
