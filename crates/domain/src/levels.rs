//! Member levels by the chain's own rules (C-21).
//!
//! While a chain has none, levels are what files tell. Once the owner switches own rules on, every
//! level follows from what was paid in a window of days, and what files tell of it is not kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::day_number;
use crate::{Id, Money};

/// More levels than this nobody keeps apart.
const MOST_LEVELS: usize = 20;
/// Ten years.
const LONGEST_WINDOW: u32 = 3_650;
/// Longer texts are no name.
const LONGEST_NAME: usize = 40;

/// One level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct LevelRule {
    /// What it is called, such as 银卡.
    pub name: String,
    /// Who paid at least this in the window has it, in major units.
    pub spent_at_least: u32,
    /// What its members get.
    pub benefits: String,
}

/// The rules of a chain; one row, or none while nobody made any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct LevelRules {
    /// Identity, the same everywhere.
    pub id: Id,
    /// Whether levels follow these rules; files tell them otherwise.
    pub own: bool,
    /// How many days count, today among them.
    pub window_days: u32,
    /// The levels, the lowest first.
    pub levels: Vec<LevelRule>,
}

/// A change of somebody's level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelChange {
    /// Identity, derived from customer, day and both levels: the same change found twice is one.
    pub id: Id,
    /// The customer's home store.
    pub store_id: Id,
    /// The customer.
    pub customer_id: Id,
    /// On which day it was found.
    pub day: NaiveDate,
    /// The level before; may be empty.
    pub from_level: String,
    /// The level after; may be empty.
    pub to_level: String,
    /// What was paid in the window, in minor units.
    pub spent: i64,
    /// When it was found, UTC milliseconds.
    pub at_ms: i64,
}

/// What is wrong with the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongLevels {
    /// Which field.
    pub field: &'static str,
    /// Why.
    pub reason: &'static str,
}

impl Default for LevelRules {
    fn default() -> Self {
        Self { id: Self::only_id(), own: false, window_days: 365, levels: Vec::new() }
    }
}

impl LevelRules {
    /// The id of the one row.
    pub fn only_id() -> Id {
        Id::derived("level_rules", &[])
    }

    /// Fails for levels without a name of their own, limits that do not ascend, a window that is none,
    /// and own rules without a level.
    pub fn check(&self) -> Result<(), WrongLevels> {
        let wrong = |field, reason| Err(WrongLevels { field, reason });
        if !(1..=LONGEST_WINDOW).contains(&self.window_days) {
            return wrong("window_days", "out_of_range");
        }
        if self.levels.len() > MOST_LEVELS || (self.own && self.levels.is_empty()) {
            return wrong("levels", if self.own { "missing" } else { "too_long" });
        }
        for (at, level) in self.levels.iter().enumerate() {
            if level.name.trim().is_empty() {
                return wrong("level_name", "missing");
            }
            if level.name.chars().count() > LONGEST_NAME {
                return wrong("level_name", "too_long");
            }
            if self.levels[..at].iter().any(|other| other.name == level.name) {
                return wrong("level_name", "taken");
            }
            if level.spent_at_least == 0 {
                return wrong("spent_at_least", "out_of_range");
            }
        }
        if self.levels.windows(2).any(|pair| pair[0].spent_at_least >= pair[1].spent_at_least) {
            return wrong("spent_at_least", "ascending");
        }
        Ok(())
    }

    /// The level of who paid this much in the window; `None` below the lowest.
    pub fn level_of(&self, spent: Money, minor_per_major: i64) -> Option<&LevelRule> {
        let reached = |level: &&LevelRule| spent.minor() >= level.limit(minor_per_major);
        self.levels.iter().rev().find(reached)
    }

    /// The next level above what was paid; `None` at the top.
    pub fn next_above(&self, spent: Money, minor_per_major: i64) -> Option<&LevelRule> {
        self.levels.iter().find(|level| spent.minor() < level.limit(minor_per_major))
    }

