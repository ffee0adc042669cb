//! Bringing files in: what is new, what changed, what is refused, and what never happens.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use domain::mapping::Field;
use replica::{Error, FileChoice, ImportRequest, Language};
use storeloop_tests::{SalesRows, World};

fn two_orders() -> SalesRows {
    SalesRows::new()
        .line("A1", "2026-11-21 10:00:00", "LIP01", 2, "99.50", "13800000001")
        .line("A1", "2026-11-21 10:00:00", "MASK02", 1, "59.00", "13800000001")
        .line("A2", "2026-11-21 21:59:59", "LIP01", 1, "99.50", "")
}

#[test]
fn a_preview_writes_nothing() {
    let world = World::new();
    let before = world.check();
    let file = two_orders().save(world.room(), "a.csv");
    let preview = world.preview(&file);
    assert_eq!((preview.counts.new, preview.orders, preview.lines), (3, 2, 3));
    assert_eq!(preview.net_amount, "357.50"); // 199.00 + 59.00 + 99.50
    assert_eq!((preview.products_new, preview.customers_new), (2, 1));
    assert_eq!(world.check(), before);
    assert_eq!(world.metric("net_sales", "2026-11-21", "2026-11-21"), None, "no data is not zero");
}

#[test]
fn the_same_order_number_with_other_content_replaces_the_order_whole() {
    let world = World::new();
    world.import(&[&two_orders().save(world.room(), "a.csv")]);
    let later =
        SalesRows::new().line("A1", "2026-11-21 10:00:00", "LIP01", 1, "99.50", "13800000001");
    let file = later.save(world.room(), "b.csv");
    let preview = world.preview(&file);
    assert_eq!((preview.counts.new, preview.counts.changed, preview.counts.same), (0, 1, 0));
    world.import(&[&file]);
    assert_eq!(world.metric("net_sales", "2026-11-21", "2026-11-21").as_deref(), Some("199.00"));
    assert_eq!(world.metric("orders", "2026-11-21", "2026-11-21").as_deref(), Some("2"));
    world.check();
}

#[test]
fn a_refund_counts_on_its_own_day() {
    let world = World::new();
    let rows = two_orders().line("A1", "2026-11-22 00:10:00", "LIP01", -1, "99.50", "13800000001");
    // Under the sale's own number the line belongs to the sale; under its own it is a refund.
    let refund =
        SalesRows::new().line("R1", "2026-11-20 12:00:00", "LIP01", -1, "99.50", "13800000001");
    world.import(&[&rows.save(world.room(), "a.csv"), &refund.save(world.room(), "r.csv")]);
    assert_eq!(world.metric("refunds", "2026-11-20", "2026-11-20").as_deref(), Some("99.50"));
    assert_eq!(world.metric("refunds", "2026-11-21", "2026-11-21").as_deref(), Some("99.50"));
    assert_eq!(world.metric("gross_sales", "2026-11-21", "2026-11-21").as_deref(), Some("357.50"));
    assert_eq!(
        world.metric("refund_rate", "2026-11-20", "2026-11-20"),
        None,
        "nothing was sold that day"
    );
    world.check();
}

#[test]
fn an_order_late_at_night_belongs_to_the_stores_day() {
    let world = World::new();
    let rows = SalesRows::new().line("N1", "2026-11-20 23:59:59", "LIP01", 1, "10", "").line(
        "N2",
        "2026-11-21 00:00:00",
        "LIP01",
        1,
        "20",
        "",
    );
    world.import(&[&rows.save(world.room(), "n.csv")]);
    assert_eq!(world.metric("net_sales", "2026-11-20", "2026-11-20").as_deref(), Some("10.00"));
    assert_eq!(world.metric("net_sales", "2026-11-21", "2026-11-21").as_deref(), Some("20.00"));
}

#[test]
fn bad_rows_are_kept_back_with_their_reason_and_the_rest_comes_in() {
    let world = World::new();
    let rows = two_orders()
        .line("B1", "2026-02-30 10:00", "LIP01", 1, "10", "")
        .line("B2", "2026-11-21 10:00", "LIP01", 1, "-3", "")
        .line("", "2026-11-21 10:00", "LIP01", 1, "10", "")
        .line("B4", "2026-11-21 10:00", "LIP01", 1, "十块", "");
    let file = rows.save(world.room(), "bad.csv");
    let outcome = world.import(&[&file]);
    let codes: Vec<&str> =
        outcome.files[0].rejects.iter().map(|reject| reject.code.as_str()).collect();
    assert_eq!(codes, ["bad_date", "negative_price", "missing", "bad_number"]);
    assert_eq!(outcome.files[0].counts.rejected, 4);
    assert_eq!(world.metric("net_sales", "2026-11-21", "2026-11-21").as_deref(), Some("357.50"));

    let target = world.room().join("rejects.csv");
    let import = outcome.import_id.expect("an import");
    world.replica.save_rejects(&world.owner(), import, &target, Language::Chinese).expect("saved");
    let text = std::fs::read_to_string(target).expect("a file");
    assert_eq!(text.lines().count(), 5, "a header and four rows");
    assert!(text.contains("日期或时间无法识别") && text.contains("2026-02-30"), "{text}");
}

