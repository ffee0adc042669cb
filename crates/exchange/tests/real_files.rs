//! The cuts of a public data set, against totals computed apart from this crate (see the README
//! beside the files).

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use std::path::PathBuf;

use domain::orders::DocumentKind;
use domain::products::ProductKind;
use exchange::{FileKind, inspect};
use support::{Sales, remarked, sales_in};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/sales").join(name)
}

fn sum(file: &Sales) -> i64 {
    file.lines.iter().map(|line| line.amount.minor()).sum()
}

fn count(file: &Sales, kind: DocumentKind) -> usize {
    file.documents.iter().filter(|document| document.kind == kind).count()
}

#[test]
fn every_cut_gives_the_published_totals() {
    // file, type, encoding, lines, documents, refunds, customers, products, sum in pence
    let cases = [
        ("online_retail_500.csv", FileKind::Csv, "UTF-8", 500, 45, 3, 31, 339, 1_673_546),
        ("online_retail_gbk_500.csv", FileKind::Csv, "GB18030", 500, 38, 1, 24, 382, 975_472),
        ("online_retail_200.xlsx", FileKind::Xlsx, "UTF-8", 200, 25, 2, 16, 156, 881_365),
    ];
    for (name, kind, encoding, lines, documents, refunds, customers, products, pence) in cases {
        let path = fixture(name);
        let inspection = inspect(&path, &[]).unwrap();
        assert_eq!(inspection.file_kind, kind, "{name}");
        assert_eq!(inspection.encoding, encoding, "{name}");
        assert_eq!(inspection.format.as_deref(), Some("online_retail"), "{name}");
        assert_eq!((inspection.columns.len(), inspection.header_row), (8, 1), "{name}");
        assert_eq!(inspection.samples.len(), 5, "{name}");

        let file = sales_in(&path).unwrap();
        assert_eq!(file.rejects, [], "{name}");
        assert_eq!(file.rows as usize, lines, "{name}");
        assert_eq!(file.lines.len(), lines, "{name}");
        assert_eq!(file.documents.len(), documents, "{name}");
        assert_eq!(count(&file, DocumentKind::Refund), refunds, "{name}");
        assert_eq!(file.customers.len(), customers, "{name}");
        assert_eq!(file.products.len(), products, "{name}");
        assert_eq!(sum(&file), pence, "{name}");
    }
}

#[test]
fn the_chinese_cut_has_stock_adjustments_guests_and_repeats() {
    let file = sales_in(&fixture("online_retail_gbk_500.csv")).unwrap();
    assert_eq!(remarked(&file, "stock_adjustments"), 12);
    assert_eq!(count(&file, DocumentKind::Adjustment), 12);
    assert_eq!(remarked(&file, "guest_lines"), 15);
    assert_eq!(remarked(&file, "zero_price_lines"), 12);
    assert_eq!(remarked(&file, "repeated_lines"), 3);
    assert_eq!(remarked(&file, "non_goods_lines"), 3, "POST twice and C2");
}

#[test]
fn a_workbook_and_a_csv_of_the_same_rows_say_the_same() {
    let workbook = sales_in(&fixture("online_retail_200.xlsx")).unwrap();
    let csv = sales_in(&fixture("online_retail_500.csv")).unwrap();
    assert_eq!(workbook.lines[..], csv.lines[..200]);
    assert_eq!(workbook.products[..], csv.products[..156]);
    assert_eq!(workbook.customers[..], csv.customers[..16]);
    let whole = workbook.documents.len() - 1;
    assert_eq!(workbook.documents[..whole], csv.documents[..whole], "the last one is cut");
}

#[test]
fn the_first_document_is_read_in_full() {
    let file = sales_in(&fixture("online_retail_500.csv")).unwrap();
    let first = &file.documents[0];
    assert_eq!(&*first.number, "536365");
    assert_eq!(first.local_ms, 1_291_191_960_000, "2010-12-01 08:26");
    assert_eq!(&*file.customers[first.customer.unwrap().index()].outside_id, "17850");
    let line = file.lines[first.lines.start as usize];
    assert_eq!((line.quantity_milli, line.unit_price_e4), (6_000, 25_500));
    assert_eq!(line.amount.minor(), 1_530);
    let product = &file.products[line.product.unwrap().index()];
    assert_eq!(&*product.code, "85123A");
    assert_eq!(&*product.name, "WHITE HANGING HEART T-LIGHT HOLDER");
    assert_eq!(product.kind, ProductKind::Goods);
}
