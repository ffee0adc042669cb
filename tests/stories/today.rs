//! 今天 by role: which store needs help and why, what rings, whose customers are to be called.

use chrono::{Days, NaiveDate};
use domain::Id;
use domain::access::{Actor, Role};
use domain::behind::Driver;
use domain::care::ContactKind;
use domain::metrics::Slice;
use replica::{By, Error, ManualEntry, NewContact, Page, TodayPage, TodayScope};
use storeloop_tests::{SalesRows, World, slice};

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

/// Five weeks up to 2026-11-21 in three stores of two regions: ten orders of 10 a day, and in the
/// last week as many as told by store.
fn world(last_week: [(&str, u32); 3]) -> World {
    let world = World::new();
    let mut s01 = world.store("S01");
    s01.region_id = Some(world.region("华东"));
    world.replica.save_store(&world.owner(), s01).expect("saved");
    world.open_store("S02", "静安店", Some("华东"));
    world.open_store("S03", "天河店", Some("华南"));
    for (code, orders) in last_week {
        let mut rows = SalesRows::new();
        for back in 0..35_u64 {
            let day = day("2026-11-21") - Days::new(back);
            for at in 0..if back < 7 { orders } else { 10 } {
                let number = format!("{code}-{back}-{at}");
                rows = rows.line(&number, &format!("{day} 10:00"), "LIP01", 1, "10", "");
            }
        }
        let path = rows.save(world.room(), &format!("{code}.csv"));
        let request = replica::ImportRequest {
            store_id: Some(world.store(code).id),
            ..world.request(&[&path])
        };
        let go_on = |_| std::ops::ControlFlow::Continue(());
        world.replica.run_import(&world.owner(), &request, &go_on).expect("imported");
    }
    world
}

fn page(world: &World, actor: &Actor) -> TodayPage {
    world.replica.today_page(actor, &TodayScope::default()).expect("a page")
}

fn complaints(world: &World, store: &str, day: NaiveDate, count: &str) {
    let entry = ManualEntry {
        store_id: world.store(store).id,
        day,
        measure: "complaints".into(),
        value: Some(count.into()),
    };
    world.replica.enter_values(&world.owner(), &[entry]).expect("entered");
}

#[test]
fn the_stores_furthest_under_their_own_usual_are_told_with_the_reason() {
    let world = world([("S01", 9), ("S02", 7), ("S03", 10)]);
    let owner = page(&world, &world.owner());
    assert_eq!(owner.in_need_total, 2);
    let told: Vec<(&str, &str, Option<Driver>)> = owner
        .in_need
        .iter()
        .map(|store| (store.name.as_str(), store.change.as_str(), store.driver))
        .collect();
    let orders = Some(Driver::Orders);
    assert_eq!(told, [("静安店", "-30.00", orders), ("徐汇店", "-10.00", orders)]);
    let worst = &owner.in_need[0];
    assert_eq!((worst.net_sales.as_str(), worst.usual.as_str()), ("490.00", "700.00"));
    let rows = Slice {
        store_id: Some(worst.store_id),
        ..slice(&worst.from.to_string(), &worst.to.to_string())
    };
    assert_eq!(world.metric_of("net_sales", &rows).as_deref(), Some("490.00"), "its rows");
}

#[test]
fn nobody_is_told_of_stores_they_may_not_see() {
    let world = world([("S01", 9), ("S02", 10), ("S03", 5)]);
    complaints(&world, "S03", day("2026-11-20"), "3");
    complaints(&world, "S03", day("2026-11-21"), "30");
    let east = world.hire("E2", "赵敏", Role::RegionalManager, None, Some("华东"));
    let names = |page: &TodayPage| -> Vec<String> {
        page.in_need.iter().map(|store| store.name.clone()).collect()
    };
    let seen = page(&world, &east);
    assert_eq!(names(&seen), ["徐汇店"]);
    assert!(seen.alarms.is_empty(), "the alarm rings in another region");
    assert_eq!(names(&page(&world, &world.owner())), ["天河店", "徐汇店"]);
    let manager = world.hire("E3", "李强", Role::StoreManager, Some("S03"), None);
    let seen = page(&world, &manager);
    assert!(seen.in_need.is_empty(), "one store is not compared");
    assert_eq!(seen.alarms.len(), 1, "their own alarm");
    let associate = world.hire("E4", "小明", Role::SalesAssociate, Some("S03"), None);
    let seen = page(&world, &associate);
    assert!(seen.alarms.is_empty() && seen.in_need.is_empty(), "their own numbers alone");
}

