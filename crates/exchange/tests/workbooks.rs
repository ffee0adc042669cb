//! Workbooks, made here with a library that is not the one that reads them.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use domain::file_content::FileContent;
use exchange::inspect;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use support::{TestFile, content_in, file, rejected, sales_in};

fn saved(mut workbook: Workbook) -> TestFile {
    file("book.xlsx", &workbook.save_to_buffer().unwrap())
}

#[test]
fn cells_of_every_type_are_read() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(["订单号", "下单时间", "商品编码", "数量", "单价", "金额"])
    {
        sheet.write(0, column, header).unwrap();
    }
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let moment = ExcelDateTime::parse_from_str("2024-02-29 22:02:03").unwrap();
    sheet.write(1, 0, 536_365).unwrap();
    sheet.write_with_format(1, 1, &moment, &date).unwrap();
    sheet.write(1, 2, 22_423).unwrap();
    sheet.write(1, 3, 3).unwrap();
    sheet.write(1, 4, 2.55).unwrap();
    sheet.write(1, 5, Formula::new("=D2*E2").set_result("7.65")).unwrap();
    sheet.write(3, 0, "536366").unwrap();
    sheet.write(3, 1, "2024/3/1 8:05").unwrap();
    sheet.write(3, 3, "1").unwrap();
    sheet.write(3, 5, true).unwrap();
    let book = saved(workbook);
    let read = sales_in(&book.path).unwrap();
    assert_eq!(&*read.documents[0].number, "536365");
    assert_eq!(read.documents[0].local_ms, 1_709_244_123_000);
    assert_eq!(&*read.products[0].code, "22423");
    let line = read.lines[0];
    assert_eq!(
        (line.quantity_milli, line.unit_price_e4, line.amount.minor()),
        (3_000, 25_500, 765)
    );
    assert_eq!(read.rows, 2, "a row that the sheet leaves out is no row");
    assert_eq!(rejected(&read), [(4, "bad_number")], "TRUE is no amount, and row 3 is blank");
}

#[test]
fn the_sheet_with_a_known_header_is_taken() {
    let mut workbook = Workbook::new();
    let summary = workbook.add_worksheet().set_name("汇总").unwrap();
    summary.write(0, 0, "本周销售").unwrap();
    summary.write(1, 0, "徐汇店").unwrap();
    summary.write(1, 1, 100).unwrap();
    let hidden = workbook.add_worksheet().set_name("旧").unwrap();
    hidden.set_hidden(true);
    for (column, header) in (0..).zip(["订单号", "下单时间", "金额"]) {
        hidden.write(0, column, header).unwrap();
    }
    let lines = workbook.add_worksheet().set_name("明细").unwrap();
    for (column, header) in (0..).zip(["订单号", "下单时间", "金额"]) {
        lines.write(2, column, header).unwrap();
    }
    let inspection = inspect(&saved(workbook).path, &[]).unwrap();
    assert_eq!(inspection.sheet.as_deref(), Some("明细"));
    assert_eq!(inspection.header_row, 3);
}

#[test]
fn an_empty_workbook_and_a_cut_one_are_refused() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet();
    let bytes = workbook.save_to_buffer().unwrap();
    let whole = file("a.xlsx", &bytes);
    assert_eq!(inspect(&whole.path, &[]).unwrap_err().code(), "empty");
    let cut = file("a.xlsx", &bytes[..bytes.len() / 2]);
    assert_eq!(inspect(&cut.path, &[]).unwrap_err().code(), "broken_xlsx");
}

