//! The rules of the chain's records.

use domain::org::{Department, Region, Store};
use replica::Error;
use storeloop_tests::World;

fn broken<T: std::fmt::Debug>(result: replica::Result<T>) -> (&'static str, &'static str) {
    match result {
        Err(Error::Invalid { field, reason }) => (field, reason),
        other => panic!("expected a broken rule, got {other:?}"),
    }
}

#[test]
fn a_store_keeps_the_rules() {
    let world = World::new();
    let owner = world.owner();
    let store = world.store("S01");
    let other = world.open_store("S02", "静安店", None);
    let save = |store: Store| world.replica.save_store(&owner, store);
    let day = |text: &str| text.parse().ok();
    assert_eq!(broken(save(Store { name: "  ".into(), ..store.clone() })), ("name", "missing"));
    assert_eq!(broken(save(Store { code: "S01".into(), ..other })), ("code", "taken"));
    assert_eq!(
        broken(save(Store { time_zone: "Mars".into(), ..store.clone() })),
        ("time_zone", "unknown")
    );
    assert_eq!(
        broken(save(Store {
            opened_on: day("2026-05-02"),
            closed_on: day("2026-05-01"),
            ..store.clone()
        })),
        ("closed_on", "before_opening")
    );
    let nowhere = Some(domain::Id::derived("region", &["nowhere"]));
    assert_eq!(
        broken(save(Store { region_id: nowhere, ..store.clone() })),
        ("region_id", "unknown")
    );
    save(Store { opened_on: day("2026-05-01"), closed_on: day("2026-05-01"), ..store })
        .expect("one day of business");
}

#[test]
fn a_store_with_orders_keeps_its_time_zone() {
    let world = World::new();
    let rows = storeloop_tests::SalesRows::new().line("1", "2026-11-21 10:00", "LIP01", 1, "1", "");
    world.import(&[&rows.save(world.room(), "a.csv")]);
    let moved = Store { time_zone: "Europe/London".into(), ..world.store("S01") };
    assert_eq!(
        broken(world.replica.save_store(&world.owner(), moved)),
        ("time_zone", "has_orders")
    );
}

#[test]
fn a_department_never_comes_under_itself() {
    let world = World::new();
    let owner = world.owner();
    let departments = world.replica.list_departments().expect("departments");
    let top = departments.iter().find(|one| one.parent_id.is_none()).expect("a top").clone();
    let below =
        departments.iter().find(|one| one.parent_id == Some(top.id)).expect("one below").clone();
    let looped = Department { parent_id: Some(below.id), ..top };
    assert_eq!(broken(world.replica.save_department(&owner, looped)), ("parent_id", "loop"));
    let own = Department { parent_id: Some(below.id), ..below };
    assert_eq!(broken(world.replica.save_department(&owner, own)), ("parent_id", "loop"));
}

#[test]
fn region_names_are_unique_and_the_chain_begins_once() {
    let world = World::new();
    world.region("华东");
    let twin = Region { id: world.replica.new_id().expect("id"), name: "华东".into() };
    assert_eq!(broken(world.replica.save_region(&world.owner(), twin)), ("name", "taken"));
    let again = world.replica.start_sample(replica::sample::SampleKind::Beauty, &|_, _| {});
    assert!(matches!(again, Err(Error::ChainExists)));
}

#[test]
fn the_auto_lock_has_bounds() {
    let world = World::new();
    let owner = world.owner();
    for (minutes, allowed) in [(0, false), (1, true), (240, true), (241, false)] {
        let saved = world.replica.save_chain(&owner, "示例", minutes);
        assert_eq!(saved.is_ok(), allowed, "{minutes} minutes");
    }
}

#[test]
fn device_settings_are_this_devices_own() {
    let world = World::new();
    let settings = replica::DeviceSettings {
        language: Some(replica::Language::English),
        theme: replica::Theme::Dark,
        backup_folder: None,
        ..replica::DeviceSettings::default()
    };
    world.replica.save_device_settings(None, &settings).expect("saved");
    assert_eq!(world.replica.device_settings().expect("read"), settings);
    let digest = world.check();
    world.replica.save_device_settings(None, &replica::DeviceSettings::default()).expect("saved");
    assert_eq!(world.check(), digest, "not part of the chain's state");
}

#[test]
fn only_people_who_may_back_up_say_where_backups_go() {
    let world = World::new();
    let settings = replica::DeviceSettings {
        backup_folder: Some("/somewhere/else".into()),
        ..replica::DeviceSettings::default()
    };
    let associate =
        world.hire("E5", "吴倩", domain::access::Role::SalesAssociate, Some("S01"), None);
    for actor in [None, Some(&associate)] {
        let refused = world.replica.save_device_settings(actor, &settings);
        assert!(matches!(refused, Err(Error::Denied(_))), "{refused:?}");
    }
    world.replica.save_device_settings(Some(&world.owner()), &settings).expect("saved");
    assert_eq!(world.replica.device_settings().expect("read"), settings);
}
