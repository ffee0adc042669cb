//! What kinds of files are read, refused, and how broken ones are read as far as possible.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use domain::mapping::{Field, Mapping, fingerprint};
use domain::sales_file::RejectReason;
use domain::subject::Subject;
use exchange::{FileError, FileKind, inspect, read_file};
use support::{Sales, file, inspected, options, refusal, rejected, sales, sales_in, totals};

const POS: &str = "流水号,日期,实收金额\n1,2024-01-01,10.00\n2,2024-01-02,20.00\n";

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes_of).collect()
}

#[test]
fn every_encoding_reads_the_same() {
    let gbk = encoding_rs::GBK.encode(POS).0.into_owned();
    let cases = [
        ("UTF-8", POS.as_bytes().to_vec()),
        ("UTF-8 BOM", [b"\xef\xbb\xbf", POS.as_bytes()].concat()),
        ("UTF-16 LE", utf16(POS, u16::to_le_bytes)),
        ("UTF-16 BE", utf16(POS, u16::to_be_bytes)),
        ("GB18030", gbk),
    ];
    for (name, bytes) in cases {
        let inspection = inspected(&bytes).unwrap();
        assert_eq!(inspection.encoding, name);
        assert_eq!(inspection.headers, ["流水号", "日期", "实收金额"], "{name}");
        let read = sales_in(&file("x.csv", &bytes).path).unwrap();
        assert_eq!(read.lines.iter().map(|line| line.amount.minor()).sum::<i64>(), 3_000, "{name}");
    }
}

#[test]
fn characters_beyond_gbk_are_read_from_gb18030() {
    let text = POS
        .replace("流水号,日期", "流水号,商品名称,日期")
        .replace("1,2024-01-01", "1,𠮷野家,2024-01-01")
        .replace("2,2024", "2,a,2024");
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    let read = sales_in(&file("x.csv", &bytes).path).unwrap();
    assert_eq!(&*read.products[0].name, "𠮷野家");
}

#[test]
fn a_large_file_of_two_byte_characters_is_decoded_across_chunks() {
    let rows: String = (0..40_000).map(|n| format!("{n},2024-01-01,毛巾{n},1.00\n")).collect();
    let text = format!("订单号,下单时间,商品名称,金额\n{rows}");
    let (bytes, _, _) = encoding_rs::GBK.encode(&text);
    let read = sales_in(&file("x.csv", &bytes).path).unwrap();
    assert_eq!((read.lines.len(), read.rejects.len()), (40_000, 0));
    assert!(read.products.iter().enumerate().all(|(n, p)| *p.name == *format!("毛巾{n}")));
}

