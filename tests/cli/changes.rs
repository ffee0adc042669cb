//! Changing records, their history, and undoing.

use serde_json::{Value, json};

use crate::program::{Shop, fixture};

#[test]
fn a_changed_field_is_in_the_history_and_undo_puts_it_back() {
    let shop = Shop::new();
    let before = shop.digest();
    let saved = shop.json(&["set", "store", "S01", "name=静安店", "opened_on=2020-05-01"]);
    let history = shop.json(&["history", "store", "S01"]);
    assert_eq!(history[0]["tx"], saved["tx"], "{history}");
    assert_eq!(history[0]["by"], "Owner", "{history}");
    assert!(history[0]["at"].as_str().is_some_and(|at| at.ends_with('Z')), "{history}");
    let fields = json!([
        { "field": "name", "old": "徐汇店", "new": "静安店" },
        { "field": "opened_on", "old": null, "new": "2020-05-01" },
    ]);
    assert_eq!(history[0]["fields"], fields);
    assert_eq!(history[1]["kind"], "created", "{history}");
    assert_eq!(shop.json(&["history", "store", saved["id"].as_str().unwrap()]), history);

    assert_eq!(shop.json(&["undo"]), json!({ "operation": "edit_store" }));
    assert_eq!(shop.digest(), before);
    assert!(shop.run(&["undo", &saved["tx"].to_string()]).refused(1).contains("undone already"));
}

#[test]
fn every_kind_of_record_can_be_changed_and_undone() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    shop.json(&["add", "region", "name=华东"]);
    let cases: [(&str, &str, &[&str]); 8] = [
        ("store", "S01", &["region_id=华东", "trade_area=core"]),
        ("region", "华东", &["name=华东大区"]),
        ("department", "前台", &["name=前场"]),
        ("employee", "E0001", &["name=王芳", "store_id=S01", "joined_on=2021-02-03"]),
        ("product", "85123a", &["category=家居", "kind=sample"]),
        ("customer", "17850", &["name=李雷", "phone=138 0013 8000", "note=常客"]),
        ("chain", "", &["name=新海棠", "auto_lock_minutes=5"]),
        ("chain", "海棠", &["name=海棠花"]),
    ];
    for (table, id, changes) in cases {
        let before = shop.digest();
        let saved = shop.json(&[&["set", table, id], changes].concat());
        let tx = saved["tx"].as_i64().unwrap_or_else(|| panic!("{table}: {saved}")).to_string();
        assert_ne!(shop.digest(), before, "{table}");
        let history = shop.json(&["history", table, saved["id"].as_str().unwrap()]);
        let fields = history[0]["fields"].as_array().map(Vec::len);
        assert_eq!(fields, Some(changes.len()), "{table}: {history}");
        shop.json(&["undo", &tx]);
        assert_eq!(shop.digest(), before, "{table}");
    }
}

#[test]
fn a_record_can_be_added() {
    let shop = Shop::new();
    let cases: [(&str, &[&str], &str); 5] = [
        ("region", &["name=华东"], "华东"),
        ("store", &["code=S02", "name=静安店", "region_id=华东"], "S02"),
        ("department", &["name=直播", "parent_id=前台"], "直播"),
        ("employee", &["code=E7", "name=赵敏", "role=store_manager", "store_id=S02"], "E7"),
        ("product", &["code=p-1", "name=海棠面霜", "category=护肤"], "P-1"),
    ];
    for (table, values, known_as) in cases {
        let saved = shop.json(&[&["add", table], values].concat());
        let history = shop.json(&["history", table, known_as]);
        assert_eq!(history[0]["tx"], saved["tx"], "{table}: {history}");
    }
    let line = shop.run(&["add", "product", "code=P-1", "name=别的"]).refused(1);
    assert!(line.contains("code is taken already"), "{line}");
    shop.digest();
}

#[test]
fn a_change_that_breaks_a_rule_is_refused_by_its_field() {
    let shop = Shop::with_stores(&["S01=徐汇店", "S02=静安店"]);
    shop.json(&["import", fixture("online_retail_500.csv").to_str().unwrap(), "--store", "S01"]);
    let before = shop.digest();
    let cases: [(&[&str], &str); 11] = [
        (&["store", "S01", "colour=red"], "no field colour"),
        (&["store", "S01", "name="], "name must not be empty"),
        (&["store", "S02", "code=S01"], "code is taken already"),
        (&["store", "S01", "time_zone=Europe/London"], "time zone cannot be changed"),
        (&["store", "S01", "trade_area=moon"], "moon is not a value for trade_area"),
        (&["store", "S01", "opened_on=2020-13-01"], "2020-13-01 is not a value for opened_on"),
        (&["store", "S09", "name=x"], "no store S09"),
        (&["employee", "E0001", "role=sales_associate"], "leave the chain an owner"),
        (&["customer", "17850", "outside_id=1"], "outside id cannot be changed"),
        (&["chain", "海棠", "currency=USD"], "currency cannot be changed"),
        (&["orders", "536365", "number=1"], "cannot be changed like this"),
    ];
    for (words, named) in cases {
        let line = shop.run(&[&["set"], words].concat()).refused(1);
        assert!(line.contains(named), "{words:?}: {line}");
    }
    assert!(shop.run(&["set", "planet", "x", "name=y"]).refused(1).contains("no table planet"));
    assert_eq!(shop.digest(), before);
}

#[test]
fn a_void_order_counts_no_more_until_it_is_undone() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let before = shop.digest();
    shop.json(&["void", "536365"]);
    // Its seven lines are worth 139.12.
    assert_eq!(shop.value(&["net_sales"]), "16596.34");
    let history = shop.json(&["history", "orders", "536365"]);
    assert_eq!(history[0]["operation"], "void_order", "{history}");
    assert_eq!(shop.json(&["history", "order", "536365"]), history, "the noun will do");
    assert!(shop.run(&["void", "536365"]).refused(1).contains("void already"));
    assert!(shop.run(&["void", "999999"]).refused(1).contains("no order 999999"));
    shop.json(&["undo"]);
    assert_eq!(shop.value(&["net_sales"]), "16735.46");
    assert_eq!(shop.digest(), before);
}

#[test]
fn what_was_never_there_has_no_history() {
    let shop = Shop::new();
    let nobody = "01900000-0000-7000-8000-000000000000";
    for table in ["store", "orders", "customer", "product"] {
        shop.run(&["history", table, nobody]).refused(1);
    }
    let history = shop.json(&["history", "employee", "E0001"]);
    assert_eq!(history.as_array().map(Vec::len), Some(1), "{history}");
    let credential = shop.json(&["history", "credential", "E0001"]);
    assert_eq!(credential[0]["fields"][0]["new"], Value::from("****"), "hashes stay inside");
}
