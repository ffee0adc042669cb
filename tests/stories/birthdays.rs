//! Whose birthday is near.

use domain::access::Role;
use replica::{Page, TodayScope};
use storeloop_tests::World;

const MEMBERS: &str = "会员卡号,姓名,性别,生日,手机号码,余额(元),创建时间\n\
    V001,林知夏,女,1990-11-22,13800000001,0.00,2025-01-05 10:00:00\n\
    V002,周予安,男,11-28,13800000002,0.00,2025-01-05 10:00:00\n\
    V003,许清和,女,1988-11-29,13800000003,0.00,2025-01-05 10:00:00\n\
    V004,何听雨,女,,13800000004,0.00,2025-01-05 10:00:00\n\
    V005,沈望舒,女,1979-11-21,13800000005,0.00,2025-01-05 10:00:00\n";

fn world() -> World {
    let world = World::new();
    let file = world.room().join("members.csv");
    std::fs::write(&file, MEMBERS).expect("a writable folder");
    world.import(&[&file.to_string_lossy()]);
    world
}

#[test]
fn a_week_of_birthdays_begins_today() {
    let world = world();
    let owner = world.owner();
    let of = |days| {
        let found = world.replica.birthdays(&owner, &TodayScope::default(), days, Page::first(9));
        let found = found.expect("asked");
        let told =
            found.rows.iter().map(|row| format!("{} {}", row.customer.customer.name, row.day));
        (found.total, told.collect::<Vec<String>>())
    };
    let two = vec!["林知夏 2026-11-22".to_string(), "周予安 2026-11-28".to_string()];
    assert_eq!(of(7), (2, two.clone()));
    assert_eq!(of(8).0, 3, "the eighth day has one more");
    assert_eq!(of(6), (1, two[..1].to_vec()));
    assert_eq!(of(0).0, 0);
    assert_eq!(of(1_000).0, 4, "a year holds every birthday once");

    let page =
        world.replica.birthdays(&owner, &TodayScope::default(), 7, Page { offset: 1, limit: 1 });
    assert_eq!(page.expect("asked").rows[0].customer.customer.card, "V002");
}

#[test]
fn each_sees_the_birthdays_of_their_own_customers() {
    let world = world();
    world.open_store("S02", "静安店", None);
    let seen = |actor| {
        let whole = TodayScope::default();
        world.replica.birthdays(actor, &whole, 7, Page::first(9)).expect("asked").total
    };
    let here = world.hire("A01", "导购", Role::SalesAssociate, Some("S01"), None);
    let there = world.hire("A02", "导购", Role::SalesAssociate, Some("S02"), None);
    assert_eq!((seen(&here), seen(&there)), (2, 0));
    let other = TodayScope {
        region_id: None,
        store_id: Some(world.store("S01").id),
        ..TodayScope::default()
    };
    let refused = world.replica.birthdays(&there, &other, 7, Page::first(9));
    assert!(matches!(refused, Err(replica::Error::Denied(_))));
}
