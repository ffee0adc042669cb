//! The bytes of the files.

#![allow(clippy::unwrap_used, reason = "an unwrap that fails is a failing test")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use formats::{Encoding, FormatError, Selection, Shop, codes};
use support::{Folder, folder, named, shop, strict_text, workbook};

fn bytes_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let (one, _) = folder();
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let (two, _) = folder();
    let manifest = |folder: &Folder| fs::read(formats::manifest_path(folder.path())).unwrap();
    assert_eq!(manifest(&one), manifest(&two));
    let (one, two) = (bytes_of(one.path()), bytes_of(two.path()));
    assert_eq!(one.len(), 27, "the manifest stands beside the folder");
    for ((name, one), (_, two)) in one.iter().zip(&two) {
        assert!(one == two, "{name} differs");
    }
    let other = Folder::new();
    let day = NaiveDate::from_ymd_opt(2026, 11, 15).unwrap();
    Shop::new(1, 400, day, 7).files(other.path()).unwrap();
    assert_ne!(bytes_of(other.path()), one);
}

#[test]
fn every_format_is_in_the_folder_and_in_the_manifest() {
    let (folder, manifest) = folder();
    let written: BTreeSet<&str> = manifest.files.iter().map(|file| file.format.as_str()).collect();
    assert_eq!(written, codes().into_iter().collect());
    let text = fs::read_to_string(formats::manifest_path(folder.path())).unwrap();
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["files"].as_array().unwrap().len(), manifest.files.len());
    assert_eq!(read["aliases"]["云上官方旗舰店"], "S01");
    assert_eq!(read["all"]["net_sales_minor"], manifest.all.net_sales_minor);
    assert!(read["files"][0].get("documents").is_none(), "documents stay out of the manifest");
}

#[test]
fn every_text_decodes_strictly_and_every_workbook_opens() {
    let (folder, manifest) = folder();
    let mut seen = BTreeSet::new();
    for file in &manifest.files {
        seen.insert(file.encoding.as_str());
        let path = folder.path().join(&file.file);
        match file.encoding.as_str() {
            "xlsx" | "xls" => assert!(workbook(&path).len() > 3, "{}", file.file),
            encoding => assert!(strict_text(&path, encoding).lines().count() > 3, "{}", file.file),
        }
    }
    assert_eq!(seen.len(), 7, "every way to write occurs: {seen:?}");
    for encoding in Encoding::ALL {
        assert!(seen.contains(encoding.code()), "{}", encoding.code());
    }
}

#[test]
fn every_format_can_be_written_in_every_way() {
    let folder = tempfile::tempdir().unwrap();
    let shop = shop();
    for code in codes() {
        let usual = Shop::usual_encoding(code).unwrap();
        let path = folder.path().join("a");
        let expected = shop.write(code, &path, &Selection::all(), usual).unwrap();
        for encoding in Encoding::ALL {
            let truth = shop.write(code, &path, &Selection::all(), encoding).unwrap();
            assert_eq!(truth.net_amount_minor, expected.net_amount_minor, "{code}");
            assert_eq!(truth.encoding, encoding.code());
            assert!(fs::metadata(&path).unwrap().len() > 200, "{code} as {}", encoding.code());
        }
    }
}

#[test]
fn traps_are_in_the_bytes() {
    let (folder, manifest) = folder();
    let cases = [
        ("taobao_orders", "\"=\"\"33"),
        ("taobao_orders", ",'139"),
        ("taobao_orders", ",收货地址 ,"),
        ("taobao_orders", "不要枫叶色\"\n".trim_end()),
        ("taobao_orders", "0元"),
        ("taobao_order_lines", "\n=\"33"),
        ("jd_orders", "云上官方旗舰店"),
        ("jd_orders", "1******0"),
        ("jd_orders", "2026-02-30"),
        ("jd_orders", ".x"),
        ("pinduoduo_orders", "ys-10"),
        ("pinduoduo_orders", "无售后或售后取消"),
        ("douyin_orders", "\"\t69"),
        ("douyin_orders", ";"),
        ("pos_receipts", "（139"),
        ("pos_receipts", "充值"),
        ("shopify_orders", "USD"),
        ("sales_lines", "\t２\t"),
        ("sales_lines", "小计"),
        ("alipay_statement", "收入金额（+元）"),
        ("alipay_statement", "\n#支出合计"),
        ("ad_plans", "\"1,"),
        ("member_list", "\t88000000"),
        ("member_list", "139****"),
    ];
    for (format, needle) in cases {
        let file = named(&manifest, format);
        let text = strict_text(&folder.path().join(&file.file), &file.encoding);
        assert!(text.contains(needle), "{} has no {needle}", file.file);
    }
    let later = &manifest.files[4];
    let text = strict_text(&folder.path().join(&later.file), "gb18030");
    assert!(text.contains('𠮷'), "a character that GBK lacks");
    let lines = named(&manifest, "taobao_order_lines");
    assert!(lines.file.ends_with(".xls") && lines.encoding == "gbk", "a name that misleads");
    let bill = workbook(&folder.path().join(&named(&manifest, "meituan_bill").file));
    assert_eq!(bill[0][..3], ["基础信息", "", ""], "the upper row of the heading is merged");
    assert_eq!(bill[1][2], "订单号");
    assert_eq!((bill[0][6].as_str(), bill[1][6].as_str()), ("交易类型", ""));
}

#[test]
fn an_unknown_format_is_refused() {
    let error = shop().entries("paper").unwrap_err();
    assert!(matches!(error, FormatError::UnknownFormat(code) if code == "paper"));
}
