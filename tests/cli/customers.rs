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