#[test]
fn complaints_ring_at_three_times_their_own_normal() {
    let world = world([("S01", 10), ("S02", 10), ("S03", 10)]);
    for back in 1..=28 {
        complaints(&world, "S01", day("2026-11-21") - Days::new(back), "1");
    }
    // Outside the 28 days: it does not make three complaints normal.
    complaints(&world, "S01", day("2026-10-23"), "10");
    for (count, rings) in [("2", false), ("3", true), ("4", true)] {
        complaints(&world, "S01", day("2026-11-21"), count);
        let found = page(&world, &world.owner()).alarms;
        let told: Vec<_> = found
            .iter()
            .map(|alarm| (alarm.store_name.as_str(), alarm.normal.as_deref()))
            .collect();
        let expected: &[_] = if rings { &[("徐汇店", Some("10.00"))] } else { &[] };
        assert_eq!(told, expected, "{count} complaints");
        let here =
            Slice { store_id: Some(world.store("S01").id), ..slice("2026-11-21", "2026-11-21") };
        let answer = world.replica.metric(&world.owner(), "complaint_rate", &here).expect("asked");
        assert_eq!(
            answer.alarm.map(|alarm| alarm.rings),
            Some(rings),
            "the explorer says the same"
        );
    }
}

#[test]
fn what_does_not_pass_is_told_and_what_passes_is_not() {
    let world = world([("S01", 10), ("S02", 10), ("S03", 10)]);
    let enter = |late: &str| {
        let entry = |measure: &str, value: &str| ManualEntry {
            store_id: world.store("S01").id,
            day: day("2026-11-20"),
            measure: measure.into(),
            value: Some(value.into()),
        };
        let both = [entry("delayed_shipments", late), entry("shipped_orders", "1000")];
        world.replica.enter_values(&world.owner(), &both).expect("entered");
        page(&world, &world.owner()).alarms
    };
    assert!(enter("50").is_empty(), "5.0 % passes (K-114)");
    let found = enter("51");
    assert_eq!(found.len(), 1);
    let told = (found[0].code.as_str(), found[0].value.as_str(), found[0].passing.as_deref());
    assert_eq!(told, ("late_shipment_rate", "5.10", Some("5")));
}

/// Two members of S01 with a birthday today, one of whom the associate looks after.
fn members(world: &World, associate: &Actor) -> Vec<Id> {
    let path = world.room().join("members.csv");
    let text = "会员卡号,姓名,性别,生日,手机号码,余额(元),创建时间\n\
                V001,林知夏,女,1990-11-22,13800000001,0.00,2025-01-05 10:00:00\n\
                V002,周予安,男,1991-11-22,13800000002,0.00,2025-01-05 10:00:00\n";
    std::fs::write(&path, text).expect("room for a file");
    world.import(&[&path.to_string_lossy()]);
    let all = world
        .replica
        .list_customers(&world.owner(), &replica::CustomerFilter::text("林知夏"), Page::first(9))
        .expect("found");
    let mine = all.rows.iter().map(|row| row.customer.id).collect::<Vec<_>>();
    let these = replica::ChosenCustomers::These { ids: mine.clone() };
    world
        .replica
        .assign_customers(&world.owner(), &these, Some(associate.employee_id))
        .expect("assigned");
    mine
}

#[test]
fn an_associate_is_told_of_their_own_customers() {
    let world = World::new();
    let associate = world.hire("A01", "小红", Role::SalesAssociate, Some("S01"), None);
    let mine = members(&world, &associate);
    let of = |assigned_to| {
        let scope = TodayScope { assigned_to, ..TodayScope::default() };
        let rows = world.replica.birthdays(&associate, &scope, 7, Page::first(9)).expect("asked");
        rows.rows.into_iter().map(|row| row.customer.customer.id).collect::<Vec<_>>()
    };
    assert_eq!(of(Some(associate.employee_id)), mine);
    assert_eq!(of(None).len(), 2, "those of the store");
}

