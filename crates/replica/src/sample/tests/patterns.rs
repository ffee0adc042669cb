//! The rhythm of trade: weeks, hours, seasons, members.

use chrono::{Datelike, Timelike, Weekday};
use domain::sales_file::DocumentStatus;

use super::*;

/// Average orders a day over the days that fulfil a condition.
fn average(chain: &SampleChain, fits: impl Fn(NaiveDate) -> bool) -> f64 {
    let days: Vec<u32> =
        chain.orders_by_day().into_iter().filter(|(day, _)| fits(*day)).map(|(_, n)| n).collect();
    assert!(!days.is_empty(), "no such day");
    f64::from(days.iter().sum::<u32>()) / days.len() as f64
}

fn weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn between(from: &str, to: &str) -> impl Fn(NaiveDate) -> bool {
    let days = date(from)..=date(to);
    move |day| days.contains(&day)
}

#[test]
fn weekends_are_busier_than_weekdays() {
    for (_, chain) in many_chains() {
        let ratio = average(chain, weekend) / average(chain, |day| !weekend(day));
        assert!(ratio > 1.15, "{}: {ratio}", chain.chain.name);
    }
}

#[test]
fn festivals_rise_above_and_the_spring_festival_falls_below_the_days_around() {
    // What, the days, ordinary days to compare with, at least, at most.
    let cases = [
        ("双11", ["2025-11-11", "2025-11-11"], ["2025-10-13", "2025-10-30"], 1.4, 3.0),
        ("618", ["2025-06-18", "2025-06-18"], ["2025-05-05", "2025-05-29"], 1.3, 2.5),
        ("3.8", ["2026-03-08", "2026-03-08"], ["2026-03-16", "2026-04-05"], 1.3, 2.5),
        (
            "before the Spring Festival",
            ["2026-02-03", "2026-02-13"],
            ["2026-01-16", "2026-02-02"],
            1.05,
            1.5,
        ),
        (
            "the Spring Festival",
            ["2026-02-16", "2026-02-19"],
            ["2026-01-16", "2026-02-02"],
            0.3,
            0.75,
        ),
        ("pay-days", ["2026-04-10", "2026-04-15"], ["2026-04-17", "2026-04-22"], 1.02, 1.2),
    ];
    for (what, [from, to], [plain_from, plain_to], at_least, at_most) in cases {
        let ratio =
            average(beauty(), between(from, to)) / average(beauty(), between(plain_from, plain_to));
        assert!((at_least..at_most).contains(&ratio), "{what}: {ratio}");
    }
}

#[test]
fn trade_grows_by_about_eight_per_cent_a_year() {
    let old_stores = |from, to| {
        let stores = beauty().net_sales(date(from), date(to));
        let kept = stores.iter().filter(|(code, _)| !["S06", "S22"].contains(code));
        kept.map(|(_, net)| *net as f64).sum::<f64>()
    };
    // The same 13 weeks, weekday for weekday, without the Spring Festival.
    let ratio = old_stores("2026-03-23", "2026-06-22") / old_stores("2025-03-24", "2025-06-23");
    assert!((1.04..1.12).contains(&ratio), "{ratio}");
}

#[test]
fn people_buy_between_half_past_nine_and_ten_and_most_in_the_evening() {
    let mut by_hour = [0_u32; 24];
    for document in &beauty().sales.documents {
        let time = chrono::DateTime::from_timestamp_millis(document.local_ms).unwrap().time();
        let minute = time.hour() * 60 + time.minute();
        assert!((570..1_320).contains(&minute), "{} at {time}", document.number);
        by_hour[time.hour() as usize] += 1;
    }
    assert!(by_hour[19] > by_hour[10] * 2, "{by_hour:?}");
    assert!(by_hour[12] > by_hour[13], "a dip after noon: {by_hour:?}");
}

#[test]
fn large_stores_sell_more_than_small_ones_and_offices_rest_on_sunday() {
    let chain = beauty();
    let net = chain.net_sales(date("2025-06-01"), date("2026-06-01"));
    assert!(net["S01"] > net["S15"] * 2, "a shopping street beside a small town");
    let on = |store: usize, day: Weekday| {
        let here = chain.sales_documents().filter(|sale| sale.store == Some(Position::new(store)));
        here.filter(|sale| SampleChain::day(sale).weekday() == day).count()
    };
    assert!(on(2, Weekday::Sun) < on(2, Weekday::Wed), "an office district");
    assert!(on(0, Weekday::Sun) * 10 > on(0, Weekday::Wed) * 14, "a shopping street");
}

#[test]
fn members_place_more_than_half_of_the_orders_and_a_fifth_of_them_most_of_these() {
    for (day, chain) in many_chains() {
        let mut orders = vec![0_u32; chain.sales.customers.len()];
        chain.sales_documents().filter_map(|d| d.customer).for_each(|m| orders[m.index()] += 1);
        let of_members: u32 = orders.iter().sum();
        let share = f64::from(of_members) / chain.sales_documents().count() as f64;
        assert!((0.55..=0.60).contains(&share), "{} on {day}: {share}", chain.chain.name);
        assert!(orders.iter().all(|orders| *orders > 0), "a member who never bought");
        orders.sort_unstable_by(|a, b| b.cmp(a));
        let best: u32 = orders[..4_000].iter().sum();
        let best_share = f64::from(best) / f64::from(of_members);
        assert!((0.5..0.8).contains(&best_share), "{best_share} by the best fifth");
    }
}

#[test]
fn four_in_a_hundred_orders_come_back_and_few_are_not_paid() {
    for (day, chain) in many_chains() {
        let orders = chain.sales_documents().count() as f64;
        let refunds = chain.refunds().count() as f64 / orders;
        assert!((0.035..0.045).contains(&refunds), "{refunds}");
        let count = |status| chain.sales.documents.iter().filter(move |d| d.status == status);
        let closed = count(DocumentStatus::Closed).count() as f64 / orders;
        assert!((0.003..0.006).contains(&closed), "{closed}");
        assert!(count(DocumentStatus::Unpaid).count() > 0);
        for unpaid in count(DocumentStatus::Unpaid) {
            assert!(SampleChain::day(unpaid) >= days_before(*day, 3), "{}", unpaid.number);
        }
    }
}
