//! Files in, again, and out again.

use serde_json::{Value, json};

use crate::program::{Shop, fixture, text};
use crate::sales_csv::{HEADERS, line};

/// File, then what its README says: invoices, of these cancellations, sum in pence.
const FILES: [(&str, u32, u32, u32, i64); 3] = [
    ("online_retail_500.csv", 500, 45, 3, 1_673_546),
    ("online_retail_gbk_500.csv", 500, 38, 1, 975_472),
    ("online_retail_200.xlsx", 200, 25, 2, 881_365),
];

#[test]
fn a_file_is_recognised_and_its_totals_are_those_of_its_readme() {
    for (name, rows, invoices, cancelled, pence) in FILES {
        let shop = Shop::new();
        let imported = shop.import(&fixture(name));
        assert!(imported["import_id"].is_string(), "{imported}");
        let file = &imported["files"][0];
        assert_eq!(file["recognised"], "online_retail", "{name}");
        let counted = |key: &str| file[key].as_u64().unwrap_or_else(|| panic!("{name}: {key}"));
        assert_eq!(counted("rows"), u64::from(rows), "{name}");
        assert_eq!(counted("orders"), u64::from(invoices), "{name}");
        assert_eq!(counted("lines"), u64::from(rows), "{name}");
        assert_eq!(counted("refunds"), u64::from(cancelled), "{name}");
        let kinds = counted("sales") + counted("refunds") + counted("adjustments");
        assert_eq!(kinds, u64::from(invoices), "{name}");
        assert_eq!(file["net_amount_minor"], pence, "{name}");
        let fates = ["new", "changed", "same", "rejected"].map(counted);
        assert_eq!(fates, [u64::from(rows), 0, 0, 0], "{name}");
        shop.digest();
    }
}

#[test]
fn a_gbk_file_is_read_as_what_it_is() {
    let imported = Shop::new().import(&fixture("online_retail_gbk_500.csv"));
    let encoding = imported["files"][0]["encoding"].as_str().unwrap().to_uppercase();
    assert!(encoding.contains("GB"), "{encoding}");
}

#[test]
fn a_dry_run_answers_the_same_and_writes_nothing() {
    let shop = Shop::new();
    let before = shop.digest();
    let file = fixture("online_retail_500.csv");
    let dry = shop.json(&["import", text(&file), "--dry-run"]);
    assert!(dry["import_id"].is_null(), "{dry}");
    assert_eq!(shop.digest(), before);
    assert_eq!(shop.json(&["imports", "list"]), json!([]));
    let real = shop.import(&file);
    assert_eq!(dry["files"], real["files"]);
}

#[test]
fn the_same_file_again_is_all_same_and_changes_nothing() {
    for (name, rows, ..) in FILES {
        let shop = Shop::new();
        shop.import(&fixture(name));
        let before = shop.digest();
        let again = shop.import(&fixture(name));
        let file = &again["files"][0];
        assert_eq!((&file["same"], &file["new"]), (&json!(rows), &json!(0)), "{name}: {file}");
        assert_eq!(shop.digest(), before, "{name}");
    }
}

#[test]
fn an_undone_import_leaves_no_trace_and_cannot_be_undone_twice() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let before = shop.digest();
    let imported = shop.import(&fixture("online_retail_gbk_500.csv"));
    assert_ne!(shop.digest(), before, "the second file brought something");
    let id = imported["import_id"].as_str().unwrap();
    let undone = shop.json(&["imports", "undo", id]);
    assert_eq!(
        undone,
        json!({
            "removed": 38, "restored": 0, "kept": [],
            "facts_removed": 0, "facts_restored": 0, "facts_kept": 0,
        })
    );
    assert_eq!(shop.digest(), before);
    let listed = shop.json(&["imports", "list"]);
    assert_eq!(listed.as_array().map(Vec::len), Some(2), "{listed}");
    assert_eq!(listed[0]["id"], id, "newest first");
    assert!(listed[0]["undone_at"].is_string() && listed[1]["undone_at"].is_null(), "{listed}");

    let line = shop.run(&["imports", "undo", id]).refused(1);
    assert!(line.contains("undone already"), "{line}");
    let line = shop.run(&["imports", "undo", "yesterday"]).refused(1);
    assert!(line.contains("no import yesterday"), "{line}");
}

#[test]
fn a_changed_order_is_replaced_and_comes_back_when_the_import_is_undone() {
    let shop = Shop::new();
    let first = shop.write("1.csv", format!("{HEADERS}\n{}", line("A1", "2026-03-01")));
    shop.import(&first);
    let before = shop.digest();
    let corrected = line("A1", "2026-03-01").replace(",2,", ",3,");
    let second = shop.write("2.csv", format!("{HEADERS}\n{corrected}"));
    let imported = shop.import(&second);
    assert_eq!(imported["files"][0]["changed"], 1, "{imported}");
    assert_eq!(shop.value(&["net_sales"]), "28.50");
    let id = imported["import_id"].as_str().unwrap();
    assert_eq!(shop.json(&["imports", "undo", id])["restored"], 1);
    assert_eq!(shop.digest(), before);
    assert_eq!(shop.value(&["net_sales"]), "19.00");
}

