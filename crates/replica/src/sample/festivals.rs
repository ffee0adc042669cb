//! Days that are not like other days: festivals of trade, the Spring Festival, pay-days.

use chrono::{Datelike, NaiveDate};
use domain::org::TradeArea;

/// How trade on a day stands to an ordinary day of the same weekday.
pub(super) fn season(date: NaiveDate, trade_area: TradeArea, festival_strength: f64) -> f64 {
    let online = trade_area == TradeArea::Online;
    let festival = 1.0 + (trade_festival(date, online) - 1.0) * festival_strength;
    festival * spring_festival(date, online) * pay_day(date) * holidays(date, trade_area)
}

/// 女神节, 618 and 双11 with the days that lead up to them and the lull after.
fn trade_festival(date: NaiveDate, online: bool) -> f64 {
    let (shop, web) = match (date.month(), date.day()) {
        (3, 5..=7) => (1.15, 1.25),
        (3, 8) => (1.5, 1.8),
        (6, 1..=17) => (1.05, 1.12),
        (6, 18) => (1.5, 2.6),
        (6, 19..=21) => (0.94, 0.85),
        (11, 1..=10) => (1.08, 1.22),
        (11, 11) => (1.6, 3.0),
        (11, 12..=14) => (0.92, 0.8),
        _ => (1.0, 1.0),
    };
    if online { web } else { shop }
}

/// Two weeks of shopping, a quiet week at home, and slowly back. Parcels rest longer than shops.
fn spring_festival(date: NaiveDate, online: bool) -> f64 {
    let (shop, web) = match days_from_new_year(date) {
        -14..=-4 => (1.14, 1.12),
        -3..=-2 => (1.05, 0.75),
        -1..=2 => (0.62, 0.62),
        3..=6 => (0.9, 0.8),
        _ => (1.0, 1.0),
    };
    if online { web } else { shop }
}

fn days_from_new_year(date: NaiveDate) -> i64 {
    domain::promotions::days_from_new_year(date).unwrap_or(i64::MAX)
}

/// Most wages are paid between the 10th and the 15th.
fn pay_day(date: NaiveDate) -> f64 {
    if (10..=15).contains(&date.day()) { 1.08 } else { 1.0 }
}

/// The National Day week brings people to the shops, and students go home in summer and winter.
fn holidays(date: NaiveDate, trade_area: TradeArea) -> f64 {
    let national_week = date.month() == 10 && date.day() <= 7;
    let summer = matches!((date.month(), date.day()), (7, 10..) | (8, ..=25));
    let home_for_new_year = (-20..=14).contains(&days_from_new_year(date));
    match trade_area {
        TradeArea::Campus if summer || home_for_new_year => 0.92,
        TradeArea::Office if national_week => 0.7,
        TradeArea::Core | TradeArea::Transport if national_week => 1.2,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_festival_stands_out_against_an_ordinary_day() {
        let cases = [
            ("2025-11-11", TradeArea::Online, 3.0),
            ("2025-11-11", TradeArea::Core, 1.6),
            ("2025-06-18", TradeArea::Online, 2.6),
            ("2026-03-08", TradeArea::Community, 1.5),
            ("2026-02-10", TradeArea::Community, 1.2),
            ("2025-04-12", TradeArea::Community, 1.05),
            ("2025-10-01", TradeArea::Transport, 1.15),
        ];
        for (date, area, at_least) in cases {
            let factor = season(date.parse().unwrap(), area, 1.0);
            assert!(factor >= at_least, "{date} {area:?}: {factor}");
        }
    }

    #[test]
    fn the_quiet_days_are_quiet() {
        let cases = [
            ("2026-02-17", TradeArea::Community, 0.65),
            ("2025-07-20", TradeArea::Campus, 0.95),
            ("2025-10-02", TradeArea::Office, 0.75),
        ];
        for (date, area, at_most) in cases {
            let factor = season(date.parse().unwrap(), area, 1.0);
            assert!(factor <= at_most, "{date} {area:?}: {factor}");
        }
    }

    #[test]
    fn a_convenience_store_hardly_notices_the_online_festivals() {
        let date = "2025-11-11".parse().unwrap();
        assert!(season(date, TradeArea::Community, 0.35) < season(date, TradeArea::Community, 1.0));
    }
}
