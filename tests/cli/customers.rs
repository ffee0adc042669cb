//! Customers found and told in full without a window.

use serde_json::json;

use crate::program::Shop;

const ROWS: &str = "订单号,下单时间,商品编码,商品名称,商品类目,数量,单价,手机号,客户姓名
Q1,2026-10-01 10:00:00,LIP01,口红,彩妆,1,100,13800138000,王小明
Q2,2026-11-01 10:00:00,CRM01,面霜,护肤,2,90,13800138000,王小明
Q3,2026-11-02 10:00:00,LIP01,口红,彩妆,1,100,13900000001,汪晓敏
";

fn shop() -> Shop {
    let shop = Shop::new();
    shop.import(&shop.write("orders.csv", ROWS));
    shop
}

#[test]
fn customers_are_searched_as_an_array() {
    let shop = shop();
    let found = shop.json(&["customers", "search", "wxm"]);
    assert_eq!(found.as_array().map(Vec::len), Some(2), "{found}");
    let first = &found[0];
    assert_eq!(first["name"], "王小明", "who bought more stands first: {found}");
    assert_eq!(first["phone"], "13800138000");
    assert_eq!(first["home_store"], "徐汇店");
    assert_eq!((&first["orders"], &first["gross_sales"]), (&json!(2), &json!("280.00")));
    assert_eq!(first["last_day"], "2026-11-01");
    assert!(first["id"].is_string() && first["card"].is_string(), "{first}");
    assert_eq!(shop.json(&["customers", "search", "8000"])[0]["name"], "王小明");
    assert_eq!(shop.json(&["customers", "search", "Q3"])[0]["name"], "汪晓敏");
    assert_eq!(shop.json(&["customers", "search", "xyz"]), json!([]));
    assert_eq!(
        shop.json(&["customers", "search", "wang", "--limit", "1"]).as_array().map(Vec::len),
        Some(1)
    );
    assert!(shop.run(&["customers", "search", "wang"]).ok().contains("汪晓敏"));
}

#[test]
fn a_customer_is_told_in_full() {
    let shop = shop();
    let found = shop.json(&["customers", "search", "王小明"]);
    let id = found[0]["id"].as_str().expect("an id");
    let told = shop.json(&["customers", "show", id]);
    assert_eq!(told["row"]["customer"]["name"], "王小明");
    assert_eq!((&told["net_sales"], &told["refunds"]), (&json!("280.00"), &json!("0.00")));
    assert_eq!((&told["purchase_days"], &told["median_gap"]), (&json!(2), &json!("31")));
    assert_eq!(told["categories"][0]["name"], "护肤", "{told}");
    assert_eq!(told["timeline"][0]["text"], "Q2");
    assert_eq!(told["consents"].as_array().map(Vec::len), Some(3));
    assert!(told["row"]["stage"].is_string());
    let lines = shop.run(&["--lang", "zh", "customers", "show", "13800138000"]).ok();
    assert!(lines.contains("净额: 280.00") && lines.contains("面霜"), "{lines}");
    shop.run(&["customers", "show", "13999999999"]).refused(1);
    shop.digest();
}

#[test]
fn customers_are_added_and_known_ones_told() {
    let shop = shop();
    let before = shop.digest();
    let added = shop.json(&["customers", "add", "--phone", "+852 9123 4567", "--name", "陈大文"]);
    assert_eq!(added["is_new"], true, "{added}");
    assert_eq!(shop.json(&["customers", "search", "4567"])[0]["name"], "陈大文");
    let known = shop.json(&["customers", "add", "--phone", "138 0013 8000"]);
    assert_eq!((&known["is_new"], &known["tx"]), (&json!(false), &json!(null)), "{known}");
    shop.run(&["customers", "add", "--name", "没有号码"]).refused(2);
    shop.run(&["customers", "add", "--phone", "12345"]).refused(1);
    shop.run(&["undo", &added["tx"].to_string()]).ok();
    assert_eq!(shop.digest(), before);
}

#[test]
fn customers_are_cared_for_without_a_window() {
    let shop = shop();
    let before = shop.digest();
    let both = ["13800138000", "13900000001"];
    shop.run(&["customers", "tag", "重要", both[0]]).refused(1);
    let tagged = shop.json(&["customers", "tag", "重要", both[0], both[1], "--make"]);
    assert_eq!(tagged["count"], 2, "{tagged}");
    let untagged = shop.json(&["customers", "untag", "重要", both[1]]);
    assert_eq!(untagged["count"], 1, "{untagged}");
    let assigned = shop.json(&["customers", "assign", both[0], both[1], "--employee", "E0001"]);
    assert_eq!(assigned["count"], 2, "{assigned}");
    assert_eq!(shop.json(&["customers", "assign", both[1]])["count"], 1);
    shop.json(&["customers", "contact", both[0], "--way", "visit", "--text", "试了新色"]);
    shop.run(&["customers", "contact", both[0], "--way", "note"]).refused(1);
    let consent = ["customers", "consent", both[0], "--channel", "sms", "--said", "given"];
    shop.run(&consent).refused(1);
    shop.json(&[&consent[..], &["--source", "入会表"]].concat());
    let told = shop.json(&["customers", "show", both[0]]);
    assert_eq!(told["row"]["tags"][0]["name"], "重要", "{told}");
    assert_eq!(told["timeline"][0]["text"], "试了新色");
    assert_eq!(told["consents"][0]["state"], "given");
    assert_ne!(shop.digest(), before);
}

#[test]
fn a_look_needs_a_reason_and_an_erasure_must_be_meant() {
    let shop = shop();
    shop.run(&["customers", "reveal", "13800138000"]).refused(2);
    shop.run(&["customers", "reveal", "13800138000", "--reason", " "]).refused(1);
    let shown = shop.json(&["customers", "reveal", "13800138000", "--reason", "到货通知"]);
    assert_eq!(shown, json!({"phone": "13800138000"}));
    shop.run(&["customers", "erase", "13800138000"]).refused(1);
    assert_eq!(shop.json(&["customers", "search", "8000"])[0]["name"], "王小明");
    let erased = shop.json(&["customers", "erase", "13800138000", "--for-good"]);
    assert_eq!(erased["customers"], 1, "{erased}");
    assert_eq!(shop.json(&["customers", "search", "8000"]), json!([]));
    assert_eq!(shop.json(&["customers", "settle-levels"])["count"], 0);
}
