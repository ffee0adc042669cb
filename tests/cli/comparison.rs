//! Stores compared fairly.

use serde_json::json;

use crate::program::{Shop, fixture};

#[test]
fn one_store_is_told_with_its_value_and_compared_with_nobody() {
    let shop = Shop::new();
    shop.import(&fixture("online_retail_500.csv"));
    let words = ["compare", "net_sales", "--period", "2010"];
    let answer = shop.json(&words);
    assert_eq!(answer["stores"][0]["value"], json!("16735.46"));
    assert_eq!((&answer["average"], &answer["stores"][0]["fair"]), (&json!(null), &json!(null)));
    assert_eq!(answer["period"], json!({ "from": "2010-01-01", "to": "2010-12-31" }));
    assert!(shop.run(&words).ok().contains("too little to compare"));
}

#[test]
fn three_stores_are_told_with_what_is_expected_of_them_and_their_ranks() {
    let shop = Shop::with_stores(&["S01=徐汇店", "S02=静安店", "S03=虹桥店"]);
    // Five days that add up to 500, 1,000 and 1,500.
    let days = [("S01", [99, 101, 98, 102, 100]), ("S02", [202, 199, 201, 198, 200])];
    let more = ("S03", [300, 303, 297, 302, 298]);
    for (store, amounts) in days.into_iter().chain([more]) {
        let mut text = "订单号,下单时间,商品编码,商品名称,数量,单价\n".to_string();
        for (day, amount) in amounts.iter().enumerate() {
            let day = day + 1;
            text += &format!("{store}-{day},2010-03-0{day} 10:00,A1,口红,1,{amount}\n");
        }
        let file = shop.write(&format!("{store}.csv"), text);
        shop.run(&["import", crate::program::text(&file), "--store", store]).ok();
    }
    let words = ["compare", "net_sales", "--period", "2010-03", "--by", "kind"];
    let answer = shop.json(&words);
    assert_eq!((&answer["by"], &answer["differs"]), (&json!("kind"), &json!(true)));
    let told: Vec<_> = answer["stores"].as_array().expect("stores").iter().collect();
    let of = |name: &str| -> Vec<&str> {
        told.iter().map(|store| store["fair"][name].as_str().expect(name)).collect()
    };
    assert_eq!(of("expected"), ["1000.00"; 3]);
    assert_eq!(of("index"), ["1.500", "1.000", "0.500"]);
    let lines = shop.run(&words).ok();
    assert!(lines.contains("虹桥店  1500.00  expected 1000.00"), "{lines}");
    assert!(lines.contains("1 → 1") && lines.contains("3 → 3"), "{lines}");
}

#[test]
fn what_is_no_period_and_no_metric_is_refused() {
    let shop = Shop::new();
    let refused = |words: &[&str]| assert_eq!(shop.run(words).code, Some(1), "{words:?}");
    refused(&["compare", "net_sales", "--period", "soon"]);
    refused(&["compare", "nothing", "--period", "2026-10"]);
}