fn fixture(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

#[test]
fn an_old_workbook_with_titles_above_its_header_is_read() {
    let path = fixture("traffic_products.xls");
    let inspection = inspect(&path, &[]).unwrap();
    assert_eq!((inspection.file_kind.code(), inspection.sheet.as_deref()), ("xls", Some("商品")));
    assert_eq!(
        (inspection.header_row, inspection.format.as_deref()),
        (4, Some("traffic_products"))
    );
    let read = content_in(&path).unwrap();
    assert_eq!(read.rejects, []);
    let visitors: Vec<_> =
        read.facts.rows.iter().map(|fact| (fact.day.to_string(), fact.values[0].clone())).collect();
    let number = |count| domain::facts::FactValue::Number(count);
    assert_eq!(
        visitors,
        [("2026-03-01".to_string(), number(1_234)), ("2026-03-02".to_string(), number(56))]
    );
}

/// Code of the product, name of the product, quantity in thousandths.
fn stock(read: &FileContent) -> Vec<(&str, &str, domain::facts::FactValue)> {
    let product =
        |fact: &domain::facts::FactSeen| &read.facts.products[fact.product.unwrap().index()];
    read.facts
        .rows
        .iter()
        .map(|fact| (&*product(fact).code, &*product(fact).name, fact.values[0].clone()))
        .collect()
}

#[test]
fn a_merged_cell_of_a_print_is_that_of_every_row_beside_it() {
    let number = domain::facts::FactValue::Number;
    let expected = [
        ("M01", "毛巾", number(10_000)),
        ("M01", "毛巾", number(4_000)),
        ("浴巾", "浴巾", number(7_000)),
    ];
    let old = content_in(&fixture("stock_merged.xls")).unwrap();
    assert_eq!(stock(&old), expected, "a blank code that is not merged stays blank");

    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(["商品编码", "商品名称", "仓库名称", "当前库存"])
    {
        sheet.write(0, column, header).unwrap();
    }
    let plain = Format::new();
    sheet.merge_range(1, 0, 2, 0, "M01", &plain).unwrap();
    sheet.merge_range(1, 1, 2, 1, "毛巾", &plain).unwrap();
    for (row, warehouse, quantity) in [(1, "总仓", 10), (2, "徐汇仓", 4), (3, "总仓", 7)] {
        sheet.write(row, 2, warehouse).unwrap();
        sheet.write(row, 3, quantity).unwrap();
    }
    sheet.write(3, 1, "浴巾").unwrap();
    assert_eq!(stock(&content_in(&saved(workbook).path).unwrap()), expected);
}

#[test]
fn a_merged_number_counts_once() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(["订单号", "下单时间", "商品名称", "实收金额"])
    {
        sheet.write(0, column, header).unwrap();
    }
    let plain = Format::new();
    sheet.merge_range(1, 0, 2, 0, "A1", &plain).unwrap();
    sheet.merge_range(1, 1, 2, 1, "2024-03-01", &plain).unwrap();
    sheet.merge_range(1, 3, 2, 3, "8", &plain).unwrap();
    sheet.write(1, 2, "毛巾").unwrap();
    sheet.write(2, 2, "浴巾").unwrap();
    let read = sales_in(&saved(workbook).path).unwrap();
    let amounts: Vec<i64> = read.lines.iter().map(|line| line.amount.minor()).collect();
    assert_eq!((read.documents.len(), amounts), (1, vec![800]));
    assert_eq!(rejected(&read), [(3, "missing")], "nobody knows how much of it is the second's");
}

#[test]
fn the_sheet_of_orders_is_taken_and_its_two_row_heading_read() {
    let mut workbook = Workbook::new();
    let summary = workbook.add_worksheet().set_name("汇总").unwrap();
    for (column, header) in (0..).zip(["门店名称", "账单日期", "金额"]) {
        summary.write(0, column, header).unwrap();
    }
    let orders = workbook.add_worksheet().set_name("订单明细").unwrap();
    let plain = Format::new();
    orders.merge_range(0, 0, 1, 0, "交易类型", &plain).unwrap();
    orders.merge_range(0, 1, 0, 3, "基础信息", &plain).unwrap();
    orders.merge_range(0, 4, 1, 4, "商家应收款", &plain).unwrap();
    for (column, header) in (1..).zip(["订单号", "门店名称", "账单日期"]) {
        orders.write(1, column, header).unwrap();
    }
    for (column, cell) in (0..).zip(["外卖订单", "301", "徐汇店", "2024-03-01", "12.30"]) {
        orders.write(2, column, cell).unwrap();
    }
    let book = saved(workbook);
    let inspection = inspect(&book.path, &[]).unwrap();
    assert_eq!(inspection.sheet.as_deref(), Some("订单明细"));
    assert_eq!((inspection.header_row, inspection.format.as_deref()), (2, Some("meituan_bill")));
    assert_eq!(inspection.headers[1], "基础信息_订单号");
    assert_eq!(inspection.samples[0][1], "301");
    let read = sales_in(&book.path).unwrap();
    assert_eq!((&*read.documents[0].number, read.lines[0].amount.minor()), ("301", 1_230));
}

#[test]
fn workbooks_larger_than_we_read_are_refused_unread() {
    let cases: [(&[u8], u64); 2] =
        [(b"PK\x03\x04", 101 << 20), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 65 << 20)];
    for (head, size) in cases {
        let large = file("large.xlsx", head);
        std::fs::OpenOptions::new().write(true).open(&large.path).unwrap().set_len(size).unwrap();
        assert_eq!(inspect(&large.path, &[]).unwrap_err().code(), "too_large", "{size}");
    }
}

#[test]
fn a_damaged_old_workbook_is_refused_and_harms_nothing() {
    let whole = std::fs::read(fixture("stock_merged.xls")).unwrap();
    for length in (8..whole.len()).step_by(97) {
        let cut = file("cut.xls", &whole[..length]);
        // Some cuts take away only what nobody reads.
        if let Err(error) = content_in(&cut.path) {
            let codes = ["broken_xlsx", "empty", "no_header", "unknown_headers"];
            assert!(codes.contains(&error.code()), "{length} bytes: {error}");
        }
    }
    for place in (0..whole.len()).step_by(31) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0xff;
        let _ = content_in(&file("spoilt.xls", &bytes).path);
    }
}
