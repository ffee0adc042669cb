//! Days of trade that are not like other days: those everybody knows, and a chain's own.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::Id;

/// First day of the Chinese year, 2020 to 2040 (Hong Kong Observatory's conversion tables).
pub const NEW_YEARS: [(i32, u32, u32); 21] = [
    (2020, 1, 25),
    (2021, 2, 12),
    (2022, 2, 1),
    (2023, 1, 22),
    (2024, 2, 10),
    (2025, 1, 29),
    (2026, 2, 17),
    (2027, 2, 6),
    (2028, 1, 26),
    (2029, 2, 13),
    (2030, 2, 3),
    (2031, 1, 23),
    (2032, 2, 11),
    (2033, 1, 31),
    (2034, 2, 19),
    (2035, 2, 8),
    (2036, 1, 28),
    (2037, 2, 15),
    (2038, 2, 4),
    (2039, 1, 24),
    (2040, 2, 12),
];

/// A promotion of the chain's own. Those of one name are of one kind: last year's tell what this
/// year's does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Promotion {
    /// Identity.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// First day.
    pub begins_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// A festival of trade, and the days that lead up to it or follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Festival {
    /// 年货节: the shopping before the Spring Festival.
    NewYearShopping,
    /// 春节 and the quiet week after.
    SpringFestival,
    /// 女神节.
    WomensDay,
    /// 五一.
    LabourDay,
    /// 618's weeks.
    MidYear,
    /// 618 itself.
    MidYearDay,
    /// 国庆黄金周.
    NationalWeek,
    /// 双11's weeks.
    Double11,
    /// 双11 itself.
    Double11Day,
    /// 双12.
    Double12,
}

/// The festival that a day belongs to.
pub fn festival(day: NaiveDate) -> Option<Festival> {
    use Festival as F;
    let by_date = match (day.month(), day.day()) {
        (3, 5..=8) => Some(F::WomensDay),
        (5, 1..=5) => Some(F::LabourDay),
        (6, 18) => Some(F::MidYearDay),
        (6, 1..=20) => Some(F::MidYear),
        (10, 1..=7) => Some(F::NationalWeek),
        (11, 11) => Some(F::Double11Day),
        (10, 20..) | (11, 1..=10) => Some(F::Double11),
        (12, 12) => Some(F::Double12),
        _ => None,
    };
    by_date.or(match days_from_new_year(day)? {
        -21..=-3 => Some(F::NewYearShopping),
        -2..=7 => Some(F::SpringFestival),
        _ => None,
    })
}

/// How many days after the first of the Chinese year, below 0 before it; `None` outside the table.
pub fn days_from_new_year(day: NaiveDate) -> Option<i64> {
    let (year, month, first) = NEW_YEARS.iter().find(|(year, _, _)| *year == day.year())?;
    Some((day - NaiveDate::from_ymd_opt(*year, *month, *first)?).num_days())
}

/// The number of the promotion that a day belongs to: the chain's own before the festivals. Numbers
/// hold within one list of the chain's own.
pub fn promotion_on(day: NaiveDate, own: &[Promotion]) -> Option<u32> {
    let holds = |one: &&Promotion| (one.begins_on..=one.ends_on).contains(&day);
    if let Some(found) = own.iter().find(holds) {
        let first = own.iter().position(|one| one.name == found.name)?;
        return u32::try_from(first).ok().map(|place| 100 + place);
    }
    festival(day).map(|festival| festival as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect(text)
    }

    #[test]
    fn a_day_belongs_to_its_festival() {
        use Festival as F;
        let cases = [
            ("2026-11-10", Some(F::Double11)),
            ("2026-11-11", Some(F::Double11Day)),
            ("2026-11-12", None),
            ("2026-10-19", None),
            ("2026-10-20", Some(F::Double11)),
            ("2026-10-07", Some(F::NationalWeek)),
            ("2026-10-08", None),
            ("2026-06-18", Some(F::MidYearDay)),
            ("2026-06-20", Some(F::MidYear)),
            ("2026-02-17", Some(F::SpringFestival)),
            ("2026-02-14", Some(F::NewYearShopping)),
            ("2026-02-15", Some(F::SpringFestival)),
            ("2026-02-24", Some(F::SpringFestival)),
            ("2026-02-25", None),
            ("2041-02-01", None),
        ];
        for (text, expected) in cases {
            assert_eq!(festival(day(text)), expected, "{text}");
        }
    }

    #[test]
    fn the_chains_own_promotions_of_one_name_are_of_one_kind() {
        let promotion = |name: &str, from: &str, to: &str| Promotion {
            id: Id::derived("promotion", &[name, from]),
            name: name.into(),
            begins_on: day(from),
            ends_on: day(to),
        };
        let own = [
            promotion("店庆", "2025-09-01", "2025-09-07"),
            promotion("会员日", "2026-09-20", "2026-09-20"),
            promotion("店庆", "2026-09-01", "2026-09-07"),
        ];
        let on = |text: &str| promotion_on(day(text), &own);
        assert_eq!(on("2025-09-07"), on("2026-09-01"));
        assert_ne!(on("2026-09-20"), on("2026-09-01"));
        assert_eq!(on("2026-09-08"), None);
        assert_eq!(on("2026-11-11"), Some(Festival::Double11Day as u32));
    }
}