#[test]
fn files_that_are_no_tables_are_refused() {
    let cases: [(&str, Vec<u8>); 13] = [
        ("empty", Vec::new()),
        ("empty", b"\xef\xbb\xbf".to_vec()),
        ("empty", b"\n \n,,\n".to_vec()),
        ("binary", b"\x7fELF\x02\x01\x01".to_vec()),
        ("binary", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("binary", b"%PDF-1.7\n".to_vec()),
        ("binary", b"a,b\n1,\x002\n".to_vec()),
        ("broken_xlsx", b"PK\x03\x04 but no archive".to_vec()),
        ("broken_xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()),
        ("wrong_encoding", b"name,caf\xe9,\xff\xfe\xff\xff,\x80\xff\n".to_vec()),
        ("no_header", "只有一列\n1\n2\n".as_bytes().to_vec()),
        ("unknown_headers", "甲,乙\n1,2\n".as_bytes().to_vec()),
        ("unknown_headers", "订单号,数量,单价\n1,2,3\n".as_bytes().to_vec()),
    ];
    for (code, bytes) in cases {
        assert_eq!(refusal(&bytes), code, "{:?}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_missing_file_and_a_folder_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(sales_in(&folder.path().join("none.csv")).unwrap_err().code(), "not_found");
    assert_eq!(sales_in(folder.path()).unwrap_err().code(), "unreadable");
}

#[test]
fn messages_show_nothing_of_the_file() {
    let error = sales_in(&file("x.csv", "秘密甲,秘密乙\n1,2\n".as_bytes()).path).unwrap_err();
    assert!(!error.to_string().contains("秘密"), "{error}");
    assert!(error.to_string().contains("order_no"), "{error}");
}

#[test]
fn the_type_of_a_file_is_its_content_not_its_name() {
    let csv_named_xlsx = file("a.xlsx", POS.as_bytes());
    assert_eq!(inspect(&csv_named_xlsx.path, &[]).unwrap().file_kind, FileKind::Csv);
    let book = file("a.csv", b"");
    let headers = ["流水号", "日期", "实收金额"].map(str::to_string);
    exchange::write::write_xlsx(&book.path, "日报", &headers, []).unwrap();
    let inspection = inspect(&book.path, &[]).unwrap();
    assert_eq!((inspection.file_kind, inspection.sheet.as_deref()), (FileKind::Xlsx, Some("日报")));
}

#[test]
fn delimiters_are_found() {
    for (delimiter, kind) in [(",", FileKind::Csv), ("\t", FileKind::Tsv), (";", FileKind::Csv)] {
        let text = POS.replace(',', delimiter);
        let inspection = inspected(text.as_bytes()).unwrap();
        assert_eq!((inspection.file_kind, inspection.headers.len()), (kind, 3), "{delimiter:?}");
    }
    let commas_in_cells = "流水号;日期;商品名称;金额\n1;2024-01-01;a, b, c;1\n2;2024-01-01;d;1\n";
    assert_eq!(inspected(commas_in_cells.as_bytes()).unwrap().headers.len(), 4);
}

#[test]
fn titles_above_the_header_are_skipped() {
    let text = format!("徐汇店销售日报\n\n日期：,2024-01-01\n{POS}");
    let inspection = inspected(text.as_bytes()).unwrap();
    assert_eq!(inspection.header_row, 4);
    assert_eq!(inspection.samples, [["1", "2024-01-01", "10.00"], ["2", "2024-01-02", "20.00"]]);
    let rejects = sales(&format!("{text}3,x,1\n")).rejects;
    assert_eq!(rejects[0].row, 7, "rows are counted from the top of the file");
}

#[test]
fn unknown_headers_leave_the_guesses_made() {
    let inspection = inspected("单据,订单号,数量\nx,1,2\n".as_bytes()).unwrap();
    assert_eq!(inspection.format, None);
    assert_eq!(inspection.columns, BTreeMap::from([(Field::OrderNo, 1), (Field::Quantity, 2)]));
    assert_eq!(inspection.missing, [Field::OrderedAt, Field::UnitPrice]);
}

#[test]
fn a_saved_mapping_wins_over_guessing() {
    let headers = ["甲", "乙", "丙", "实收金额"].map(str::to_string);
    let marks = fingerprint(&headers);
    let columns = [(Field::OrderNo, "乙"), (Field::OrderedAt, "丙"), (Field::Amount, "甲")];
    let mapping = Mapping {
        id: Mapping::id_of(&marks),
        name: "老收银机".to_string(),
        fingerprint: marks,
        columns: columns.map(|(field, header)| (field, header.to_string())).into(),
        subject: Subject::Sales,
    };
    let file = file("x.csv", "标题,2024\n实收金额,丙,乙,甲\n1,2024-01-01,77,9.9\n".as_bytes());
    let inspection = inspect(&file.path, std::slice::from_ref(&mapping)).unwrap();
    assert_eq!(inspection.mapping_name.as_deref(), Some("老收银机"));
    assert_eq!(inspection.header_row, 2, "its header row is found by the fingerprint");
    assert_eq!(inspection.columns[&Field::Amount], 3);
    let go_on = |_, _| ControlFlow::Continue(());
    let sales =
        Sales::from(read_file(&file.path, &inspection, &options(), &|_| true, &go_on).unwrap());
    assert_eq!((&*sales.documents[0].number, sales.lines[0].amount.minor()), ("77", 990));
    assert_eq!(inspect(&file.path, &[]).unwrap().mapping_name, None);
}

#[test]
fn a_file_cut_off_loses_its_last_row_only() {
    let cases = [
        ("3,2024-01-03", "a row with too few cells and no line end"),
        ("3,2024-01-03,\"5.00", "a quote that does not end"),
    ];
    for (tail, why) in cases {
        let read = sales(&format!("{POS}{tail}"));
        assert_eq!(rejected(&read), [(4, "cut_off")], "{why}");
        assert_eq!(read.lines.len(), 2, "{why}");
    }
    assert_eq!(sales(&format!("{POS}3,2024-01-03,5.00")).lines.len(), 3, "a whole last row");
    let half_character = [POS.as_bytes(), "3,2024-01-03,5元".as_bytes().split_last().unwrap().1];
    let read = sales_in(&file("x.csv", &half_character.concat()).path).unwrap();
    assert_eq!(rejected(&read), [(4, "cut_off")], "a character cut in half");
}

#[test]
fn a_stray_quote_spoils_one_row_not_the_rest() {
    let many: String = (4..9_000).map(|n| format!("{n},2024-01-04,1.00\n")).collect();
    let longer: String = (4..40_000).map(|n| format!("{n},2024-01-04,1.00\n")).collect();
    let chunks_before: String = (0..12_500).map(|n| format!("a{n},2024-01-04,1.00\n")).collect();
    let far_in = format!("{POS}{chunks_before}3,\"2024-01-03,5.00\n{longer}");
    let read = sales(&far_in);
    assert_eq!(rejected(&read), [(12_504, "cut_off")], "also across what is read at one go");
    assert_eq!(read.lines.len(), 2 + 12_500 + 39_996);
    let cases = [
        (format!("{POS}3,\"2024-01-03,5.00\n4,2024-01-04,6.00\n"), 3),
        (format!("{POS}3,\"2024-01-03,5.00\n4,\"2024-01-04\",6.00\n"), 3),
        (format!("{POS}3,\"2024-01-03,5.00\n{many}"), 2 + 8_996),
    ];
    for (text, lines) in cases {
        let read = sales(&text);
        assert_eq!(rejected(&read), [(4, "cut_off")]);
        assert_eq!(read.lines.len(), lines);
        assert_eq!(read.documents.last().unwrap().lines.end as usize, lines);
    }
}

#[test]
fn quotes_commas_and_line_breaks_inside_cells_are_read() {
    let read = sales(
        "订单号,下单时间,商品名称,金额\r\n1,2024-01-01,\"12\"\" RULER, RED\",1\r\n2,2024-01-01,12\" RULER,1\r\n3,2024-01-01,\"two\r\nlines\",1\r\n4,x,y,1\r\n",
    );
    let names: Vec<&str> = read.products.iter().map(|product| &*product.name).collect();
    assert_eq!(names, ["12\" RULER, RED", "12\" RULER", "two\r\nlines"]);
    assert_eq!(rejected(&read), [(5, "bad_date")], "a cell of two lines is one row");
}

#[test]
fn a_cell_of_ten_megabytes_costs_its_row_only() {
    let long = "x".repeat(10 << 20);
    for quote in ["", "\""] {
        let text = format!(
            "订单号,下单时间,商品名称,备注,金额\n1,2024-01-01,a,,1\n2,2024-01-01,{quote}{long}{quote},,1\n3,2024-01-01,a,{quote}{long}{quote},1\n4,2024-01-01,a,,1\n"
        );
        let read = sales(&text);
        assert_eq!(read.rejects.len(), 1);
        let reject = &read.rejects[0];
        assert_eq!(
            (reject.row, &reject.reason),
            (3, &RejectReason::CellTooLong(Field::ProductName))
        );
        assert!(reject.cells.iter().all(|cell| cell.len() <= 200));
        assert_eq!(read.lines.len(), 3, "a long note that is not read harms nothing");
    }
}

#[test]
fn a_cell_may_hold_what_a_spreadsheet_cell_holds() {
    for (length, taken) in [(32_767, 1), (32_768, 0)] {
        let name = "店".repeat(length);
        let read = sales(&format!("订单号,下单时间,商品名称,金额\n1,2024-01-01,{name},1\n"));
        assert_eq!(read.lines.len(), taken, "{length} characters");
    }
}

#[test]
fn the_order_of_day_and_month_is_told_by_the_whole_column() {
    let header = "订单号,下单时间,金额\n";
    let cases = [
        ("1,3/4/2024,1\n2,3/25/2024,1\n", vec![], "2024-03-04"),
        ("1,3/4/2024,1\n2,25/3/2024,1\n", vec![], "2024-04-03"),
        ("1,4/4/2024,1\n2,3/4/2024,1\n", vec![(3, "bad_date")], "2024-04-04"),
        ("1,25/3/2024,1\n2,3/25/2024,1\n3,3/4/2024,1\n", vec![(4, "bad_date")], "2024-03-25"),
    ];
    for (rows, rejects, first) in cases {
        let read = sales(&format!("{header}{rows}"));
        assert_eq!(rejected(&read), rejects, "{rows}");
        let written = exchange::cell::date::written(read.documents[0].local_ms);
        assert_eq!(&written[..10], first, "{rows}");
    }
    let retail = sales(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n\
         536365,A,a,1,12/1/2010 8:26,1,1,UK\n",
    );
    assert_eq!(retail.documents[0].local_ms, 1_291_191_960_000, "this source is American");
}

#[test]
fn reading_tells_its_progress_and_stops_when_asked() {
    let rows: String = (0..10_000).map(|n| format!("{n},2024-01-01,1.00\n")).collect();
    let file = file("x.csv", format!("订单号,下单时间,金额\n{rows}").as_bytes());
    let inspection = inspect(&file.path, &[]).unwrap();
    let size = std::fs::metadata(&file.path).unwrap().len();
    let (calls, last) = (Cell::new(0), Cell::new(0));
    let note = |done, total| {
        assert_eq!(total, size);
        assert!(done >= last.get() && done <= total);
        calls.set(calls.get() + 1);
        last.set(done);
        ControlFlow::Continue(())
    };
    read_file(&file.path, &inspection, &options(), &|_| true, &note).unwrap();
    assert_eq!((calls.get(), last.get()), (3, size), "twice on the way and once at the end");
    let stop = |_, _| ControlFlow::Break(());
    let stopped = read_file(&file.path, &inspection, &options(), &|_| true, &stop);
    assert!(matches!(stopped, Err(FileError::Cancelled)));
}

#[test]
fn a_file_whose_header_has_changed_since_is_not_read() {
    let file = file("x.csv", POS.as_bytes());
    let inspection = inspect(&file.path, &[]).unwrap();
    std::fs::write(&file.path, "日期,流水号,别的\n2024-01-01,1,2\n").unwrap();
    let go_on = |_, _| ControlFlow::Continue(());
    let read = read_file(&file.path, &inspection, &options(), &|_| true, &go_on);
    assert!(matches!(read, Err(FileError::Changed)));
}

#[test]
fn platform_dressing_is_taken_off() {
    let read = sales(
        "订单编号 ,联系手机,订单创建时间,买家实际支付金额\n\
         =\"123456789012345678\",'13800138000,2016/5/23 22:02,12.50元\n\
         \"\t987654321098765432\",,2016年5月23日 22:02,\"￥1,234.50\"\n",
    );
    let numbers: Vec<_> = totals(&read).into_iter().map(|(number, _, sum)| (number, sum)).collect();
    assert_eq!(numbers, [("123456789012345678", 1_250), ("987654321098765432", 123_450)]);
    assert_eq!(&*read.customers[0].phone, "13800138000");
    assert_eq!(read.documents[0].local_ms, read.documents[1].local_ms);
}
