//! Where a customer stands between the first purchase and the last (C-02), by their own rhythm.
//!
//! Who bought on one day only has no rhythm yet: the days since decide. Who came back is measured by
//! the median of the days between their own purchase days, at least a week.

use serde::{Deserialize, Serialize};

/// Where a customer stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Bought for the first time, not long ago.
    New,
    /// Comes as they use to.
    Active,
    /// Late.
    Slowing,
    /// Very late.
    Sleeping,
    /// So late that nobody of this rhythm comes back by themselves.
    Lost,
}

/// Last day on which who bought once is new, slowing or sleeping; days since the purchase.
pub const ONCE: [i64; 3] = [30, 90, 180];
/// Up to so many halves of the median gap a customer is active, slowing or sleeping.
pub const OF_GAP_HALVES: [i64; 3] = [3, 6, 12];
/// A shorter median gap counts as this many days: who shops daily is not lost after a week.
pub const SHORTEST_GAP: i64 = 7;

impl Stage {
    /// Every stage, from the first.
    pub const ALL: [Self; 5] = [Self::New, Self::Active, Self::Slowing, Self::Sleeping, Self::Lost];

    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Active => "active",
            Self::Slowing => "slowing",
            Self::Sleeping => "sleeping",
            Self::Lost => "lost",
        }
    }

    /// The stage of a customer `since` days after their last purchase, whose median gap between
    /// purchase days is so many half days; `None` for who bought on one day only.
    pub fn of(median_gap_halves: Option<i64>, since: i64) -> Self {
        let [first, second, third] = Self::until(median_gap_halves);
        match since {
            since if since <= first && median_gap_halves.is_none() => Self::New,
            since if since <= first => Self::Active,
            since if since <= second => Self::Slowing,
            since if since <= third => Self::Sleeping,
            _ => Self::Lost,
        }
    }

    /// The last days, counted from the last purchase, on which a customer of this rhythm is new or
    /// active, slowing, and sleeping.
    pub fn until(median_gap_halves: Option<i64>) -> [i64; 3] {
        match median_gap_halves {
            None => ONCE,
            Some(halves) => {
                let gap_halves = halves.max(2 * SHORTEST_GAP);
                OF_GAP_HALVES.map(|factor_halves| gap_halves * factor_halves / 4)
            }
        }
    }
}

/// Twice the median of the days between the purchase days, which stand in order and each once;
/// `None` for fewer than two.
pub fn median_gap_halves(days: &[i64]) -> Option<i64> {
    let mut gaps: Vec<i64> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
    gaps.sort_unstable();
    let upper = *gaps.get(gaps.len() / 2)?;
    let lower = gaps[(gaps.len() - 1) / 2];
    Some(lower + upper)
}

#[cfg(test)]
mod tests {
    use super::Stage::{Active, Lost, New, Sleeping, Slowing};
    use super::*;

    #[test]
    fn who_bought_once_is_judged_by_days() {
        let cases = [
            (0, New),
            (29, New),
            (30, New),
            (31, Slowing),
            (89, Slowing),
            (90, Slowing),
            (91, Sleeping),
            (179, Sleeping),
            (180, Sleeping),
            (181, Lost),
        ];
        for (since, stage) in cases {
            assert_eq!(Stage::of(None, since), stage, "{since} days");
        }
    }

    #[test]
    fn who_came_back_is_judged_by_their_own_median_gap() {
        // Median gap in half days, days since, stage: 20 days, 10.5 days, and shorter than a week.
        let cases = [
            (40, 0, Active),
            (40, 29, Active),
            (40, 30, Active),
            (40, 31, Slowing),
            (40, 59, Slowing),
            (40, 60, Slowing),
            (40, 61, Sleeping),
            (40, 119, Sleeping),
            (40, 120, Sleeping),
            (40, 121, Lost),
            (21, 15, Active), // 15.75 days
            (21, 16, Slowing),
            (21, 31, Slowing), // 31.5 days
            (21, 32, Sleeping),
            (2, 10, Active), // a gap of one day counts as seven: 10.5 days
            (2, 11, Slowing),
            (13, 10, Active),
            (14, 10, Active),
            (15, 11, Active), // 7.5 days: 11.25
            (15, 12, Slowing),
        ];
        for (halves, since, stage) in cases {
            assert_eq!(Stage::of(Some(halves), since), stage, "{halves} halves, {since} days");
        }
    }

    #[test]
    fn the_median_gap_is_that_of_the_days_between() {
        let cases: [(&[i64], Option<i64>); 5] = [
            (&[], None),
            (&[5], None),
            (&[5, 12], Some(14)),
            (&[0, 10, 40], Some(40)),     // 10, 30: 20 days
            (&[0, 7, 14, 100], Some(14)), // 7, 7, 86: 7 days
        ];
        for (days, halves) in cases {
            assert_eq!(median_gap_halves(days), halves, "{days:?}");
        }
    }
}
