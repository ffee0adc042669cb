//! Every number leads to its rows, and the parts of a number are the number.

use std::collections::BTreeSet;

use domain::metrics::{CATALOG, Slice};
use replica::{By, MetricRows, Page, RowsOf};
use storeloop_tests::{SalesRows, World, fixture, slice};

fn real() -> World {
    let world = World::with("GBP", "Europe/London");
    world.import(&[&fixture("online_retail_500.csv"), &fixture("online_retail_gbk_500.csv")]);
    world
}

const FROM: &str = "2010-12-01";
const TO: &str = "2010-12-31";

fn all_rows(world: &World, code: &str, slice: &Slice) -> MetricRows {
    let page = Page::first(1_000);
    world.replica.metric_rows(&world.owner(), code, slice, page).expect(code)
}

#[test]
fn the_rows_behind_a_number_are_as_many_as_it_says_and_add_up_to_it() {
    let world = real();
    for metric in CATALOG.iter() {
        let slice = slice(FROM, TO);
        let answer = world.replica.metric(&world.owner(), &metric.code, &slice).expect("answered");
        let rows = all_rows(&world, &metric.code, &slice);
        assert_eq!(
            (rows.total, rows.rows.len()),
            (answer.rows, answer.rows as usize),
            "{}",
            metric.code
        );
        let sum: f64 = rows.rows.iter().map(|row| row.amount.parse::<f64>().expect("number")).sum();
        match metric.code.as_ref() {
            "net_sales" | "gross_sales" | "refunds" | "adjustments" => {
                assert_eq!(Some(&rows.sum), answer.value.as_ref(), "{}", metric.code);
                assert_eq!(format!("{sum:.2}"), rows.sum, "{}", metric.code);
            }
            "orders" | "buyers" | "new_customers" => {
                assert_eq!(
                    answer.value.as_deref(),
                    Some(rows.total.to_string().as_str()),
                    "{}",
                    metric.code
                );
            }
            "units" => assert_eq!(Some(&rows.sum), answer.value.as_ref()),
            "average_order_value" => {
                let value: f64 = answer.value.expect("data").parse().expect("number");
                assert!((sum / f64::from(rows.total) - value).abs() < 0.005);
            }
            "units_per_order" | "refund_rate" | "repurchase_rate" | "sales_per_buyer"
            | "sold_skus" | "new_customer_share" => {
                assert!(rows.total > 0, "{}", metric.code);
            }
            "returning_sales" | "repurchase_share" => {
                assert_eq!(
                    format!("{sum:.2}"),
                    format!("{:.2}", rows.sum.parse::<f64>().expect("number"))
                );
            }
            other => assert_eq!(answer.value, None, "{other} needs its own line here"),
        }
    }
}

#[test]
fn parts_of_an_additive_number_add_up_to_the_whole() {
    let world = real();
    for by in [
        By::Day,
        By::Week,
        By::Month,
        By::Quarter,
        By::Year,
        By::Store,
        By::Region,
        By::Product,
        By::Category,
        By::Channel,
        By::Employee,
    ] {
        let parts = world
            .replica
            .metric_parts(&world.owner(), "net_sales", &slice(FROM, TO), by)
            .expect("parts");
        let sum: f64 = parts
            .iter()
            .filter_map(|part| part.value.as_ref())
            .map(|v| v.parse::<f64>().expect("number"))
            .sum();
        let whole: f64 =
            world.metric("net_sales", FROM, TO).expect("data").parse().expect("number");
        assert!((sum - whole).abs() < 0.005, "{by:?}: {sum} of {whole}");
    }
}

