//! Files that are written: safe to open, complete or not there.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use calamine::{Data, Reader, Xlsx, open_workbook};
use exchange::write::{Cell, write_csv, write_xlsx};
use exchange::{Language, inspect, write_rejects};
use support::{file, sales_in};

const MOMENT: i64 = 1_291_191_960_000;

fn headers() -> Vec<String> {
    ["编号", "金额"].map(str::to_string).to_vec()
}

#[test]
fn csv_opens_in_a_spreadsheet_without_running_anything() {
    let cases = [
        (Cell::text("plain"), "plain"),
        (Cell::text("=1+1"), "'=1+1"),
        (Cell::text("+1"), "'+1"),
        (Cell::text("-1"), "'-1"),
        (Cell::text("@SUM(A1)"), "'@SUM(A1)"),
        (Cell::text("\tx"), "'\tx"),
        (Cell::text("\rx"), "\"'\rx\""),
        (Cell::text("a,b"), "\"a,b\""),
        (Cell::text("13800138000"), "13800138000"),
        (Cell::text("123456789012"), "\t123456789012"),
        (Cell::Number("-12.5".into()), "-12.5"),
        (Cell::Number("1234567890123456".into()), "\t1234567890123456"),
        (Cell::Money("1234.50".into()), "1234.50"),
        (Cell::Moment(MOMENT), "2010-12-01 08:26:00"),
        (Cell::Day(MOMENT), "2010-12-01"),
        (Cell::Blank, ""),
    ];
    for (cell, expected) in cases {
        let target = file("out.csv", b"old");
        let row = vec![cell.clone(), Cell::text("x")];
        write_csv(&target.path, &headers(), [row]).unwrap();
        let text = std::fs::read_to_string(&target.path).unwrap();
        assert_eq!(text, format!("\u{feff}编号,金额\r\n{expected},x\r\n"), "{cell:?}");
    }
}

#[test]
fn workbooks_keep_the_type_of_each_cell() {
    let target = file("out.xlsx", b"");
    let row = vec![
        Cell::text("=1+1"),
        Cell::Number("-12.5".into()),
        Cell::Number("12345678901234567".into()),
        Cell::Money("1234.50".into()),
        Cell::Moment(MOMENT),
        Cell::Blank,
        Cell::text("007"),
    ];
    write_xlsx(&target.path, "明细", &headers(), [row]).unwrap();
    let mut book: Xlsx<_> = open_workbook(&target.path).unwrap();
    let range = book.worksheet_range("明细").unwrap();
    let cells: Vec<Data> = range.rows().nth(1).unwrap().to_vec();
    assert_eq!(cells[0], Data::String("=1+1".into()));
    assert_eq!(cells[1], Data::Float(-12.5));
    assert_eq!(cells[2], Data::String("12345678901234567".into()), "no digit is lost");
    assert_eq!(cells[3], Data::Float(1234.5));
    let Data::DateTime(moment) = &cells[4] else { panic!("{:?} is no date", cells[4]) };
    assert_eq!(moment.to_ymd_hms_milli(), (2010, 12, 1, 8, 26, 0, 0));
    assert_eq!(cells[5], Data::Empty);
    assert_eq!(cells[6], Data::String("007".into()));
    assert!(book.worksheet_formula("明细").unwrap().is_empty(), "nothing is a formula");
}

#[test]
fn a_formula_that_gives_nothing_is_stored_as_nothing() {
    let target = file("out.xlsx", b"");
    let formula = |result: &str| Cell::Formula {
        formula: "IF(1>2,1,\"\")".to_string(),
        result: result.to_string(),
    };
    write_xlsx(&target.path, "明细", &headers(), [vec![formula(""), formula("7.5")]]).unwrap();
    let mut book: Xlsx<_> = open_workbook(&target.path).unwrap();
    let range = book.worksheet_range("明细").unwrap();
    let cells = range.rows().nth(1).unwrap();
    assert_eq!(cells, [Data::String(String::new()), Data::Float(7.5)]);
}

#[test]
fn what_is_written_reads_back() {
    let headers = ["订单号", "下单时间", "金额"].map(str::to_string);
    let row = |number: &str| {
        vec![Cell::text(number), Cell::Moment(MOMENT), Cell::Money("1234.50".into())]
    };
    let rows = || [row("123456789012345678"), row("=7")];
    let csv = file("out.csv", b"");
    let xlsx = file("out.xlsx", b"");
    write_csv(&csv.path, &headers, rows()).unwrap();
    write_xlsx(&xlsx.path, "a", &headers, rows()).unwrap();
    for target in [csv, xlsx] {
        let read = sales_in(&target.path).unwrap();
        let numbers: Vec<&str> = read.documents.iter().map(|d| &*d.number).collect();
        assert_eq!(numbers, ["123456789012345678", "=7"]);
        assert!(read.documents.iter().all(|document| document.local_ms == MOMENT));
        assert!(read.lines.iter().all(|line| line.amount.minor() == 123_450));
    }
}

#[test]
fn a_failure_leaves_the_old_file_and_no_half_one() {
    let target = file("out.xlsx", b"old");
    let bad_sheet_name = "a/b";
    let error = write_xlsx(&target.path, bad_sheet_name, &headers(), []).unwrap_err();
    assert_eq!(error.code(), "unwritable");
    assert_eq!(std::fs::read(&target.path).unwrap(), b"old");
    let folder = target.path.parent().unwrap();
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1, "nothing beside it");
    let nowhere = folder.join("no such folder/out.csv");
    assert_eq!(write_csv(&nowhere, &headers(), []).unwrap_err().code(), "unwritable");
}

#[test]
fn the_rejects_file_says_why_in_the_readers_language() {
    let text = "订单号,下单时间,金额\n1,2011-02-30,5\n2,2024-01-01,x\n,2024-01-01,5\n";
    let source = file("sales.csv", text.as_bytes());
    let headers = inspect(&source.path, &[]).unwrap().headers;
    let rejects = sales_in(&source.path).unwrap().rejects;
    let cases = [
        (
            Language::Zh,
            "\u{feff}行号,原因,字段,内容,订单号,下单时间,金额\r\n\
             2,日期或时间无法识别,时间,2011-02-30,1,2011-02-30,5\r\n\
             3,数字无法识别,金额,x,2,2024-01-01,x\r\n\
             4,必填单元格为空,订单号,,,2024-01-01,5\r\n",
        ),
        (
            Language::En,
            "\u{feff}Row,Reason,Field,Found,订单号,下单时间,金额\r\n\
             2,the date or time cannot be read,Time,2011-02-30,1,2011-02-30,5\r\n\
             3,the number cannot be read,Amount,x,2,2024-01-01,x\r\n\
             4,a needed cell is empty,Order number,,,2024-01-01,5\r\n",
        ),
    ];
    for (language, expected) in cases {
        let target = file("rejects.csv", b"");
        write_rejects(&target.path, &headers, &rejects, language).unwrap();
        assert_eq!(std::fs::read_to_string(&target.path).unwrap(), expected);
    }
}
