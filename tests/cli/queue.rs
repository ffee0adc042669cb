//! Files that wait, and jobs that import them at night.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::program::{Shop, text};
use crate::sales_csv::{HEADERS, bulky, line};

const BULKY_ORDERS: usize = 20_000;

fn states(shop: &Shop) -> Vec<Value> {
    let queue = shop.json(&["queue", "list"]);
    queue.as_array().expect("a list").iter().map(|file| file["state"].clone()).collect()
}

fn imports(shop: &Shop) -> usize {
    shop.json(&["imports", "list"]).as_array().map_or(0, Vec::len)
}

#[test]
fn what_waits_is_imported_file_by_file_and_a_bad_one_fails_alone() {
    let shop = Shop::new();
    let good = shop.write("good.csv", format!("{HEADERS}\n{}", line("A1", "2026-03-01")));
    let bad = shop.write("bad.csv", "颜色,大小\n红,大\n");
    let queued = shop.json(&["queue", "add", text(&bad), text(&good)]);
    assert_eq!([&queued[0]["state"], &queued[1]["state"]], ["waiting", "waiting"], "{queued}");
    assert_eq!(imports(&shop), 0);

    let answer = shop.run(&["queue", "run", "--json"]);
    let ended: Value = serde_json::from_str(&answer.out).expect("what ended is told all the same");
    assert_eq!(ended[0]["problem"], "unknown_headers", "{ended}");
    assert!(ended[1]["import_id"].is_string() && ended[1]["ended_at"].is_string(), "{ended}");
    let complaint = answer.refused(1);
    assert!(complaint.contains("1 of the files"), "{complaint}");
    assert_eq!(states(&shop), ["failed", "done"]);
    assert_eq!(shop.value(&["net_sales"]), "19.00");

    let key = queued[0]["key"].to_string();
    shop.run(&["queue", "drop", &key]).ok();
    assert_eq!(states(&shop), ["done"]);
    assert!(shop.run(&["queue", "drop", &key]).refused(1).contains("no such file"));
    assert_eq!(shop.json(&["queue", "run"]), json!([]), "nothing waits");
}

#[test]
fn a_file_that_is_not_there_is_told_when_it_is_added() {
    let shop = Shop::new();
    let gone = shop.beside("gone.csv");
    let answer = shop.run(&["queue", "add", text(&gone)]);
    assert!(answer.out.contains("the file does not exist"), "{answer:?}");
    answer.refused(1);
}

#[test]
fn a_killed_run_leaves_its_file_waiting_and_nothing_of_it_in_the_data() {
    let shop = Shop::new();
    let before = shop.digest();
    let file = shop.write("bulky.csv", bulky(BULKY_ORDERS));
    shop.json(&["queue", "add", text(&file)]);

    let mut run = shop.command(&["queue", "run"]).stdout(Stdio::null()).spawn().unwrap();
    let log = shop.data().join("storeloop.sqlite-wal");
    let deadline = Instant::now() + Duration::from_secs(180);
    while fs::metadata(&log).map_or(0, |found| found.len()) < 1 << 20 {
        assert!(run.try_wait().unwrap().is_none(), "it was done before it could be killed");
        assert!(Instant::now() < deadline, "it never began to write");
        sleep(Duration::from_millis(2));
    }
    assert_eq!(states(&shop), ["running"], "another process sees that it runs");
    run.kill().unwrap();
    run.wait().unwrap();

    assert_eq!(states(&shop), ["waiting"]);
    assert_eq!((shop.digest(), imports(&shop)), (before, 0));
    let ended = shop.json(&["queue", "run"]);
    assert_eq!(ended[0]["state"], "done", "{ended}");
    assert_eq!(imports(&shop), 1);
    assert_eq!(shop.value(&["orders"]), BULKY_ORDERS.to_string());
}