#[test]
fn spans_begin_on_their_first_day() {
    let world = World::new();
    let rows = SalesRows::new()
        .line("1", "2026-02-28 10:00", "A", 1, "1", "")
        .line("2", "2026-03-01 10:00", "A", 1, "2", "") // a Sunday
        .line("3", "2026-03-02 10:00", "A", 1, "4", "") // a Monday
        .line("4", "2026-04-01 10:00", "A", 1, "8", "");
    world.import(&[&rows.save(world.room(), "t.csv")]);
    let parts = |by: By| -> Vec<(String, String)> {
        world
            .replica
            .metric_parts(&world.owner(), "net_sales", &slice("2026-01-01", "2026-12-31"), by)
            .expect("parts")
            .into_iter()
            .map(|part| (part.key, part.value.unwrap_or_default()))
            .collect()
    };
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect()
    };
    assert_eq!(
        parts(By::Week),
        pairs(&[("2026-02-23", "3.00"), ("2026-03-02", "4.00"), ("2026-03-30", "8.00")])
    );
    assert_eq!(
        parts(By::Month),
        pairs(&[("2026-02-01", "1.00"), ("2026-03-01", "6.00"), ("2026-04-01", "8.00")])
    );
    assert_eq!(parts(By::Quarter), pairs(&[("2026-01-01", "7.00"), ("2026-04-01", "8.00")]));
    assert_eq!(parts(By::Year), pairs(&[("2026-01-01", "15.00")]));
}

#[test]
fn a_product_slice_counts_only_its_lines() {
    let world = World::new();
    let rows = SalesRows::new()
        .line("1", "2026-11-21 10:00", "LIP01", 2, "10", "13800000001")
        .line("1", "2026-11-21 10:00", "MASK02", 1, "5", "13800000001")
        .line("2", "2026-11-21 11:00", "MASK02", 3, "5", "13800000002");
    world.import(&[&rows.save(world.room(), "p.csv")]);
    let product = domain::products::Product::id_of("MASK02");
    let slice = Slice { product_id: Some(product), ..slice("2026-11-21", "2026-11-21") };
    let cases = [
        ("net_sales", "20.00"),
        ("orders", "2"),
        ("units", "4"),
        ("buyers", "2"),
        ("average_order_value", "10.00"),
        ("new_customers", "2"),
    ];
    for (code, expected) in cases {
        assert_eq!(world.metric_of(code, &slice).as_deref(), Some(expected), "{code}");
    }
    assert_eq!(all_rows(&world, "net_sales", &slice).sum, "20.00");
}

#[test]
fn buyers_of_two_days_are_counted_once_and_are_new_only_once() {
    let world = World::new();
    let rows = SalesRows::new()
        .line("1", "2026-11-20 10:00", "A", 1, "1", "13800000001")
        .line("2", "2026-11-21 10:00", "A", 1, "1", "13800000001")
        .line("3", "2026-11-21 10:00", "A", 1, "1", "13800000002")
        .line("4", "2026-11-21 10:00", "A", 1, "1", "");
    world.import(&[&rows.save(world.room(), "b.csv")]);
    assert_eq!(world.metric("buyers", "2026-11-20", "2026-11-21").as_deref(), Some("2"));
    assert_eq!(world.metric("new_customers", "2026-11-21", "2026-11-21").as_deref(), Some("1"));
    // An older order that comes in late moves the first purchase.
    let late = SalesRows::new().line("0", "2026-11-19 10:00", "A", 1, "1", "13800000002");
    world.import(&[&late.save(world.room(), "late.csv")]);
    assert_eq!(world.metric("new_customers", "2026-11-21", "2026-11-21").as_deref(), Some("0"));
    assert_eq!(world.metric("new_customers", "2026-11-19", "2026-11-19").as_deref(), Some("1"));
    let rows = all_rows(&world, "buyers", &slice("2026-11-20", "2026-11-21"));
    assert_eq!((rows.of, rows.total), (RowsOf::Customers, 2));
    let customers: BTreeSet<_> = rows.rows.iter().map(|row| row.customer_id).collect();
    assert_eq!(customers.len(), 2);
    world.check();
}

#[test]
fn a_span_that_ends_before_it_begins_is_refused() {
    let world = World::new();
    let refused =
        world.replica.metric(&world.owner(), "net_sales", &slice("2026-11-21", "2026-11-20"));
    assert!(matches!(refused, Err(replica::Error::Invalid { field: "to", .. })));
}

#[test]
fn the_table_of_requirements_is_the_one_of_the_dictionary() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/metrics.md");
    let written = std::fs::read_to_string(path).expect("docs/metrics.md").replace("\r\n", "\n");
    let told = domain::metrics::requirements_table();
    assert_eq!(written, told, "run `cargo xtask metrics`");
}
