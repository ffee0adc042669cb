//! Which store has fallen behind itself: its last week against what it usually sells on the same
//! weekdays, and what that comes from.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::Add;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::money::round;

/// Days that are looked at.
pub const DAYS: u64 = 7;
/// Weeks before, whose same weekdays tell what is usual.
pub const WEEKS: u64 = 4;
/// Fewer days that can be compared tell nothing.
pub const LEAST_DAYS: u32 = 3;
/// So many per cent under the usual a store needs help.
pub const NEEDS_HELP: i64 = 10;

/// What was sold on one day, or on several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sold {
    /// Net sales.
    pub net: Decimal,
    /// Gross sales.
    pub gross: Decimal,
    /// Orders.
    pub orders: Decimal,
}

impl Add for Sold {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            net: self.net + other.net,
            gross: self.gross + other.gross,
            orders: self.orders + other.orders,
        }
    }
}

impl Sum for Sold {
    fn sum<I: Iterator<Item = Self>>(days: I) -> Self {
        days.fold(Self::default(), Add::add)
    }
}

/// What a fall comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Driver {
    /// Fewer orders.
    Orders,
    /// Smaller orders.
    OrderValue,
    /// More money given back.
    Refunds,
}

/// A store's last week beside its usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// How many of the seven days could be compared.
    pub days: u32,
    /// What was sold on them.
    pub now: Sold,
    /// What is usual on them.
    pub usual: Sold,
}

/// The seven days up to `to` against the mean of the same weekday in the four weeks before. A day
/// without data, or one whose weekday had none before, is left out on both sides: what is missing
/// is no fall. `None` when fewer than three days are left.
pub fn compared(sold: &BTreeMap<NaiveDate, Sold>, to: NaiveDate) -> Option<Compared> {
    let mut days = 0;
    let (mut now, mut usual) = (Sold::default(), Sold::default());
    for day in (0..DAYS).filter_map(|back| to.checked_sub_days(Days::new(back))) {
        let Some(today) = sold.get(&day) else { continue };
        let Some(mean) = usual_on(sold, day) else { continue };
        days += 1;
        now = now + *today;
        usual = usual + mean;
    }
    (days >= LEAST_DAYS).then_some(Compared { days, now, usual })
}

fn usual_on(sold: &BTreeMap<NaiveDate, Sold>, day: NaiveDate) -> Option<Sold> {
    let before: Vec<Sold> = (1..=WEEKS)
        .filter_map(|weeks| sold.get(&day.checked_sub_days(Days::new(weeks * 7))?).copied())
        .collect();
    let weeks = Decimal::from(before.len());
    let whole: Sold = before.into_iter().sum();
    Some(Sold {
        net: whole.net.checked_div(weeks)?,
        gross: whole.gross.checked_div(weeks)?,
        orders: whole.orders.checked_div(weeks)?,
    })
}

impl Compared {
    /// By how many per cent net sales stand above the usual, or below it; `None` when nothing is
    /// usually sold.
    pub fn change(&self) -> Option<Decimal> {
        (self.usual.net > Decimal::ZERO).then(|| percent(self.now.net, self.usual.net))?
    }

    /// Whether the store needs help: ten per cent or more under its usual.
    pub fn needs_help(&self) -> bool {
        self.change().is_some_and(|change| change <= Decimal::from(-NEEDS_HELP))
    }

    /// What a fall comes from, and by how many per cent that changed. Net sales are orders times
    /// their mean value times the share that is not given back: what shrank most is named.
    pub fn driver(&self) -> Option<(Driver, Decimal)> {
        let (now, usual) = (self.now, self.usual);
        let value = |sold: Sold| sold.gross.checked_div(sold.orders);
        let kept = |sold: Sold| sold.net.checked_div(sold.gross);
        let changes = [
            (Driver::Orders, percent(now.orders, usual.orders)),
            (Driver::OrderValue, value(now).zip(value(usual)).and_then(|(a, b)| percent(a, b))),
            (Driver::Refunds, kept(now).zip(kept(usual)).and_then(|(a, b)| percent(a, b))),
        ];
        changes
            .into_iter()
            .filter_map(|(driver, change)| Some((driver, change?)))
            .min_by_key(|(_, change)| *change)
            .filter(|(_, change)| *change < Decimal::ZERO)
    }
}