#[test]
fn files_that_are_no_sales_files_are_refused_by_name_and_leave_nothing() {
    let world = World::new();
    let before = world.check();
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice();
    let good = two_orders().save(world.room(), "good.csv");
    let cases: [(&str, &[u8], &str); 4] = [
        ("picture.csv", png, "binary"),
        ("empty.csv", b"", "empty"),
        ("notes.csv", "备忘,随便\n一,二\n".as_bytes(), "unknown_headers"),
        ("gone.csv", b"", "not_found"),
    ];
    for (name, bytes, code) in cases {
        let path = world.room().join(name);
        if code != "not_found" {
            std::fs::write(&path, bytes).expect("written");
        }
        let refused = world.try_import(&[&good, &path.to_string_lossy()]);
        let Err(Error::File { name: named, source }) = refused else {
            panic!("{name}: {refused:?}")
        };
        assert_eq!((named.as_str(), source.code()), (name, code));
        assert_eq!(world.check(), before, "a good file beside {name} is not half imported");
    }
}

#[test]
fn an_import_that_is_cancelled_leaves_nothing() {
    let world = World::new();
    let before = world.check();
    let file = two_orders().save(world.room(), "a.csv");
    for stop_at in 0..4 {
        let told = std::cell::Cell::new(0);
        let listener = |_| {
            told.set(told.get() + 1);
            if told.get() > stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let result = world.replica.run_import(&world.owner(), &world.request(&[&file]), &listener);
        assert!(matches!(result, Err(Error::Cancelled)), "stopped at {stop_at}: {result:?}");
        assert_eq!(world.check(), before);
    }
}

#[test]
fn columns_chosen_by_hand_are_kept_for_the_next_such_file() {
    let world = World::new();
    let write = |name: &str, number: &str| {
        let path = world.room().join(name);
        let text = format!("票,何时,付了\n{number},2026-11-21 11:00,12.30\n");
        std::fs::write(&path, text).expect("written");
        path.to_string_lossy().into_owned()
    };
    let first = write("first.csv", "X1");
    let preview = world.preview(&first);
    assert_eq!(preview.recognised, None);
    assert_eq!(
        preview.missing,
        [Field::OrderNo, Field::OrderedAt, Field::Quantity, Field::UnitPrice]
    );

    let columns = BTreeMap::from([
        (Field::OrderNo, "票".to_string()),
        (Field::OrderedAt, "何时".to_string()),
        (Field::Amount, "付了".to_string()),
    ]);
    let request = ImportRequest {
        choices: vec![FileChoice { path: first.clone(), columns, ..FileChoice::default() }],
        save_mapping_as: Some("老收银机".into()),
        ..world.request(&[&first])
    };
    let go_on = |_| ControlFlow::Continue(());
    world.replica.run_import(&world.owner(), &request, &go_on).expect("imported by hand");

    let next = world.preview(&write("next.csv", "X2"));
    assert_eq!(next.mapping_name.as_deref(), Some("老收银机"));
    assert_eq!((next.counts.new, next.net_amount.as_str()), (1, "12.30"));
}

#[test]
fn a_row_names_its_store_and_an_unknown_store_is_refused() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    let text = "门店名称,订单号,下单时间,实收金额\n徐汇店,1,2026-11-21 10:00,10\nS02,1,2026-11-21 10:00,20\n月球店,1,2026-11-21 10:00,40\n";
    let path = world.room().join("stores.csv");
    std::fs::write(&path, text).expect("written");
    let outcome = world.import(&[&path.to_string_lossy()]);
    assert_eq!(outcome.files[0].rejects[0].code, "unknown_store");
    assert_eq!(outcome.files[0].orders, 2, "one number in two stores is two orders");
    assert_eq!(world.metric("net_sales", "2026-11-21", "2026-11-21").as_deref(), Some("30.00"));
}

#[test]
fn one_phone_number_is_one_customer_however_it_is_written() {
    let world = World::new();
    let rows = SalesRows::new()
        .line("P1", "2026-11-20 10:00", "LIP01", 1, "10", "13800000001")
        .line("P2", "2026-11-20 11:00", "LIP01", 1, "10", "+86 138-0000-0001")
        .line("P3", "2026-11-20 12:00", "LIP01", 1, "10", "138****0001");
    world.import(&[&rows.save(world.room(), "p.csv")]);
    assert_eq!(
        world.metric("buyers", "2026-11-20", "2026-11-20").as_deref(),
        Some("1"),
        "a masked number joins nobody"
    );
    assert_eq!(world.metric("new_customers", "2026-11-20", "2026-11-20").as_deref(), Some("1"));
}
