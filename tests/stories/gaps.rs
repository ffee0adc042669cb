//! Gaps: days without a file, names nobody knows, goods nobody listed, one document in two stores,
//! odd days.

use std::fs;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use domain::access::Role;
use domain::org::Store;
use domain::products::Product;
use replica::{
    Error, FileChoice, Gaps, ImportOutcome, ImportRequest, OrderFilter, Page, QueueWish,
    TodayScope, UnknownStore,
};
use storeloop_tests::{SalesRows, World};

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

fn gaps(world: &World) -> Gaps {
    world.replica.list_gaps(&world.owner(), &TodayScope::default()).expect("gaps")
}

fn missing(world: &World) -> Vec<(String, String)> {
    let missing = gaps(world).missing_days;
    missing.into_iter().map(|gap| (gap.store_name, gap.day.to_string())).collect()
}

fn import_into(world: &World, store: &str, path: &str) -> ImportOutcome {
    let request = ImportRequest { store_id: Some(world.store(store).id), ..world.request(&[path]) };
    let go_on = |_| ControlFlow::Continue(());
    world.replica.run_import(&world.owner(), &request, &go_on).expect("imported")
}

/// One order a day from one day to another but for some days, each of this amount.
fn sell_daily(world: &World, store: &str, from: &str, to: &str, price: &str, but: &[&str]) {
    let mut rows = SalesRows::new();
    for sold in day(from).iter_days().take_while(|sold| *sold <= day(to)) {
        if !but.contains(&&*sold.to_string()) {
            rows = rows.line(
                &format!("{store}-{sold}"),
                &format!("{sold} 12:00"),
                "LIP01",
                1,
                price,
                "",
            );
        }
    }
    let name = format!("{store}-{from}.csv");
    import_into(world, store, &rows.save(world.room(), &name));
}

fn changed(world: &World, code: &str, change: impl FnOnce(Store) -> Store) {
    let store = change(world.store(code));
    world.replica.save_store(&world.owner(), store).expect("saved");
}

#[test]
fn a_day_of_business_without_a_document_is_missing() {
    let world = World::new(); // yesterday is 2026-11-21
    world.open_store("S02", "静安店", None);
    assert_eq!(missing(&world), [], "a store that never had a document misses none");
    let but = ["2026-10-22", "2026-10-23", "2026-11-10", "2026-11-21"];
    sell_daily(&world, "S01", "2026-10-01", "2026-11-21", "10", &but);
    let expected = ["2026-11-21", "2026-11-10", "2026-10-23"]; // 30 days end on 10-23
    let expected = expected.map(|day| ("徐汇店".to_string(), day.to_string()));
    assert_eq!(missing(&world), expected, "newest first, and 10-22 is too long ago");
}

#[test]
fn the_thirty_days_end_yesterday() {
    let world = World::new();
    sell_daily(&world, "S01", "2026-10-01", "2026-10-01", "10", &[]);
    let days: Vec<String> = missing(&world).into_iter().map(|(_, day)| day).collect();
    assert_eq!((days.len(), &*days[0], &*days[29]), (30, "2026-11-21", "2026-10-23"));
}

#[test]
fn before_the_opening_after_the_closing_and_on_a_closed_day_nothing_is_missing() {
    let world = World::new();
    let but = ["2026-11-12", "2026-11-14", "2026-11-16", "2026-11-18"];
    sell_daily(&world, "S01", "2026-11-13", "2026-11-21", "10", &but);
    let days = || missing(&world).into_iter().map(|(_, day)| day).collect::<Vec<_>>();
    assert_eq!(
        days(),
        ["2026-11-18", "2026-11-16", "2026-11-14"],
        "a store that does not say when it opened, opened with its first document"
    );
    changed(&world, "S01", |store| Store { opened_on: Some(day("2026-11-11")), ..store });
    assert_eq!(days(), ["2026-11-18", "2026-11-16", "2026-11-14", "2026-11-12", "2026-11-11"]);
    changed(&world, "S01", |store| Store {
        opened_on: Some(day("2026-11-14")),
        closed_on: Some(day("2026-11-16")),
        ..store
    });
    assert_eq!(
        days(),
        ["2026-11-16", "2026-11-14"],
        "the first and the last day are business days"
    );

    let owner = world.owner();
    let store = world.store("S01").id;
    let set = |closed| {
        world.replica.set_closed_day(&owner, store, day("2026-11-16"), closed).expect("said")
    };
    assert!(set(true).tx.is_some());
    assert_eq!(set(true).tx, None, "said twice it is said once");
    assert_eq!(days(), ["2026-11-14"]);
    set(false);
    assert_eq!(days(), ["2026-11-16", "2026-11-14"]);
    set(true);
    world.replica.undo_last(&owner).expect("taken back");
    assert_eq!(days(), ["2026-11-16", "2026-11-14"]);
    world.check();
}

