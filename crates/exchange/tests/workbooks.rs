//! Workbooks, made here with a library that is not the one that reads them.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use exchange::inspect;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use support::{TestFile, file, rejected, sales_in};

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
