//! Cuts of a real shop's file. The figures are those of the fixtures' README, computed apart from
//! the code under test.

use storeloop_tests::{World, fixture};

struct Expected {
    file: &'static str,
    recognised: &'static str,
    encoding: &'static str,
    rows: u32,
    invoices: u32,
    refunds: u32,
    customers: u32,
    net: &'static str,
}

const FILES: [Expected; 3] = [
    Expected {
        file: "online_retail_500.csv",
        recognised: "online_retail",
        encoding: "UTF-8",
        rows: 500,
        invoices: 45,
        refunds: 3,
        customers: 31,
        net: "16735.46",
    },
    Expected {
        file: "online_retail_gbk_500.csv",
        recognised: "online_retail",
        encoding: "GB18030",
        rows: 500,
        invoices: 38,
        refunds: 1,
        customers: 24,
        net: "9754.72",
    },
    Expected {
        file: "online_retail_200.xlsx",
        recognised: "online_retail",
        encoding: "",
        rows: 200,
        invoices: 25,
        refunds: 2,
        customers: 16,
        net: "8813.65",
    },
];

#[test]
fn a_real_file_is_recognised_and_adds_up_to_the_penny() {
    for expected in FILES {
        let world = World::with("GBP", "Europe/London");
        let path = fixture(expected.file);
        let preview = world.preview(&path);
        assert_eq!(preview.recognised.as_deref(), Some(expected.recognised), "{}", expected.file);
        if !expected.encoding.is_empty() {
            assert_eq!(preview.encoding, expected.encoding);
        }
        let outcome = world.import(&[&path]);
        let file = &outcome.files[0];
        assert_eq!(file, &preview, "the import does what the preview said");
        assert_eq!(
            (file.counts.rows, file.counts.new, file.counts.rejected),
            (expected.rows, expected.rows, 0)
        );
        assert_eq!(
            (file.orders, file.refunds, file.lines),
            (expected.invoices, expected.refunds, expected.rows)
        );
        assert_eq!(file.customers_new, expected.customers);
        assert_eq!(file.net_amount, expected.net);
        let net = world.metric("net_sales", "2010-01-01", "2011-12-31");
        assert_eq!(net.as_deref(), Some(expected.net), "the metric equals the file's sum");
        world.check();
    }
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let world = World::with("GBP", "Europe/London");
    let path = fixture("online_retail_500.csv");
    world.import(&[&path]);
    let before = world.check();
    let again = world.import(&[&path]);
    let counts = again.files[0].counts;
    assert_eq!((counts.new, counts.changed, counts.same), (0, 0, 500));
    assert_eq!(world.check(), before);
    assert!(world.preview(&path).already_imported_at.is_some(), "the preview says it was here");
}

#[test]
fn an_overlapping_file_counts_each_order_once() {
    // The workbook holds the first 200 of the 500 rows; its last order may be cut in two.
    let world = World::with("GBP", "Europe/London");
    let (part, whole) = (fixture("online_retail_200.xlsx"), fixture("online_retail_500.csv"));
    world.import(&[&part, &whole]);
    let net = world.metric("net_sales", "2010-01-01", "2011-12-31");
    assert_eq!(net.as_deref(), Some("16735.46"));
    world.check();
}
