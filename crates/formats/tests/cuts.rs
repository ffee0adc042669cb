//! Files cut from one shop: pieces, overlaps, repeats.

#![allow(clippy::unwrap_used, reason = "an unwrap that fails is a failing test")]

mod support;

use formats::{FileTruth, Selection, Shop, codes, together};
use support::shop;

fn write(shop: &Shop, code: &str, selection: &Selection) -> FileTruth {
    let folder = tempfile::tempdir().unwrap();
    let encoding = Shop::usual_encoding(code).unwrap();
    shop.write(code, &folder.path().join("a"), selection, encoding).unwrap()
}

#[test]
fn pieces_that_overlap_say_together_what_the_whole_says() {
    let shop = shop();
    for code in codes() {
        let count = shop.entries(code).unwrap();
        let whole = write(&shop, code, &Selection::all());
        let front = write(&shop, code, &Selection::range(0..count * 2 / 3));
        let back = write(&shop, code, &Selection::range(count / 3..count));
        assert_eq!(together([&front, &back, &front]), together([&whole]), "{code}");
        assert!(front.rows < whole.rows && back.rows < whole.rows, "{code} was cut");
    }
}

#[test]
fn single_orders_can_be_chosen() {
    let shop = shop();
    let chosen = write(&shop, "taobao_orders", &Selection::of(vec![4, 0, 4]));
    assert_eq!(chosen.rows, 2);
    let none = write(&shop, "taobao_orders", &Selection::range(0..0));
    assert_eq!((none.rows, none.net_amount_minor), (0, 0));
}

#[test]
fn before_payment_late_payers_have_not_paid() {
    let shop = shop();
    let early = write(&shop, "taobao_orders", &Selection::all().before_payment());
    let late = write(&shop, "taobao_orders", &Selection::all());
    assert!(early.unpaid > late.unpaid);
    assert_eq!(early.unpaid + early.sales, late.unpaid + late.sales);
    assert!(early.net_amount_minor < late.net_amount_minor);
}

#[test]
fn each_store_has_its_own_till() {
    let shop = shop();
    let xuhui = write(&shop, "pos_receipts", &Selection::all());
    let jingan = write(&shop, "pos_receipts", &Selection::all().of_store("S03"));
    let all = together([&xuhui, &jingan]);
    assert_eq!(all.by_store["S02"], xuhui.net_amount_minor);
    assert_eq!(all.by_store["S03"], jingan.net_amount_minor);
}

#[test]
fn a_small_and_a_one_day_shop_can_be_made() {
    let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    for (orders, days) in [(0, 0), (1, 1), (24, 3)] {
        let folder = support::Folder::new();
        let manifest = Shop::new(3, orders, day, days).files(folder.path()).unwrap();
        assert_eq!(manifest.files.len(), 27, "{orders} orders in {days} days");
    }
}