#[test]
fn a_watched_folder_is_looked_at_once_and_imported_when_asked() {
    let shop = Shop::new();
    let complaint = shop.run(&["watch", "--once"]).refused(1);
    assert!(complaint.contains("--folder"), "{complaint}");
    let inbox = shop.beside("inbox");
    fs::create_dir(&inbox).unwrap();
    let day = |name: &str, order: &str| {
        let content = format!("{HEADERS}\n{}", line(order, "2026-03-01"));
        fs::write(inbox.join(name), content).unwrap();
    };
    day("1.csv", "A1");
    let looked = shop.json(&["watch", "--once", "--folder", text(&inbox)]);
    assert_eq!(looked["found"][0]["file"], "1.csv", "{looked}");
    assert_eq!((&looked["imported"], imports(&shop)), (&json!([]), 0), "nothing by itself");
    assert_eq!(shop.json(&["queue", "run"]), json!([]), "nobody asked for it");

    day("2.csv", "A2");
    let looked = shop.json(&["watch", "--once", "--import"]);
    let told = looked["imported"].as_array().expect("a list");
    let told: Vec<_> = told.iter().map(|file| (&file["file"], &file["state"])).collect();
    let done = json!("done");
    assert_eq!(told, [(&json!("1.csv"), &done), (&json!("2.csv"), &done)], "{looked}");
    assert_eq!(shop.value(&["net_sales"]), "38.00");
    let again = shop.json(&["watch", "--once", "--import"]);
    assert_eq!(again, json!({ "found": [], "imported": [] }));
}

#[test]
fn gaps_are_told_and_an_alias_closes_one() {
    let shop = Shop::with_stores(&["S01=徐汇店", "S02=静安店"]);
    let file = shop.write(
        "stores.csv",
        "门店名称,订单号,下单时间,商品编码,实收金额\n\
         徐汇店,1,2026-03-01 10:00,P1,10\n月球店,2,2026-03-01 10:00,P1,20\n",
    );
    shop.json(&["import", text(&file)]);
    let gaps = shop.json(&["gaps"]);
    assert_eq!(gaps["unknown_stores"][0]["text"], "月球店", "{gaps}");
    assert_eq!(gaps["unmapped_products"][0]["code"], "P1", "{gaps}");
    let other = shop.json(&["gaps", "--store", "S02"]);
    assert_eq!((&other["missing_days"], &other["unmapped_products"]), (&json!([]), &json!([])));

    shop.json(&["alias", "store", "月球店", "S02"]);
    let known = &shop.json(&["gaps"])["unknown_stores"][0];
    assert!(known["store_id"].is_string(), "{known}");
    shop.json(&["import", text(&file)]);
    assert_eq!(shop.json(&["gaps"])["unknown_stores"], json!([]));
    assert_eq!(shop.value(&["net_sales", "--store", "S02"]), "20.00");
    assert!(shop.json(&["alias", "store", "月球店", "--forget"])["tx"].is_i64());
    assert!(shop.json(&["alias", "store", "月球店", "--forget"])["tx"].is_null());
    assert!(shop.run(&["alias", "store", "火星店", "S09"]).refused(1).contains("no store S09"));
    shop.run(&["alias", "store", "火星店"]).refused(2);
}

#[test]
fn a_code_that_means_another_product_goes_there_until_it_is_forgotten() {
    let shop = Shop::new();
    let sold = |code: &str, order: &str| {
        format!("{HEADERS}\n{}", line(order, "2026-03-01").replace("P1", code))
    };
    shop.import(&shop.write("1.csv", sold("P1", "A1")));
    shop.import(&shop.write("2.csv", sold("OLD-1", "A2")));
    assert_eq!(shop.value(&["units", "--product", "P1"]), "2");
    shop.json(&["alias", "product", "old-1", "P1"]);
    assert_eq!(shop.value(&["units", "--product", "P1"]), "4", "what came before follows");
    shop.import(&shop.write("3.csv", sold("OLD-1", "A3")));
    assert_eq!(shop.value(&["units", "--product", "P1"]), "6");
    shop.run(&["alias", "product", "P1", "P1"]).refused(1);
    shop.json(&["alias", "product", "old-1", "--forget"]);
    assert_eq!(shop.value(&["units", "--product", "P1"]), "2");
}