    /// The first and the last day that count, as day numbers.
    pub fn window(&self, today: NaiveDate) -> (i64, i64) {
        let last = day_number(today);
        (last - i64::from(self.window_days) + 1, last)
    }
}

impl LevelRule {
    /// What must have been paid, in minor units.
    pub fn limit(&self, minor_per_major: i64) -> i64 {
        i64::from(self.spent_at_least) * minor_per_major
    }
}

impl LevelChange {
    /// The identity of a change.
    pub fn id_of(customer: Id, day: NaiveDate, from: &str, to: &str) -> Id {
        Id::derived("level_change", &[&customer.to_string(), &day.to_string(), from, to])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(name: &str, spent_at_least: u32) -> LevelRule {
        LevelRule { name: name.into(), spent_at_least, benefits: String::new() }
    }

    fn rules() -> LevelRules {
        let levels = vec![level("银卡", 1_000), level("金卡", 5_000), level("铂金", 20_000)];
        LevelRules { own: true, levels, ..LevelRules::default() }
    }

    #[test]
    fn a_level_begins_at_its_limit_to_the_cent() {
        let cases = [
            (-1, None, Some("银卡")),
            (99_999, None, Some("银卡")),
            (100_000, Some("银卡"), Some("金卡")),
            (100_001, Some("银卡"), Some("金卡")),
            (499_999, Some("银卡"), Some("金卡")),
            (500_000, Some("金卡"), Some("铂金")),
            (1_999_999, Some("金卡"), Some("铂金")),
            (2_000_000, Some("铂金"), None),
            (2_000_001, Some("铂金"), None),
        ];
        let rules = rules();
        for (minor, expected, next) in cases {
            let name = |level: Option<&LevelRule>| level.map(|level| level.name.clone());
            let spent = Money::from_minor(minor);
            assert_eq!(name(rules.level_of(spent, 100)).as_deref(), expected, "{minor}");
            assert_eq!(name(rules.next_above(spent, 100)).as_deref(), next, "{minor}");
        }
    }

    #[test]
    fn the_window_ends_today_and_holds_so_many_days() {
        let today = "2026-11-22".parse().expect("a day");
        let days = |window_days| LevelRules { window_days, ..rules() }.window(today);
        let last = day_number(today);
        assert_eq!(days(1), (last, last));
        assert_eq!(days(30), (last - 29, last));
        assert_eq!(days(365), (last - 364, last));
    }

    #[test]
    fn rules_have_names_of_their_own_and_ascend() {
        let with = |levels: Vec<LevelRule>| LevelRules { levels, ..rules() };
        let many = (1..=21).map(|n| level(&n.to_string(), n)).collect();
        let cases = [
            (rules(), None),
            (LevelRules::default(), None),
            (with(vec![]), Some(("levels", "missing"))),
            (LevelRules { own: false, ..with(many) }, Some(("levels", "too_long"))),
            (with(vec![level(" ", 1)]), Some(("level_name", "missing"))),
            (with(vec![level("银卡", 1), level("银卡", 2)]), Some(("level_name", "taken"))),
            (with(vec![level("银卡", 0)]), Some(("spent_at_least", "out_of_range"))),
            (with(vec![level("银卡", 1), level("金卡", 1)]), Some(("spent_at_least", "ascending"))),
            (with(vec![level("银卡", 2), level("金卡", 1)]), Some(("spent_at_least", "ascending"))),
            (LevelRules { window_days: 0, ..rules() }, Some(("window_days", "out_of_range"))),
            (LevelRules { window_days: 3_650, ..rules() }, None),
            (LevelRules { window_days: 3_651, ..rules() }, Some(("window_days", "out_of_range"))),
        ];
        for (rules, expected) in cases {
            let found = rules.check().err().map(|wrong| (wrong.field, wrong.reason));
            assert_eq!(found, expected, "{rules:?}");
        }
    }
}