#[test]
fn several_files_are_one_import_and_one_bad_file_keeps_all_out() {
    let shop = Shop::new();
    let before = shop.digest();
    let good = fixture("online_retail_500.csv");
    let bad = shop.write("bad.csv", "颜色,大小\n红,大\n");
    let line = shop.run(&["import", text(&good), text(&bad)]).refused(1);
    assert!(line.contains("bad.csv"), "{line}");
    assert_eq!(shop.digest(), before, "nothing of the good file either");

    let other = fixture("online_retail_gbk_500.csv");
    let imported = shop.json(&["import", text(&good), text(&other)]);
    assert_eq!(imported["files"].as_array().map(Vec::len), Some(2));
    assert_eq!(shop.json(&["imports", "list"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn a_chain_of_several_stores_asks_for_one_and_names_them() {
    let shop = Shop::with_stores(&["S01=徐汇店", "S02=静安店"]);
    let file = fixture("online_retail_500.csv");
    for words in [&["import", text(&file)] as &[&str], &["import", text(&file), "--dry-run"]] {
        let line = shop.run(words).refused(1);
        assert!(line.contains("--store") && line.contains("S01, S02"), "{line}");
    }
    let line = shop.run(&["import", text(&file), "--store", "S09"]).refused(1);
    assert!(line.contains("no store S09"), "{line}");
    shop.json(&["import", text(&file), "--store", "S02"]);
    assert!(shop.value(&["net_sales", "--store", "S01"]).is_null());
    assert_eq!(shop.value(&["net_sales", "--store", "S02"]), "16735.46");
}

#[test]
fn a_mapping_reads_headers_nobody_knows_and_is_kept_when_asked() {
    let shop = Shop::new();
    let strange = "甲,乙,丙\nA1,2026-03-01 10:00,12.50\nA2,2026-03-02 11:00,7.50\n";
    let file = shop.write("strange.csv", strange);
    let mapping = shop.write(
        "mapping.toml",
        "name = \"老收银机\"\nheaders = [\"甲\", \"乙\", \"丙\"]\n\
         [columns]\norder_no = \"甲\"\nordered_at = \"乙\"\namount = \"丙\"\n",
    );
    let line = shop.run(&["import", text(&file)]).refused(1);
    assert!(line.contains("order_no"), "{line}");
    let before = shop.digest();
    let words = ["import", text(&file), "--mapping", text(&mapping)];
    let imported = shop.json(&words);
    assert_eq!(imported["files"][0]["net_amount"], "20.00", "{imported}");
    shop.json(&["imports", "undo", imported["import_id"].as_str().unwrap()]);
    assert_eq!(shop.digest(), before, "used once, not kept");

    shop.json(&[&words as &[&str], &["--keep-mapping"]].concat());
    let listed = shop.json(&["mapping", "list"]);
    assert_eq!(listed[0]["name"], "老收银机", "{listed}");
    let next = shop.write("next.csv", strange.replace("A1", "A3"));
    let imported = shop.import(&next);
    assert_eq!(imported["files"][0]["mapping"], "老收银机", "{imported}");

    let exported = shop.beside("exported.toml");
    shop.run(&["mapping", "export", "老收银机", text(&exported)]).ok();
    let other = Shop::new();
    let imported = other.json(&["import", text(&file), "--mapping", text(&exported)]);
    assert_eq!(imported["files"][0]["orders"], 2, "the written mapping can be read");
    let line = shop.run(&["mapping", "export", "新收银机", text(&exported)]).refused(1);
    assert!(line.contains("新收银机"), "{line}");
}

#[test]
fn rows_that_are_not_taken_are_counted_and_written_with_their_reasons() {
    let shop = Shop::new();
    let good = line("A1", "2026-03-01");
    let bad_date = line("A2", "昨天");
    let negative = line("A3", "2026-03-01").replace("9.50", "-9.50");
    let file = shop.write("mixed.csv", format!("{HEADERS}\n{good}{bad_date}{negative}"));
    for dry in [true, false] {
        let rejects = shop.beside(if dry { "dry.csv" } else { "real.csv" });
        let mut words = vec!["import", text(&file), "--rejects", text(&rejects)];
        words.extend(dry.then_some("--dry-run"));
        let told = shop.json(&words);
        let counts = ["rows", "new", "rejected"].map(|key| told["files"][0][key].as_u64());
        assert_eq!(counts, [Some(3), Some(1), Some(2)], "{told}");
        let written = std::fs::read_to_string(&rejects).unwrap();
        assert_eq!(written.lines().count(), 3, "header and two rows: {written}");
        assert!(written.contains("昨天") && written.contains("A3"), "{written}");
    }
    assert_eq!(shop.value(&["net_sales"]), Value::from("19.00"));
}
