//! Rows in files: in words people read, in the shop's time, and harmless to open.

use domain::calendar::Period;
use domain::metrics::Slice;
use replica::{ExportFormat, ExportWhat, Language, OrderFilter};
use storeloop_tests::{SalesRows, World};

#[test]
fn the_order_book_is_exported_in_words_and_local_time() {
    let world = World::new();
    let rows = SalesRows::new()
        .line("12345678901234567890", "2026-11-21 10:05:00", "LIP01", 2, "10.50", "")
        .line("=1+1", "2026-11-21 11:00:00", "LIP01", -1, "10.50", "");
    world.import(&[&rows.save(world.room(), "a.csv")]);
    let target = world.room().join("orders.csv");
    let what = ExportWhat::Orders { filter: OrderFilter::default() };
    let export = |language| {
        world
            .replica
            .export(&world.owner(), &what, ExportFormat::Csv, &target, language)
            .expect("exported");
        std::fs::read_to_string(&target).expect("a file")
    };
    let zh = export(Language::Chinese);
    assert!(zh.starts_with("\u{feff}订单号,时间,"), "{zh}");
    assert!(zh.contains("2026-11-21 10:05") && zh.contains("销售") && zh.contains("退款"), "{zh}");
    assert!(zh.contains("21.00") && zh.contains("-10.50"), "{zh}");
    assert!(!zh.contains("\n=1+1"), "a formula is not handed on: {zh}");
    let en = export(Language::English);
    assert!(en.contains("Sale") && en.contains("徐汇店"), "{en}");
}

#[test]
fn the_rows_behind_a_number_are_exported_whole() {
    let world = World::new();
    let mut rows = SalesRows::new();
    for number in 0..2_345 {
        rows = rows.line(&format!("N{number:05}"), "2026-11-21 10:00:00", "LIP01", 1, "1", "");
    }
    world.import(&[&rows.save(world.room(), "a.csv")]);
    let day = "2026-11-21".parse().expect("a day");
    let what =
        ExportWhat::MetricRows { code: "orders".into(), slice: Slice::chain(Period::day(day)) };
    for (format, name) in [(ExportFormat::Csv, "rows.csv"), (ExportFormat::Xlsx, "rows.xlsx")] {
        let target = world.room().join(name);
        let written =
            world.replica.export(&world.owner(), &what, format, &target, Language::Chinese);
        assert_eq!(written.expect("exported"), 2_345, "more than one page of rows");
        assert!(target.metadata().expect("a file").len() > 10_000);
    }
}

#[test]
fn a_target_that_cannot_be_written_is_told_and_leaves_nothing() {
    let world = World::new();
    let target = world.room().join("no/such/folder/orders.csv");
    let what = ExportWhat::Orders { filter: OrderFilter::default() };
    let refused =
        world.replica.export(&world.owner(), &what, ExportFormat::Csv, &target, Language::Chinese);
    assert!(matches!(refused, Err(replica::Error::File { .. })), "{refused:?}");
    assert!(!target.exists());
}
