//! Customers by recency, frequency and value, against the published example.

use std::collections::BTreeMap;
use std::path::Path;

use replica::{Page, RfmFilter, TodayScope};
use storeloop_tests::World;

/// Segment, customers, orders and revenue, as the R package's introduction prints them.
const PUBLISHED: [(&str, u32, u32, &str); 10] = [
    ("champions", 35, 316, "31646.00"),
    ("potential_loyalist", 342, 2_211, "204856.00"),
    ("loyal_customers", 170, 799, "76562.00"),
    ("promising", 9, 28, "4249.00"),
    ("new_customers", 104, 329, "28837.00"),
    ("cant_lose_them", 47, 274, "32446.00"),
    ("at_risk", 28, 216, "22227.00"),
    ("need_attention", 10, 57, "4562.00"),
    ("about_to_sleep", 102, 283, "23449.00"),
    ("lost", 148, 393, "35324.00"),
];

/// Days since the last order, orders, revenue and classes.
const CUSTOMERS: [(&str, u32, u32, i64, [u8; 3]); 10] = [
    ("Abbey O'Reilly", 205, 6, 47_200, [3, 4, 3]),
    ("Add Senger", 140, 3, 34_000, [4, 1, 2]),
    ("Aden Lesch", 194, 4, 40_500, [3, 2, 3]),
    ("Aden Murphy", 98, 7, 59_600, [5, 4, 4]),
    ("Admiral Senger", 132, 5, 44_800, [4, 3, 3]),
    ("Agness O'Keefe", 90, 9, 84_300, [5, 5, 5]),
    ("Aileen Barton", 84, 9, 76_300, [5, 5, 5]),
    ("Ailene Hermann", 281, 8, 69_900, [3, 5, 5]),
    ("Aiyanna Bruen", 246, 4, 15_700, [3, 2, 1]),
    ("Akeelah Walsh", 160, 7, 77_900, [4, 4, 5]),
];

fn example() -> World {
    let world = World::with("USD", "America/New_York");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rfm/orders.csv");
    world.import(&[&file.to_string_lossy()]);
    world
}

#[test]
fn the_segments_are_the_published_ones() {
    let world = example();
    let (owner, whole) = (world.owner(), TodayScope::default());
    let as_of = "2006-12-31".parse().ok();
    let page = world.replica.rfm(&owner, &whole, as_of).expect("classes");
    assert_eq!(page.customers, 995);
    let found: BTreeMap<&str, (u32, u32, &str)> = page
        .segments
        .iter()
        .map(|one| (one.code.as_str(), (one.customers, one.orders, one.amount.as_str())))
        .collect();
    for (code, customers, orders, amount) in PUBLISHED {
        assert_eq!(found[code], (customers, orders, amount), "{code}");
    }
    assert_eq!(found["others"], (0, 0, "0.00"));
    let in_grid: u32 = page.grid.iter().map(|cell| cell.customers).sum();
    assert_eq!(in_grid, 995, "every customer stands in one cell");

    // The rows behind a segment are as many as it says.
    let filter = RfmFilter { segment: Some("at_risk".into()), ..RfmFilter::default() };
    let rows = world
        .replica
        .rfm_customers(&owner, &whole, as_of, &filter, Page::first(100))
        .expect("rows");
    assert_eq!((rows.total, rows.rows.len()), (28, 28));
    assert!(rows.rows.iter().all(|row| row.segment == "at_risk"));
}

#[test]
fn every_customer_has_the_published_classes() {
    let world = example();
    let as_of = "2006-12-31".parse().expect("a day");
    let rows = world.replica.rfm_scores(&world.owner(), as_of).expect("classes");
    assert_eq!(rows.len(), 995);
    for (customer, days, orders, minor, classes) in CUSTOMERS {
        let row = rows.iter().find(|row| row.customer == customer).expect(customer);
        assert_eq!((row.recency_days, row.frequency, row.monetary_minor), (days, orders, minor));
        assert_eq!([row.r, row.f, row.m], classes, "{customer}");
    }
}

#[test]
fn a_day_in_the_past_counts_what_had_happened_by_then() {
    let world = example();
    let (owner, whole) = (world.owner(), TodayScope::default());
    let at = |day: &str| world.replica.rfm(&owner, &whole, day.parse().ok()).expect("classes");
    let (before, first) = (at("2001-10-28"), at("2001-10-29"));
    assert_eq!((before.customers, before.amount.as_str()), (0, "0.00"));
    assert!(first.customers > 0, "the first order is of 2001-10-29");
    assert!(before.segments.iter().all(|one| one.amount_share.is_none()), "nothing has no share");
}
