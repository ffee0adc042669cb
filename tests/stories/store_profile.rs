//! Who buys in a store (C-28), and the stages of the business (C-36).

use domain::access::Role;
use domain::metrics::BusinessStage;
use domain::org::{Store, StoreFormat, TradeArea};
use replica::{Error, ExportFormat, ExportWhat, Language, StoreProfile, TodayScope};
use storeloop_tests::{SalesRows, World};

/// Two customers in S01, of whom one came back, and one in S02.
fn world() -> World {
    let world = World::new();
    let s01 = Store {
        region_id: Some(world.region("华东")),
        trade_area: TradeArea::Community,
        format: StoreFormat::Counter,
        opened_on: Some("2026-11-12".parse().expect("a day")),
        ..world.store("S01")
    };
    world.replica.save_store(&world.owner(), s01).expect("saved");
    world.open_store("S02", "静安店", None);
    let rows = SalesRows::new()
        .line("1", "2026-09-10 10:00", "LIP01", 1, "100", "13800000001")
        .line("2", "2026-11-20 10:00", "LIP01", 1, "200", "13800000001")
        .line("3", "2026-11-21 10:00", "CRM01", 1, "100", "13800000002");
    world.import(&[&rows.save(world.room(), "s01.csv")]);
    let rows = SalesRows::new().line("4", "2026-11-21 10:00", "LIP01", 1, "70", "13800000003");
    let path = rows.save(world.room(), "s02.csv");
    let request =
        replica::ImportRequest { store_id: Some(world.store("S02").id), ..world.request(&[&path]) };
    let go_on = |_| std::ops::ControlFlow::Continue(());
    world.replica.run_import(&world.owner(), &request, &go_on).expect("imported");
    world
}

fn figure<'p>(profile: &'p StoreProfile, code: &str) -> Option<&'p str> {
    let figure = profile.figures.iter().find(|figure| figure.code == code).expect(code);
    figure.value.as_deref()
}

#[test]
fn a_profile_tells_the_place_and_who_buys_there() {
    let world = world();
    let id = world.store("S01").id;
    let profile = world.replica.store_profile(&world.owner(), id).expect("told");
    assert_eq!((profile.region.as_str(), profile.open_days), ("华东", Some(10)));
    assert_eq!(profile.store.format, StoreFormat::Counter);
    assert_eq!((profile.from.to_string(), profile.to.to_string()).0, "2026-08-24");
    assert_eq!(profile.to.to_string(), "2026-11-21", "ninety days up to yesterday");
    assert_eq!(figure(&profile, "net_sales"), Some("400.00"));
    assert_eq!(figure(&profile, "average_order_value"), Some("133.33"));
    assert_eq!(figure(&profile, "buyers"), Some("2"));
    assert_eq!(figure(&profile, "repurchase_share"), Some("50.00"), "200 of 400");
    assert_eq!(profile.categories.len(), 1, "no category is named");
    assert_eq!(profile.categories[0].share.as_deref(), Some("100"));
    let customers = profile.customers.expect("the owner sees customers");
    assert_eq!(customers.customers, 2);
    let recent: u32 = customers.recency.iter().map(|part| part.customers).sum();
    let named: u32 = customers.segments.iter().map(|part| part.customers).sum();
    assert_eq!((recent, named), (2, 2), "every customer is in one part");
    for pair in customers.recency.windows(2) {
        assert_eq!(pair[0].to_days.map(|days| days + 1), Some(pair[1].from_days));
    }
}

#[test]
fn a_profile_is_told_to_who_sees_the_store_and_its_customers_to_who_sees_them() {
    let world = world();
    let ids = [world.store("S01").id, world.store("S02").id];
    let manager = world.hire("E3", "李强", Role::StoreManager, Some("S01"), None);
    let own = world.replica.store_profile(&manager, ids[0]).expect("their own");
    assert!(own.customers.is_some());
    let refused = world.replica.store_profile(&manager, ids[1]);
    assert!(matches!(refused, Err(Error::Denied(_))));
    let designer = world.hire("E4", "周颖", Role::Designer, None, None);
    let seen = world.replica.store_profile(&designer, ids[0]).expect("they see sales");
    assert!(seen.customers.is_none(), "a designer sees no customers");
    let associate = world.hire("E5", "小明", Role::SalesAssociate, Some("S01"), None);
    let refused = world.replica.store_profile(&associate, ids[0]);
    assert!(matches!(refused, Err(Error::Denied(_))), "their own numbers alone");
}

#[test]
fn a_profile_is_written_with_every_number_it_tells() {
    let world = world();
    let path = world.room().join("profile.csv");
    let what = ExportWhat::StoreProfile { store_id: world.store("S01").id };
    let rows = world
        .replica
        .export(&world.owner(), &what, ExportFormat::Csv, &path, Language::Chinese)
        .expect("written");
    let text = std::fs::read_to_string(&path).expect("a file");
    assert_eq!(text.lines().count(), rows as usize + 1);
    for words in ["门店,商圈,社区", "门店,业态,专柜", "近 90 天,客单价,133.33", "客户类别,"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn each_stage_shows_its_metrics_and_says_where_there_is_no_data() {
    let world = world();
    let stages =
        world.replica.business_stages(&world.owner(), &TodayScope::default()).expect("told");
    let told: Vec<BusinessStage> = stages.iter().map(|view| view.stage).collect();
    assert_eq!(told, BusinessStage::ALL);
    let value = |stage: usize, code: &str| {
        let tiles = &stages[stage].period.tiles;
        tiles.iter().find(|tile| tile.code == code).expect(code).value.clone()
    };
    assert_eq!(value(0, "visitors"), None, "no data is not zero");
    assert_eq!(value(1, "repurchase_share").as_deref(), Some("54.05"), "200 of 370");
    assert_eq!(value(2, "net_sales").as_deref(), Some("370.00"));
    let manager = world.hire("E3", "李强", Role::StoreManager, Some("S01"), None);
    let scope = TodayScope { store_id: Some(world.store("S02").id), ..TodayScope::default() };
    let refused = world.replica.business_stages(&manager, &scope);
    assert!(matches!(refused, Err(Error::Denied(_))));
}
