//! The score of a sheet, item by item. What an item contributes is rounded to four places, and the
//! score is the sum of what all contribute: nothing is rounded after it, so the leaves of the proof
//! add up to the score exactly (D-02).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{BlankRule, KpiContent, KpiGroup, KpiItem};
use crate::money::round;

/// Places to which a contribution is rounded, half away from zero.
const PLACES: u32 = 4;

/// How a sheet came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It has a score.
    Scored,
    /// It has one, but something that must be reached was not (K-79).
    Failed,
    /// It waits for items without data.
    Waiting,
    /// Nothing of it has data.
    NoData,
}

/// What an item came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ItemScore {
    /// The item.
    pub key: String,
    /// Its value; `None` when there is no data.
    #[specta(type = Option<String>)]
    pub value: Option<Decimal>,
    /// Whether the target is met.
    pub is_met: Option<bool>,
    /// Its score, rounded to two places.
    #[specta(type = Option<String>)]
    pub score: Option<Decimal>,
    /// Its share of the whole sheet in per cent, after blanks gave theirs away, rounded to four
    /// places; nothing for points beside the weights.
    #[specta(type = String)]
    pub share: Decimal,
    /// What it adds to the score of the sheet.
    #[specta(type = String)]
    pub contribution: Decimal,
}

/// What a group came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GroupScore {
    /// The group.
    pub key: String,
    /// Its score: the items by their weights, rounded to two places; `None` without data.
    #[specta(type = Option<String>)]
    pub score: Option<Decimal>,
    /// What its items add to the score of the sheet.
    #[specta(type = String)]
    pub contribution: Decimal,
    /// Its items.
    pub items: Vec<ItemScore>,
}

/// What a sheet came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SheetScore {
    /// How it came out.
    pub outcome: Outcome,
    /// The score: the sum of what all items contribute. `None` while it waits or nothing has data.
    #[specta(type = Option<String>)]
    pub total: Option<Decimal>,
    /// The groups.
    pub groups: Vec<GroupScore>,
    /// Items without data.
    pub blanks: Vec<String>,
    /// Items and groups that had to be reached and were not.
    pub failed: Vec<String>,
}

/// An item with its value, before weights are known.
struct Told<'a> {
    item: &'a KpiItem,
    value: Option<Decimal>,
    score: Option<Decimal>,
}

/// The score of a sheet whose period has so many months (fractions for part of one), given the value
/// of each item.
pub fn score(
    content: &KpiContent,
    months: Decimal,
    value_of: impl Fn(&KpiItem) -> Option<Decimal>,
) -> SheetScore {
    let full = content.scale.full();
    let told: Vec<(&KpiGroup, Vec<Told<'_>>)> = content
        .groups
        .iter()
        .map(|group| {
            let items = group.items.iter().map(|item| {
                let value = value_of(item);
                let target = item.target.over_months(months);
                let drawn = item.curve.draw(&target, full);
                let score = value.zip(drawn).and_then(|(value, drawn)| drawn.score(value));
                Told { item, value, score }
            });
            (group, items.collect())
        })
        .collect();
    let all_weights: Decimal = told
        .iter()
        .filter(|(_, items)| items.iter().any(Told::is_weighed))
        .map(|(group, _)| group.weight)
        .sum();
    let groups: Vec<GroupScore> =
        told.iter().map(|(group, items)| group_score(group, items, all_weights, months)).collect();
    let items = || told.iter().flat_map(|(_, items)| items);
    let blanks: Vec<String> = items()
        .filter(|one| one.score.is_none() && !one.item.curve.is_beside_weights())
        .map(|one| one.item.key.clone())
        .collect();
    let mut failed: Vec<String> = items()
        .filter(|one| one.item.is_veto && one.is_met(months) == Some(false))
        .map(|one| one.item.key.clone())
        .collect();
    failed.extend(content.groups.iter().zip(&groups).filter_map(|(group, scored)| {
        let below = scored.score? < group.must_reach?;
        below.then(|| group.key.clone())
    }));
    let has_data = items().any(Told::is_weighed);
    let outcome = if !has_data {
        Outcome::NoData
    } else if content.blank == BlankRule::Wait && !blanks.is_empty() {
        Outcome::Waiting
    } else if failed.is_empty() {
        Outcome::Scored
    } else {
        Outcome::Failed
    };
    let is_told = matches!(outcome, Outcome::Scored | Outcome::Failed);
    let total = is_told.then(|| groups.iter().map(|group| group.contribution).sum());
    SheetScore { outcome, total, groups, blanks, failed }
}

fn group_score(
    group: &KpiGroup,
    items: &[Told<'_>],
    all_weights: Decimal,
    months: Decimal,
) -> GroupScore {
    let weights: Decimal =
        items.iter().filter(|one| one.is_weighed()).map(|one| one.item.weight).sum();
    // Of the whole sheet, in hundredths of per cent times per cent.
    let share_of = |one: &Told<'_>| {
        let share = one.item.weight.checked_mul(group.weight)?;
        let share = share.checked_div(weights)?.checked_div(all_weights)?;
        Some((share, share.checked_mul(one.score?)?))
    };
    let scored: Vec<ItemScore> = items
        .iter()
        .map(|one| {
            let (share, contribution) = match one.score {
                Some(points) if one.item.curve.is_beside_weights() => (Decimal::ZERO, points),
                _ if one.is_weighed() => share_of(one).unwrap_or_default(),
                _ => (Decimal::ZERO, Decimal::ZERO),
            };
            ItemScore {
                key: one.item.key.clone(),
                value: one.value,
                is_met: one.is_met(months),
                score: one.score,
                share: round(share * Decimal::ONE_HUNDRED, PLACES),
                contribution: round(contribution, PLACES),
            }
        })
        .collect();
    let weighed = items.iter().filter(|one| one.is_weighed());
    let sum: Decimal = weighed.map(|one| one.item.weight * one.score.unwrap_or_default()).sum();
    GroupScore {
        key: group.key.clone(),
        score: sum.checked_div(weights).map(|score| round(score, 2)),
        contribution: scored.iter().map(|one| one.contribution).sum(),
        items: scored,
    }
}

impl Told<'_> {
    /// Whether it has a score that counts by its weight.
    fn is_weighed(&self) -> bool {
        self.score.is_some()
            && self.item.weight > Decimal::ZERO
            && !self.item.curve.is_beside_weights()
    }

    fn is_met(&self, months: Decimal) -> Option<bool> {
        Some(self.item.target.over_months(months).is_met(self.value?))
    }
}
