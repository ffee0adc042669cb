//! The main job: a sales file in, its numbers out, and back to the rows they are made of.

use serde_json::json;

use crate::app::{App, project_file};

const SALES_FILE: &str = "tests/fixtures/sales/online_retail_500.csv";
const NET_SALES_OF_MONTH: &str = "[data-testid=\"tile-net_sales\"][data-period=\"month\"]";

#[test]
fn an_imported_file_becomes_numbers_that_open_their_rows_and_go_with_its_undo() {
    let app = App::on_own_chain();
    app.wait_for("import-drop");
    app.go("/data/import", &[("paths", json!([project_file(SALES_FILE)]))]);
    app.wait_for("import-preview");
    app.wait_until("see 500 rows counted before anything is written", || {
        app.text("import-preview").contains("500")
    });
    app.click("import-run");
    app.wait_for("import-done");

    app.click("rail-today");
    let net_sales = app.figure(NET_SALES_OF_MONTH);
    assert!(cents(&net_sales) > 0, "a file of sales has net sales, not {net_sales}");
    app.click(NET_SALES_OF_MONTH);
    app.wait_for("rows-drawer");
    app.wait_for("metric-row");
    assert_eq!(
        cents(&app.figure("rows-sum")),
        cents(&net_sales),
        "the rows behind a number add up to it"
    );

    app.go("/data/imports", &[]);
    app.click("undo-import");
    app.click("undo-import-ok");
    app.go("/today", &[]);
    app.wait_until("see no number of an undone import", || {
        app.shows("today") && !app.shows(&format!("{NET_SALES_OF_MONTH}:not([data-value=\"\"])"))
    });
}

/// A decimal text in hundredths, exactly.
fn cents(decimal: &str) -> i64 {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits = format!("{whole}{fraction:0<2}");
    digits.parse().unwrap_or_else(|error| panic!("{decimal:?} is not an amount: {error}"))
}

#[test]
fn an_amount_is_the_same_with_and_without_its_last_zeros() {
    let cases = [("12.50", 1250), ("12.5", 1250), ("12", 1200), ("-0.05", -5)];
    for (decimal, expected) in cases {
        assert_eq!(cents(decimal), expected, "{decimal}");
    }
}
