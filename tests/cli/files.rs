//! Files that cannot be taken: one line that names the file and the reason, and nothing written.

use crate::program::{Shop, fixture, text};
use crate::sales_csv::{HEADERS, line};

#[test]
fn a_file_that_cannot_be_taken_is_named_with_its_reason() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0".as_slice();
    let old_workbook = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0".as_slice();
    let xlsx = std::fs::read(fixture("online_retail_200.xlsx")).unwrap();
    let cases: [(&str, &[u8], &str); 6] = [
        ("picture.csv", png, "not a table"),
        ("old.csv", old_workbook, "damaged"),
        ("empty.csv", b"", "empty"),
        ("colours.csv", "颜色,大小\n红,大\n".as_bytes(), "missing: order_no, ordered_at"),
        ("half.csv", "订单号,下单时间,数量\nA1,2026-03-01,2\n".as_bytes(), "missing: unit_price"),
        ("cut.xlsx", &xlsx[..xlsx.len() / 2], "damaged"),
    ];
    let shop = Shop::new();
    let before = shop.digest();
    for (name, content, reason) in cases {
        let file = shop.write(name, content);
        for dry in [&[] as &[&str], &["--dry-run"]] {
            let line = shop.run(&[&["import", text(&file)], dry].concat()).refused(1);
            assert!(line.contains(name) && line.contains(reason), "{name} {dry:?}: {line}");
        }
    }
    let line = shop.run(&["import", "/nowhere/sales.csv"]).refused(1);
    assert!(line.contains("sales.csv") && line.contains("does not exist"), "{line}");
    assert_eq!(shop.digest(), before);
    assert_eq!(shop.json(&["imports", "list"]), serde_json::json!([]), "no import is noted");
}

#[test]
fn unknown_headers_name_the_missing_columns_in_chinese_too() {
    let shop = Shop::new();
    let file = shop.write("colours.csv", "颜色,大小\n红,大\n");
    let line = shop.run(&["import", text(&file), "--lang", "zh"]).refused(1);
    assert!(line.contains("缺少：订单号（order_no）、时间（ordered_at）"), "{line}");
}

#[test]
fn a_truncated_file_loses_only_the_row_it_was_cut_in() {
    let shop = Shop::new();
    let whole = format!("{HEADERS}\n{}{}", line("A1", "2026-03-01"), line("A2", "2026-03-02"));
    let cut = &whole[..whole.len() - "2,9.50,K1\n".len()];
    let imported = shop.import(&shop.write("cut.csv", cut));
    let file = &imported["files"][0];
    assert_eq!((file["new"].as_u64(), file["rejected"].as_u64()), (Some(1), Some(1)), "{file}");
    assert_eq!(shop.value(&["net_sales"]), "19.00");
    shop.digest();
}

#[test]
fn a_mapping_with_a_mistake_is_refused_by_the_key_at_fault() {
    let cases = [
        ("name = ", "line 1"),
        ("name = \"a\"\n[columns]\norder_no = \"x\"", "ordered_at"),
        ("colour = 1", "`colour`"),
    ];
    let shop = Shop::new();
    let file = fixture("online_retail_500.csv");
    for (toml, named) in cases {
        let mapping = shop.write("m.toml", toml);
        let line = shop.run(&["import", text(&file), "--mapping", text(&mapping)]).refused(1);
        assert!(line.contains(named) && line.contains("m.toml"), "{line}");
    }
    let line = shop.run(&["import", text(&file), "--mapping", "/nowhere.toml"]).refused(1);
    assert!(line.contains("/nowhere.toml"), "{line}");
}

#[test]
fn rows_are_exported_as_csv_and_as_a_workbook() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let cases = [("orders", 45), ("products", 339), ("customers", 31)];
    for (what, rows) in cases {
        let csv = shop.beside(&format!("{what}.csv"));
        let told = shop.json(&["export", what, "--format", "csv", text(&csv)]);
        assert_eq!(told["rows"], rows, "{what}");
        let written = std::fs::read_to_string(&csv).unwrap();
        assert_eq!(written.lines().count(), rows + 1, "{what}: a header and its rows");

        let xlsx = shop.beside(&format!("{what}.xlsx"));
        shop.run(&["export", what, "--format", "xlsx", text(&xlsx)]).ok();
        assert!(
            std::fs::read(&xlsx).unwrap().starts_with(b"PK"),
            "{what}: a workbook is an archive"
        );
    }
    let none = shop.beside("none.csv");
    let later = ["--from", "2011-01-01", "--store", "S01"];
    let words = ["export", "orders", "--format", "csv", text(&none)];
    assert_eq!(shop.json(&[&words as &[&str], &later].concat())["rows"], 0);
    let line =
        shop.run(&["export", "products", "--format", "csv", "x", "--store", "S01"]).refused(2);
    assert!(line.contains("orders only"), "{line}");
    let line = shop.run(&["export", "orders", "--format", "csv", "/nowhere/x.csv"]).refused(1);
    assert!(line.contains("cannot be written"), "{line}");
}