#[test]
fn yesterday_is_the_stores_own() {
    let world = World::new(); // 2026-11-22 00:20 UTC: the 22nd in Shanghai, the 21st in Los Angeles
    world.open_store("S02", "洛杉矶店", None);
    changed(&world, "S02", |store| Store { time_zone: "America/Los_Angeles".into(), ..store });
    for store in ["S01", "S02"] {
        sell_daily(&world, store, "2026-11-19", "2026-11-19", "10", &[]);
    }
    let expected = [("徐汇店", "2026-11-21"), ("徐汇店", "2026-11-20"), ("洛杉矶店", "2026-11-20")];
    let found = missing(&world);
    let found: Vec<(&str, &str)> = found.iter().map(|(name, day)| (&**name, &**day)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_voided_document_shows_that_the_days_file_was_there() {
    let world = World::new();
    sell_daily(&world, "S01", "2026-11-20", "2026-11-21", "10", &[]);
    let owner = world.owner();
    let orders = world.replica.list_orders(&owner, &OrderFilter::default(), Page::first(9));
    for order in orders.expect("listed").rows {
        world.replica.void_order(&owner, order.id).expect("voided");
    }
    assert_eq!(missing(&world), []);
}

fn files(gap: &UnknownStore) -> Vec<&str> {
    gap.files.iter().map(|file| file.file.as_str()).collect()
}

#[test]
fn once_its_store_is_known_a_file_comes_in_again_from_where_it_lies() {
    let world = World::new();
    let moon = world.open_store("S02", "静安店", None);
    let path = world.room().join("1.csv");
    let rows = "徐汇店,1,2026-11-20 10:00,10\n月球店,2,2026-11-20 10:00,20\n";
    fs::write(&path, format!("门店名称,订单号,下单时间,实收金额\n{rows}")).expect("written");
    let owner = world.owner();
    let only = || gaps(&world).unknown_stores.remove(0);
    let choice = FileChoice { path: path.to_string_lossy().into(), ..FileChoice::default() };
    let run_queue = |choice: FileChoice| {
        let queued = world.replica.enqueue(&owner, vec![choice], None).expect("queued");
        let hold = world.replica.hold_queue(&owner).expect("held");
        world.replica.next_queued(&hold, &owner).expect("next");
        let go_on = |_| ControlFlow::Continue(());
        let wish = || QueueWish::GoOn;
        world.replica.run_queued(&hold, &owner, queued[0].key, &go_on, &wish).expect("run");
    };

    run_queue(choice.clone());
    assert_eq!((only().store_id, only().rows), (None, 1));
    world.replica.set_store_alias(&owner, "月球店", Some(moon.id)).expect("said");
    let known = only();
    assert_eq!((known.store_id, known.rows, files(&known)), (Some(moon.id), 1, vec!["1.csv"]));
    assert_eq!(known.files[0].again, Some(choice.clone()));

    let elsewhere = world.room().join("moved.csv");
    fs::rename(&path, &elsewhere).expect("moved");
    assert_eq!(only().files[0].again, None, "it is gone");
    fs::write(&path, "门店名称,订单号,下单时间,实收金额\n").expect("written");
    assert_eq!(only().files[0].again, None, "another file under its name is not the very file");
    fs::copy(&elsewhere, &path).expect("put back");
    assert_eq!(only().files[0].again, Some(choice.clone()), "with another time it is the same");

    run_queue(choice);
    assert_eq!(gaps(&world).unknown_stores, []);
    assert_eq!(world.metric("net_sales", "2026-11-20", "2026-11-20").as_deref(), Some("30.00"));
    world.replica.set_store_alias(&owner, "月球店", None).expect("forgotten");
    assert_eq!(gaps(&world).unknown_stores, [], "its rows are in");
    world.check();
}

#[test]
fn where_a_file_lay_that_never_went_through_the_queue_nobody_knows() {
    let world = World::new();
    let path = world.room().join("1.csv");
    fs::write(&path, "门店名称,订单号,下单时间,实收金额\n月球店,2,2026-11-20 10:00,20\n")
        .expect("written");
    import_into(&world, "S01", &path.to_string_lossy());
    let store = Some(world.store("S01").id);
    world.replica.set_store_alias(&world.owner(), "月球店", store).expect("said");
    let known = gaps(&world).unknown_stores;
    assert_eq!((known[0].store_id, &known[0].files[0].again), (store, &None));
}

#[test]
fn a_store_nobody_knows_is_named_until_somebody_says_which_it_is() {
    let world = World::new();
    let write = |name: &str, rows: &str| {
        let path = world.room().join(name);
        fs::write(&path, format!("门店名称,订单号,下单时间,实收金额\n{rows}")).expect("written");
        path.to_string_lossy().into_owned()
    };
    let first = write("1.csv", "徐汇店,1,2026-11-20 10:00,10\n月球店,2,2026-11-20 10:00,20\n");
    let second = write(
        "2.csv",
        "月球店,3,2026-11-21 10:00,30\n 月球店 ,4,2026-11-21 10:00,30\n火星店,5,2026-11-21 10:00,1\n",
    );
    import_into(&world, "S01", &first);
    import_into(&world, "S01", &first);
    let last = import_into(&world, "S01", &second).import_id.expect("an import");
    let unknown = gaps(&world).unknown_stores;
    let told: Vec<_> = unknown.iter().map(|gap| (&*gap.text, gap.rows, files(gap))).collect();
    let both = vec!["2.csv", "1.csv"];
    assert_eq!(told, [("月球店", 3, both), ("火星店", 1, vec!["2.csv"])]);
    assert_eq!(unknown[0].files[0].import_id, last);
    assert!(unknown.iter().all(|gap| gap.store_id.is_none()));

    let owner = world.owner();
    world.replica.undo_import(&owner, last).expect("taken back");
    let texts = || gaps(&world).unknown_stores.into_iter().map(|gap| gap.text).collect::<Vec<_>>();
    assert_eq!(texts(), ["月球店"]);

    let ninety_days = 90 * 86_400_000;
    world.set_clock(world.now() + ninety_days);
    assert_eq!(texts(), ["月球店"]);
    world.set_clock(world.now() + 86_400_000);
    assert_eq!(texts(), [""; 0], "after 90 days it is history");
}

#[test]
fn goods_on_no_list_are_named_until_they_stand_on_one_or_mean_another() {
    let world = World::new();
    let rows = SalesRows::new()
        .line("A1", "2026-11-20 10:00", "P1", 1, "10", "")
        .line("A2", "2026-11-19 10:00", "P2", 1, "10", "")
        .line("A2", "2026-11-19 10:00", "P3", 9, "10", "")
        .line("A3", "2026-11-21 10:00", "P2", 1, "10", "")
        .line("A4", "2026-11-21 10:00", "P4", 1, "10", "");
    import_into(&world, "S01", &rows.save(world.room(), "a.csv"));
    let named = || {
        let unmapped = gaps(&world).unmapped_products;
        unmapped
            .into_iter()
            .map(|gap| (gap.code, gap.orders, gap.first_seen.to_string()))
            .collect::<Vec<_>>()
    };
    let expected = [
        ("P2".to_string(), 2, "2026-11-19".to_string()),
        ("P1".into(), 1, "2026-11-20".into()),
        ("P3".into(), 1, "2026-11-19".into()),
        ("P4".into(), 1, "2026-11-21".into()),
    ];
    assert_eq!(named(), expected);

    let owner = world.owner();
    let product = |code: &str| {
        world.replica.product(&owner, Product::id_of(code)).expect("a product").product
    };
    let save = |product| world.replica.save_product(&owner, product).expect("saved");
    save(Product { category: "口红".into(), ..product("P2") });
    save(Product { list_price: Some(1_000), ..product("P1") });
    world.replica.set_product_alias(&owner, "p3", Some(product("P1").id)).expect("said");
    assert_eq!(named(), expected[3..]);
}

#[test]
fn one_document_in_two_stores_is_told_when_number_day_and_amount_agree() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    let rows = |price: &str, at: &str| {
        SalesRows::new()
            .line("SAME", "2026-11-20 10:00", "P1", 2, "10", "")
            .line("PRICE", "2026-11-20 10:00", "P1", 1, price, "")
            .line("DAY", at, "P1", 1, "10", "")
    };
    let first = rows("10", "2026-11-20 10:00").save(world.room(), "1.csv");
    let second = rows("11", "2026-11-21 10:00").save(world.room(), "2.csv");
    import_into(&world, "S01", &first);
    import_into(&world, "S02", &second);
    let told = gaps(&world).duplicates;
    assert_eq!(told.len(), 1, "{told:?}");
    let pair = &told[0];
    assert_eq!((&*pair.number, pair.day), ("SAME", day("2026-11-20")));
    assert_eq!((&*pair.one.store_name, &*pair.one.amount), ("徐汇店", "20.00"));
    assert_eq!((&*pair.other.store_name, &*pair.other.amount), ("静安店", "20.00"));
    world.replica.void_order(&world.owner(), pair.other.order_id).expect("voided");
    assert_eq!(gaps(&world).duplicates, []);
}

#[test]
fn a_day_far_from_the_same_weekdays_before_is_odd() {
    let cases = [
        ("499.99", false), // 4.9999 times the usual
        ("500.00", true),
        ("20.00", true),
        ("20.01", false),
    ];
    for (price, expected) in cases {
        let world = World::new();
        for before in ["2026-10-23", "2026-10-30", "2026-11-06", "2026-11-13"] {
            sell_daily(&world, "S01", before, before, "100", &[]);
        }
        sell_daily(&world, "S01", "2026-11-20", "2026-11-20", price, &[]);
        let odd = gaps(&world).outliers;
        assert_eq!(odd.len(), usize::from(expected), "{price}: {odd:?}");
        if let [odd] = &odd[..] {
            assert_eq!((odd.day, &*odd.store_name), (day("2026-11-20"), "徐汇店"));
            assert_eq!((&*odd.value, &*odd.usual), (price, "100.00"));
        }
    }
}

#[test]
fn with_less_than_four_weeks_before_no_day_is_odd() {
    let world = World::new();
    for before in ["2026-10-30", "2026-11-06", "2026-11-13"] {
        sell_daily(&world, "S01", before, before, "100", &[]);
    }
    sell_daily(&world, "S01", "2026-11-20", "2026-11-20", "9000", &[]);
    assert_eq!(gaps(&world).outliers, []);
}

#[test]
fn everybody_sees_the_gaps_of_the_stores_they_may_import_into() {
    let world = World::new();
    world.open_store("S02", "静安店", Some("华东"));
    world.open_store("S03", "天河店", Some("华南"));
    for store in ["S01", "S02", "S03"] {
        sell_daily(&world, store, "2026-11-20", "2026-11-20", "10", &[]);
    }
    let east = world.hire("E2", "李雷", Role::RegionalManager, None, Some("华东"));
    let south = world.hire("E3", "韩梅", Role::StoreManager, Some("S03"), None);
    let associate = world.hire("E4", "小明", Role::SalesAssociate, Some("S03"), None);
    let chain = TodayScope::default();
    let in_region =
        |name| TodayScope { region_id: Some(world.region(name)), ..TodayScope::default() };
    let in_store =
        |code| TodayScope { store_id: Some(world.store(code).id), ..TodayScope::default() };
    let cases = [
        (world.owner(), chain.clone(), Some(vec!["徐汇店", "静安店", "天河店"])),
        (world.owner(), in_region("华南"), Some(vec!["天河店"])),
        (east.clone(), chain.clone(), Some(vec!["静安店"])),
        (east.clone(), in_store("S02"), Some(vec!["静安店"])),
        (east.clone(), in_store("S03"), None),
        (east, in_region("华南"), None),
        (south.clone(), chain.clone(), Some(vec!["天河店"])),
        (south.clone(), in_store("S01"), None),
        (associate, chain, None),
    ];
    for (actor, scope, expected) in cases {
        let seen = match world.replica.list_gaps(&actor, &scope) {
            Ok(gaps) => Some(gaps.missing_days.into_iter().map(|gap| gap.store_name).collect()),
            Err(Error::Denied(_)) => None,
            Err(error) => panic!("{error}"),
        };
        let expected: Option<Vec<String>> =
            expected.map(|names| names.into_iter().map(String::from).collect());
        assert_eq!(seen, expected, "{} {scope:?}", actor.name);
    }
    let refused =
        world.replica.set_closed_day(&south, world.store("S02").id, day("2026-11-21"), true);
    assert!(matches!(refused, Err(Error::Denied(_))), "{refused:?}");
    let own = world.store("S03").id;
    world.replica.set_closed_day(&south, own, day("2026-11-21"), true).expect("their own store");
}
