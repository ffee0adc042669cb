//! The rules by which a chain looks at its customers: the classes of recency, frequency and value,
//! and the fixed rules for who has stayed away too long.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Id, Money};

/// The rules of a chain; one row, or none while nobody changed them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CustomerRules {
    /// Identity, the same everywhere.
    pub id: Id,
    /// Days since the last order at which the class falls, ascending; empty for five parts of equal
    /// size.
    pub recency_limits: Vec<u32>,
    /// Orders at which the class rises, ascending; empty for five parts of equal size.
    pub order_limits: Vec<u32>,
    /// What was paid, in major units, at which the class rises; empty for five parts of equal size.
    pub amount_limits: Vec<u32>,
    /// Who paid at least this in all is a VIP (C-07), in major units.
    pub vip_amount: u32,
    /// A VIP is missed from this day of silence on (C-07).
    pub vip_days: u32,
    /// A last purchase of at least this is a large one (C-06), in major units.
    pub large_amount: u32,
    /// Who made a large purchase is missed when more days than these have passed (C-06).
    pub large_days: u32,
}

/// What is wrong with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongRule {
    /// Which field.
    pub field: &'static str,
    /// Why: `four_limits` or `ascending`.
    pub reason: &'static str,
}

impl Default for CustomerRules {
    fn default() -> Self {
        Self {
            id: Self::only_id(),
            recency_limits: Vec::new(),
            order_limits: Vec::new(),
            amount_limits: Vec::new(),
            vip_amount: 5_000,
            vip_days: 30,
            large_amount: 500,
            large_days: 60,
        }
    }
}

impl CustomerRules {
    /// The id of the one row.
    pub fn only_id() -> Id {
        Id::derived("customer_rules", &[])
    }

    /// Fails when limits are given that are not four ascending ones.
    pub fn check(&self) -> Result<(), WrongRule> {
        let limits = [
            ("recency_limits", &self.recency_limits),
            ("order_limits", &self.order_limits),
            ("amount_limits", &self.amount_limits),
        ];
        for (field, limits) in limits {
            if !limits.is_empty() && limits.len() != 4 {
                return Err(WrongRule { field, reason: "four_limits" });
            }
            if limits.windows(2).any(|pair| pair[0] >= pair[1]) {
                return Err(WrongRule { field, reason: "ascending" });
            }
        }
        Ok(())
    }

    /// C-07: somebody who paid much in all has stayed away for `vip_days` or longer.
    pub fn misses_vip(&self, paid: Money, minor_per_major: i64, silent_days: i64) -> bool {
        paid.minor() >= i64::from(self.vip_amount) * minor_per_major
            && silent_days >= i64::from(self.vip_days)
    }

    /// C-06: the last purchase was large, and more than `large_days` have passed without another.
    pub fn misses_large(&self, last: Money, minor_per_major: i64, silent_days: i64) -> bool {
        last.minor() >= i64::from(self.large_amount) * minor_per_major
            && silent_days > i64::from(self.large_days)
    }
}

/// Whole days from one day to another.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect(text)
    }

    #[test]
    fn a_large_purchase_is_missed_after_sixty_days() {
        // C-06: last order 2026-01-01 of 520 yuan.
        let cases = [
            (52_000, "2026-03-01", false),
            (52_000, "2026-03-02", false), // 60 days
            (52_000, "2026-03-03", true),  // 61 days
            (50_000, "2026-03-03", true),
            (49_999, "2026-03-03", false),
            (48_000, "2026-03-03", false),
        ];
        for (minor, on, missed) in cases {
            let silent = days_between(day("2026-01-01"), day(on));
            let rules = CustomerRules::default();
            let found = rules.misses_large(Money::from_minor(minor), 100, silent);
            assert_eq!(found, missed, "{minor} on {on}");
        }
    }

    #[test]
    fn a_vip_is_missed_from_the_thirtieth_day_on() {
        // C-07: 5,000.00 and 30 days; the 30th day is in.
        let cases = [
            (500_000, 29, false),
            (500_000, 30, true),
            (500_000, 31, true),
            (499_999, 30, false),
            (500_001, 30, true),
        ];
        for (minor, silent, missed) in cases {
            let rules = CustomerRules::default();
            assert_eq!(
                rules.misses_vip(Money::from_minor(minor), 100, silent),
                missed,
                "{minor} after {silent} days"
            );
        }
    }

    #[test]
    fn limits_are_four_and_ascend() {
        let wrong = |field, reason| Err(WrongRule { field, reason });
        let cases = [
            (vec![], Ok(())),
            (vec![30, 60, 90, 180], Ok(())),
            (vec![30, 60, 90], wrong("recency_limits", "four_limits")),
            (vec![30, 60, 90, 180, 360], wrong("recency_limits", "four_limits")),
            (vec![30, 60, 60, 180], wrong("recency_limits", "ascending")),
            (vec![30, 60, 59, 180], wrong("recency_limits", "ascending")),
        ];
        for (recency_limits, expected) in cases {
            let rules = CustomerRules { recency_limits, ..CustomerRules::default() };
            assert_eq!(rules.check(), expected, "{:?}", rules.recency_limits);
        }
    }
}
