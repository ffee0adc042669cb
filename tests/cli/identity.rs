//! Who somebody is, decided without a window.

use serde_json::{Value, json};

use crate::program::Shop;

const HEADERS: &str = "订单号,下单时间,商品编码,商品名称,数量,单价,手机号,客户姓名\n";

fn import(shop: &Shop, name: &str, rows: &[[&str; 3]]) {
    let rows: String = rows
        .iter()
        .map(|[number, phone, name]| {
            format!("{number},2026-11-21 10:00:00,LIP01,口红,1,10,{phone},{name}\n")
        })
        .collect();
    shop.import(&shop.write(name, format!("{HEADERS}{rows}")));
}

fn shop() -> Shop {
    let shop = Shop::new();
    let rows = [
        ["C1", "13811116198", "李梅"],
        ["C2", "13900000001", "王强"],
        ["C3", "13900000002", "王强"],
        ["C4", "1******6198", "李梅"],
    ];
    import(&shop, "orders.csv", &rows);
    shop
}

fn id(row: &Value) -> String {
    row.as_str().expect("an id").to_string()
}

#[test]
fn a_buyer_is_listed_with_whom_it_may_be_and_decided() {
    let shop = shop();
    let before = shop.digest();
    let open = shop.json(&["buyers", "list"]);
    assert_eq!(open.as_array().map(Vec::len), Some(1), "{open}");
    assert_eq!(open[0]["candidates"][0]["confidence"], 95, "{open}");
    assert_eq!(open[0]["candidates"][0]["reason"], "phone_and_name", "{open}");
    let lines = shop.run(&["buyers", "list"]).ok();
    assert!(lines.contains("1******6198") && lines.contains("95%"), "{lines}");
    assert!(!lines.contains("13811116198"), "phones are masked: {lines}");
    assert_eq!(shop.value(&["buyers"]), "3");

    let buyer = id(&open[0]["buyer"]["id"]);
    let saved = shop.json(&["buyers", "decide", &buyer, "--customer", "13811116198"]);
    assert!(saved["tx"].is_number(), "{saved}");
    assert_eq!(shop.json(&["buyers", "list"]), json!([]));
    let decided = shop.json(&["buyers", "list", "--decided"]);
    assert_eq!(decided[0]["buyer"]["decision"], "same", "{decided}");
    shop.digest();
    shop.json(&["buyers", "decide", &buyer, "--other"]);
    shop.json(&["buyers", "decide", &buyer, "--open"]);
    assert_eq!(shop.digest(), before);
    assert_eq!(shop.json(&["buyers", "list", "--text", "李"])[0]["buyer"]["id"], buyer);
}

#[test]
fn customers_are_merged_and_set_apart_again() {
    let shop = shop();
    let before = shop.digest();
    assert_eq!(shop.json(&["customers", "duplicates"]), json!([]));
    shop.json(&["set", "customer", "13900000002", "card=V1"]);
    shop.json(&["set", "customer", "13900000001", "card=V1"]);
    let twice = shop.json(&["customers", "duplicates"]);
    assert_eq!(twice[0]["reason"], "card", "{twice}");
    shop.json(&["undo"]);
    shop.json(&["undo"]);

    let merged = shop.json(&["customers", "merge", "13900000001", "13900000002"]);
    assert_eq!(shop.value(&["buyers"]), "2");
    let listed = shop.json(&["customers", "merged", "13900000001"]);
    assert_eq!((&listed[0]["customer_id"], &listed[0]["orders"]), (&merged["id"], &json!(1)));
    shop.json(&["customers", "unmerge", &id(&merged["id"])]);
    assert_eq!(shop.digest(), before);
    assert_eq!(shop.value(&["buyers"]), "3");
    let nothing = shop.json(&["customers", "unmerge", &id(&merged["id"])]);
    assert!(nothing["tx"].is_null(), "{nothing}");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let shop = shop();
    let before = shop.digest();
    let buyer = id(&shop.json(&["buyers", "list"])[0]["buyer"]["id"]);
    shop.run(&["buyers", "decide", &buyer]).refused(2);
    shop.run(&["buyers", "decide", &buyer, "--other", "--open"]).refused(2);
    shop.run(&["buyers", "decide", "nobody", "--other"]).refused(2);
    let line = shop.run(&["buyers", "decide", &buyer, "--customer", "13900000009"]).refused(1);
    assert!(line.contains("no customer 13900000009"), "{line}");
    let line = shop.run(&["customers", "merge", "13900000001", "13900000001"]).refused(1);
    assert!(line.contains("merged cannot be below itself"), "{line}");
    assert_eq!(shop.digest(), before);
}
