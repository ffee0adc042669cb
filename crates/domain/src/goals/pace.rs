//! Where a key result stands against its plan.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Progress;
use crate::calendar::{Grain, Period};
use crate::money::round;

/// Behind from this far below the plan on, in points of progress.
const BEHIND_BY: i64 = 20;
/// At risk from this far below the plan on.
const AT_RISK_BY: i64 = 10;
/// A chance to reach the target below this is behind, in per cent.
const BEHIND_CHANCE: i64 = 30;
/// A chance from this on is on its way.
const GOOD_CHANCE: i64 = 70;

/// How a key result stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Its period has not begun.
    Upcoming,
    /// There is no data.
    NoData,
    /// Reached.
    Met,
    /// On its way.
    OnTrack,
    /// It may be missed.
    AtRisk,
    /// It will be missed unless something changes.
    Behind,
    /// Its period is over and it was not reached.
    Missed,
}

/// What time is left and what is planned by now. Today is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Pace {
    /// Whether the first day has come.
    pub has_begun: bool,
    /// Days of the period before today.
    pub days_past: u32,
    /// Days still to come, today among them; 0 when it is over.
    pub days_left: u32,
    /// The progress planned by the end of yesterday, 0 to 100.
    #[specta(type = String)]
    pub planned: Decimal,
}

/// The days past and left of a period on a day; the plan grows evenly with them.
pub fn pace(period: Period, today: NaiveDate) -> Pace {
    let all = period.days();
    let past = u64::try_from((today - period.from).num_days()).unwrap_or(0).min(all);
    let share = Decimal::from(past * 100).checked_div(all.into()).unwrap_or(Decimal::ONE_HUNDRED);
    let whole = |days: u64| u32::try_from(days).unwrap_or(u32::MAX);
    Pace {
        has_begun: today >= period.from,
        days_past: whole(past),
        days_left: whole(all - past),
        planned: round(share, 2),
    }
}

/// The whole months of a period, each with the days on which a quarter, half and three quarters of
/// it are over: where one looks whether a chance said there held (D-22).
pub fn moments_of_months(period: Period) -> Vec<(Period, NaiveDate)> {
    let mut moments = Vec::new();
    let mut day = period.from;
    while day <= period.to {
        let month = Period { from: Grain::Month.start(day), to: Grain::Month.end(day) };
        if period.from <= month.from && month.to <= period.to {
            moments.extend([1, 2, 3].into_iter().filter_map(|quarters| {
                let past = Days::new(month.days() * quarters / 4);
                Some((month, month.from.checked_add_days(past)?))
            }));
        }
        let Some(next) = month.to.succ_opt() else { break };
        day = next;
    }
    moments
}

impl Pace {
    /// The standing by the chance to reach the target (D-22), or where no chance can be told by how
    /// far the progress is from the plan.
    pub fn standing(
        &self,
        progress: Option<Progress>,
        is_met: bool,
        chance: Option<Decimal>,
    ) -> Standing {
        let Some(progress) = progress else {
            return if self.has_begun { Standing::NoData } else { Standing::Upcoming };
        };
        if !self.has_begun {
            return Standing::Upcoming;
        }
        if is_met {
            return Standing::Met;
        }
        if self.days_left == 0 {
            return Standing::Missed;
        }
        let behind = self.planned - progress.raw;
        match chance {
            Some(chance) if chance < BEHIND_CHANCE.into() => Standing::Behind,
            Some(chance) if chance < GOOD_CHANCE.into() => Standing::AtRisk,
            Some(_) => Standing::OnTrack,
            None if behind >= BEHIND_BY.into() => Standing::Behind,
            None if behind >= AT_RISK_BY.into() => Standing::AtRisk,
            None => Standing::OnTrack,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn november(today: &str) -> Pace {
        let day = |text: &str| text.parse().expect(text);
        pace(Period { from: day("2026-11-01"), to: day("2026-11-30") }, day(today))
    }

    #[test]
    fn the_plan_grows_with_the_days() {
        let cases = [
            ("2026-10-31", false, 0, 30, "0"),
            ("2026-11-01", true, 0, 30, "0"),
            ("2026-11-02", true, 1, 29, "3.33"),
            ("2026-11-16", true, 15, 15, "50"),
            ("2026-11-30", true, 29, 1, "96.67"),
            ("2026-12-01", true, 30, 0, "100"),
            ("2027-12-05", true, 30, 0, "100"),
        ];
        for (today, begun, past, left, planned) in cases {
            let found = november(today);
            assert_eq!(
                (found.has_begun, found.days_past, found.days_left),
                (begun, past, left),
                "{today}"
            );
            assert_eq!(found.planned, planned.parse().expect(planned), "{today}");
        }
    }

    #[test]
    fn a_standing_follows_from_chance_or_else_from_the_plan() {
        use Standing as S;
        let cases = [
            // today, progress, met, chance
            ("2026-10-31", Some(0), false, None, S::Upcoming),
            ("2026-10-31", None, false, None, S::Upcoming),
            ("2026-11-16", None, false, None, S::NoData),
            ("2026-11-16", Some(100), true, None, S::Met),
            ("2026-11-30", Some(99), false, Some(99), S::OnTrack), // its last day is not over
            ("2026-12-01", Some(99), false, None, S::Missed),
            ("2026-11-16", Some(41), false, None, S::OnTrack),
            ("2026-11-16", Some(40), false, None, S::AtRisk),
            ("2026-11-16", Some(31), false, None, S::AtRisk),
            ("2026-11-16", Some(30), false, None, S::Behind),
            ("2026-11-16", Some(10), false, Some(70), S::OnTrack),
            ("2026-11-16", Some(60), false, Some(69), S::AtRisk),
            ("2026-11-16", Some(60), false, Some(30), S::AtRisk),
            ("2026-11-16", Some(60), false, Some(29), S::Behind),
        ];
        for (today, progress, met, chance, expected) in cases {
            let progress = progress.map(|raw: i64| Progress::of(raw.into()));
            let found = november(today).standing(progress, met, chance.map(|c: i64| c.into()));
            assert_eq!(found, expected, "{today} {progress:?} {met} {chance:?}");
        }
    }

    #[test]
    fn whole_months_are_looked_at_three_times() {
        let day = |text: &str| text.parse::<NaiveDate>().expect(text);
        let of = |from, to| moments_of_months(Period { from: day(from), to: day(to) });
        let days = |from, to| of(from, to).into_iter().map(|(_, at)| at).collect::<Vec<_>>();
        assert_eq!(
            days("2026-01-31", "2026-03-30"),
            [day("2026-02-08"), day("2026-02-15"), day("2026-02-22")],
        );
        assert_eq!(days("2026-02-02", "2026-02-28"), []);
        assert_eq!(of("2026-10-01", "2026-12-31").len(), 9);
        let november = Period { from: day("2026-11-01"), to: day("2026-11-30") };
        assert_eq!(of("2026-11-01", "2026-11-30")[2], (november, day("2026-11-23")));
    }
}