fn percent(now: Decimal, usual: Decimal) -> Option<Decimal> {
    let relative = (now - usual).checked_div(usual)?;
    Some(round(relative.checked_mul(Decimal::ONE_HUNDRED)?, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect(text)
    }

    fn sold(net: i64, gross: i64, orders: i64) -> Sold {
        Sold { net: net.into(), gross: gross.into(), orders: orders.into() }
    }

    /// Four weeks of 100 a day in 10 orders, then a week of `last`.
    fn weeks(last: Sold) -> BTreeMap<NaiveDate, Sold> {
        let to = day("2026-11-21");
        (0..35_u64)
            .filter_map(|back| to.checked_sub_days(Days::new(back)).map(|day| (back, day)))
            .map(|(back, day)| (day, if back < 7 { last } else { sold(100, 100, 10) }))
            .collect()
    }

    #[test]
    fn a_store_needs_help_from_ten_per_cent_under_its_own_usual() {
        let cases = [
            ("91", false, "-9.00"),
            ("90.01", false, "-9.99"),
            ("90", true, "-10.00"),
            ("89.99", true, "-10.01"),
            ("100", false, "0"),
            ("0", true, "-100.00"),
            ("130", false, "30.00"),
        ];
        for (net, expected, change) in cases {
            let net: Decimal = net.parse().expect(net);
            let last = Sold { net, gross: net, orders: 10.into() };
            let found = compared(&weeks(last), day("2026-11-21")).expect("35 days of data");
            assert_eq!(found.days, 7);
            assert_eq!(found.change(), Some(change.parse().expect(change)), "{net}");
            assert_eq!(found.needs_help(), expected, "{net}");
        }
    }

    #[test]
    fn what_is_missing_is_no_fall() {
        let to = day("2026-11-21");
        for (kept, expected) in [(7, Some(7)), (4, Some(4)), (3, Some(3)), (2, None), (0, None)] {
            let mut sold = weeks(sold(100, 100, 10));
            for back in kept..7 {
                sold.remove(&(to - Days::new(back)));
            }
            let found = compared(&sold, to);
            assert_eq!(found.map(|found| found.days), expected, "{kept} days with data");
            assert!(found.is_none_or(|found| !found.needs_help()), "{kept} days with data");
        }
    }

    #[test]
    fn a_weekday_that_was_closed_before_is_left_out_and_weeks_without_it_do_not_count() {
        let to = day("2026-11-21");
        let mut sold = weeks(sold(100, 100, 10));
        for weeks in 1..=WEEKS {
            sold.remove(&(to - Days::new(weeks * 7)));
        }
        sold.remove(&day("2026-11-13")); // a Friday, of which three others are left
        let found = compared(&sold, to).expect("six days");
        assert_eq!((found.days, found.change()), (6, Some(Decimal::ZERO)));
        let nothing = BTreeMap::new();
        assert_eq!(compared(&nothing, to), None);
    }

    #[test]
    fn what_shrank_most_is_named() {
        let cases = [
            (sold(80, 80, 8), Some((Driver::Orders, "-20.00"))),
            (sold(80, 80, 10), Some((Driver::OrderValue, "-20.00"))),
            (sold(80, 100, 10), Some((Driver::Refunds, "-20.00"))),
            (sold(72, 72, 9), Some((Driver::OrderValue, "-20.00"))),
            (sold(0, 0, 0), Some((Driver::Orders, "-100.00"))),
            (sold(100, 100, 10), None),
            (sold(120, 120, 12), None),
        ];
        for (last, expected) in cases {
            let found = compared(&weeks(last), day("2026-11-21")).expect("35 days of data");
            let expected = expected.map(|(driver, change)| (driver, change.parse().expect(change)));
            assert_eq!(found.driver(), expected, "{last:?}");
        }
    }
}
