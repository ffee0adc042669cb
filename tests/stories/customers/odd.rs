//! Customers that no shop expects: with orders without end, of another century, with strange names.

use domain::segments::CustomerFilter;
use replica::{OrderFilter, Page};
use storeloop_tests::{SalesRows, World};

use super::{found, of_phone, orders};

const WHOLESALER: &str = "13800138000";

#[test]
fn a_customer_of_a_hundred_thousand_orders_is_read_page_by_page() {
    const ORDERS: u32 = 100_000;
    let world = World::new();
    let mut text = String::from("订单号,下单时间,商品编码,商品名称,数量,单价,手机号\n");
    for number in 0..ORDERS {
        let (day, hour) = (1 + number % 28, number % 24);
        text +=
            &format!("W{number:06},2026-10-{day:02} {hour:02}:00:00,P1,口红,1,10,{WHOLESALER}\n");
    }
    let path = world.room().join("wholesale.csv");
    std::fs::write(&path, text).expect("a writable folder");
    world.import(&[&path.to_string_lossy()]);
    let owner = world.owner();
    let id = of_phone(WHOLESALER);
    let profile = world.replica.customer_profile(&owner, id).expect("a profile");
    assert_eq!((profile.row.orders, profile.net_sales.as_str()), (ORDERS, "1000000.00"));
    assert!(profile.rhythm.len() <= 60 && profile.products.len() < 20, "a page, not a book");
    let timeline = world.replica.customer_timeline(&owner, id, Page { offset: 99_990, limit: 50 });
    let timeline = timeline.expect("a timeline");
    assert_eq!((timeline.total, timeline.rows.len()), (ORDERS, 10));
    let filter = OrderFilter { customer_id: Some(id), ..OrderFilter::default() };
    let listed = world.replica.list_orders(&owner, &filter, Page::first(100)).expect("a list");
    assert_eq!((listed.total, listed.rows.len()), (ORDERS, 100));
    let many = CustomerFilter { orders_at_least: Some(ORDERS), ..CustomerFilter::default() };
    assert_eq!(world.replica.count_customers(&owner, &many).expect("counted"), 1);
}

#[test]
fn orders_of_another_century_are_kept_or_refused_and_never_spoil_a_list() {
    let world = World::new();
    let owner = world.owner();
    let rows = [
        ["C-1900", "1900-01-01", "13800000001", "老订单", ""],
        ["C-2090", "2090-12-31", "13800000002", "未来单", ""],
        ["C-2026", "2026-11-20", "13800000003", "今年单", ""],
    ];
    let outcome = world.import(&[&orders(world.room(), "odd.csv", &rows)]);
    let (kept, refused) = (outcome.files[0].orders, outcome.files[0].counts.rejected);
    assert_eq!(kept + refused, 3, "each row is taken or told");
    let list = world.replica.list_customers(&owner, &CustomerFilter::default(), Page::first(9));
    let list = list.expect("a list");
    assert!(list.rows.iter().any(|row| row.customer.name == "今年单"));
    for row in &list.rows {
        world.replica.customer_profile(&owner, row.customer.id).expect("a profile");
        world.replica.customer_outlook(&owner, row.customer.id).expect("an outlook");
    }
    let silent = CustomerFilter { silent_from: Some(1), ..CustomerFilter::default() };
    let silent = world.replica.list_customers(&owner, &silent, Page::first(9)).expect("a list");
    assert!(silent.rows.iter().all(|row| row.customer.name != "未来单"), "not yet bought");
    world.replica.rfm(&owner, &Default::default(), None).expect("a picture");
    world.check();
}

#[test]
fn who_got_more_back_than_they_paid_stands_below_nothing() {
    let world = World::new();
    let owner = world.owner();
    let rows = SalesRows::new()
        .line("N-1", "2026-11-20 10:00:00", "P1", 1, "100", WHOLESALER)
        .line("N-2", "2026-11-21 10:00:00", "P1", -3, "100", WHOLESALER);
    world.import(&[&rows.save(world.room(), "back.csv")]);
    let profile = world.replica.customer_profile(&owner, of_phone(WHOLESALER)).expect("a profile");
    assert_eq!((profile.net_sales.as_str(), profile.refunds.as_str()), ("-200.00", "300.00"));
    let paid = CustomerFilter { spent_at_least: Some(101), ..CustomerFilter::default() };
    assert_eq!(world.replica.count_customers(&owner, &paid).expect("counted"), 0);
    world.replica.rfm(&owner, &Default::default(), None).expect("a picture");
    world.check();
}

#[test]
fn names_with_emoji_and_rare_characters_are_kept_and_found() {
    let world = World::new();
    let names = ["🌸小美🌸", "𠮷野家", "㛃㛃", "Renée Ångström", "👨‍👩‍👧 一家", "\u{202e}倒着写"];
    let phone = |at: usize| format!("1380000000{at}");
    let rows: Vec<[String; 5]> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            [format!("E-{at}"), "2026-11-20".into(), phone(at), name.to_string(), String::new()]
        })
        .collect();
    let rows: Vec<[&str; 5]> = rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    world.import(&[&orders(world.room(), "names.csv", &rows)]);
    for (at, name) in names.iter().enumerate() {
        let row = world.replica.customer(&world.owner(), of_phone(&phone(at))).expect("a customer");
        assert_eq!(row.customer.name, *name);
        assert!(found(&world, name).contains(&name.to_string()), "{name}");
    }
    assert!(found(&world, "小美").contains(&"🌸小美🌸".to_string()), "without the flowers");
    world.check();
}