#[test]
fn visits_are_counted_for_who_made_them() {
    let world = World::new();
    let a = world.hire("A01", "小红", Role::SalesAssociate, Some("S01"), None);
    let b = world.hire("A02", "小明", Role::SalesAssociate, Some("S01"), None);
    let customer = members(&world, &a)[0];
    let today = slice("2026-11-22", "2026-11-22");
    assert_eq!(world.metric_of("visits", &today), None, "no data is not zero");
    let log = |actor: &Actor, kind| {
        let new = NewContact { customer_id: customer, kind, at: None, text: "好".into() };
        world.replica.log_contact(actor, &new).expect("noted");
    };
    for _ in 0..3 {
        log(&a, ContactKind::Visit);
    }
    log(&a, ContactKind::Phone);
    log(&b, ContactKind::Visit);
    assert_eq!(world.metric_of("visits", &today).as_deref(), Some("4"));
    let by = world
        .replica
        .metric_parts(&world.owner(), "visits", &today, By::Employee)
        .expect("parts")
        .into_iter()
        .map(|part| (part.name, part.value.unwrap_or_default(), part.rows))
        .collect::<Vec<_>>();
    assert_eq!(by, [("小红".into(), "3".into(), 3), ("小明".into(), "1".into(), 1)], "C-42");
    let own = world.replica.metric(&a, "visits", &today).expect("asked").value;
    assert_eq!(own.as_deref(), Some("3"), "an associate sees their own");
    let rows = world.replica.metric_rows(&a, "visits", &today, Page::first(9)).expect("rows");
    assert_eq!((rows.total, rows.rows[0].customer_id), (3, Some(customer)));
    assert_eq!(rows.rows[0].cells, [Some("小红".to_string())]);
    assert_eq!(world.metric_of("vip_visits", &today), None, "who bought nothing is no VIP");
}

#[test]
fn who_enters_numbers_sees_what_becomes_of_them_and_no_sales() {
    let world = world([("S01", 10), ("S02", 10), ("S03", 10)]);
    let hr = world.hire("H01", "何静", Role::HumanResources, None, None);
    let entry = |measure: &str, value: &str| ManualEntry {
        store_id: world.store("S02").id,
        day: day("2026-11-20"),
        measure: measure.into(),
        value: Some(value.into()),
    };
    let both = [entry("staff", "50"), entry("trained_staff", "45")];
    world.replica.enter_values(&hr, &both).expect("entered");
    let month = slice("2026-11-01", "2026-11-21");
    let asked = |code: &str| world.replica.metric(&hr, code, &month).map(|answer| answer.value);
    assert_eq!(asked("training_coverage").expect("theirs").as_deref(), Some("90.00"), "K-108");
    for code in ["net_sales", "complaint_rate", "visits"] {
        assert!(matches!(asked(code), Err(Error::Denied(_))), "{code}");
    }
    let refused = world.replica.today_page(&hr, &TodayScope::default());
    assert!(matches!(refused, Err(Error::Denied(_))));
    let mine = world.replica.entered_today(&hr, &TodayScope::default()).expect("their page");
    let codes: Vec<&str> = mine.tiles.iter().map(|tile| tile.code.as_str()).collect();
    assert!(codes.contains(&"training_coverage") && codes.contains(&"staff_turnover"), "{codes:?}");
    assert_eq!(world.replica.session(&hr).expect("session").stores.len(), 3, "to enter for");
    world.replica.pin_metric(&hr, "nps", true).expect("pinned");
    assert!(matches!(world.replica.pin_metric(&hr, "net_sales", true), Err(Error::Denied(_))));
    let it = world.hire("I01", "易凡", Role::InformationTechnology, None, None);
    let refused = world.replica.metric(&it, "training_coverage", &month);
    assert!(matches!(refused, Err(Error::Denied(_))), "who enters nothing sees nothing");
}
