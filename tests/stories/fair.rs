//! Stores compared fairly (D-13): by their kind, their past and their size, with ranges.

use chrono::{Days, NaiveDate};
use domain::access::Role;
use domain::org::{Store, TradeArea};
use replica::{
    ComparedStore, Error, Expectation, FairQuestion, FairStanding, ImportRequest, StoreComparison,
};
use storeloop_tests::{SalesRows, World};

/// Days on which a store sells more and less than its usual; each row adds up to nothing, and no two
/// go together.
const UPS_AND_DOWNS: [[i64; 8]; 6] = [
    [1, -1, 1, -1, 1, -1, 1, -1],
    [1, 1, -1, -1, 1, 1, -1, -1],
    [1, -1, -1, 1, 1, -1, -1, 1],
    [1, 1, 1, 1, -1, -1, -1, -1],
    [1, -1, 1, -1, -1, 1, -1, 1],
    [1, 1, -1, -1, -1, -1, 1, 1],
];

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

/// One order a day of a store from a day on, on as many days as there are steps: its usual amount, up
/// and down by a swing.
fn sell(world: &World, code: &str, from: &str, usual: i64, swing: i64, steps: &[i64]) {
    let mut rows = SalesRows::new();
    for (at, step) in (0_u64..).zip(steps) {
        let day = day(from) + Days::new(at);
        let price = (usual + swing * step).to_string();
        rows = rows.line(&format!("{code}-{day}"), &format!("{day} 10:00"), "LIP01", 1, &price, "");
    }
    let path = rows.save(world.room(), &format!("{code}-{from}.csv"));
    let store_id = Some(world.store(code).id);
    let request = ImportRequest { store_id, ..world.request(&[&path]) };
    let go_on = |_| std::ops::ControlFlow::Continue(());
    world.replica.run_import(&world.owner(), &request, &go_on).expect("imported");
}

/// Three stores in the centre that sell 200, 240 and 160 a day, and three in neighbourhoods that sell
/// 50, 60 and 40, the latter with larger ups and downs.
fn places() -> World {
    let world = World::new();
    let mut s01 = world.store("S01");
    s01.trade_area = TradeArea::Core;
    s01.region_id = Some(world.region("华东"));
    world.replica.save_store(&world.owner(), s01).expect("saved");
    for (code, name) in [("S02", "静安店"), ("S03", "虹桥店")] {
        world.open_store(code, name, Some("华东"));
    }
    for (code, name) in [("S04", "新村店"), ("S05", "河畔店"), ("S06", "山脚店")] {
        let store = world.open_store(code, name, Some("华南"));
        let store = Store { trade_area: TradeArea::Community, ..store };
        world.replica.save_store(&world.owner(), store).expect("saved");
    }
    let usual = [(200, 10), (240, 12), (160, 8), (50, 10), (60, 12), (40, 8)];
    for (at, (usual, swing)) in usual.into_iter().enumerate() {
        let code = format!("S0{}", at + 1);
        sell(&world, &code, "2026-11-01", usual, swing, &UPS_AND_DOWNS[at]);
    }
    world
}

fn question(code: &str, by: Expectation) -> FairQuestion {
    let (from, to) = (day("2026-11-01"), day("2026-11-08"));
    FairQuestion { code: code.into(), region_id: None, from, to, by }
}

fn compared(world: &World, question: &FairQuestion) -> StoreComparison {
    world.replica.compare_stores(&world.owner(), question).expect("compared")
}

fn named<'c>(found: &'c StoreComparison, name: &str) -> &'c ComparedStore {
    found.stores.iter().find(|store| store.name == name).expect(name)
}

fn fair<'c>(found: &'c StoreComparison, name: &str) -> &'c FairStanding {
    named(found, name).fair.as_ref().expect(name)
}

#[test]
fn a_store_in_a_hard_place_is_measured_by_stores_of_such_places() {
    let world = places();
    let found = compared(&world, &question("net_sales", Expectation::Kind));
    assert!(found.differs);
    // The centre sells 4,800 in three stores, the neighbourhoods 1,200.
    let cases = [
        ("徐汇店", "1600.00", 2, "1600.00", "1.000"),
        ("静安店", "1920.00", 1, "1600.00", "1.200"),
        ("虹桥店", "1280.00", 3, "1600.00", "0.800"),
        ("新村店", "400.00", 5, "400.00", "1.000"),
        ("河畔店", "480.00", 4, "400.00", "1.200"),
        ("山脚店", "320.00", 6, "400.00", "0.800"),
    ];
    for (name, value, rank, expected, index) in cases {
        let store = named(&found, name);
        assert_eq!((store.value.as_str(), store.rank, store.days), (value, rank, 8), "{name}");
        assert_eq!(world.metric_of("net_sales", &store.slice).as_deref(), Some(value), "{name}");
        let fair = fair(&found, name);
        assert_eq!((fair.expected.as_str(), fair.index.as_str()), (expected, index), "{name}");
        assert!(fair.by_own_kind);
    }
    let ranks: Vec<(&str, Option<u32>)> = found
        .stores
        .iter()
        .map(|store| (store.name.as_str(), store.fair.as_ref().and_then(|fair| fair.rank)))
        .collect();
    let order = ["静安店", "河畔店", "徐汇店", "新村店", "山脚店", "虹桥店"];
    assert_eq!(ranks.iter().map(|(name, _)| *name).collect::<Vec<_>>(), order);
    assert_eq!(ranks[1].1, Some(2), "fourth by its sales, second by what it made of its place");
    // The neighbourhoods' days scatter more, so that theirs say less.
    let width = |name| {
        let fair = fair(&found, name);
        let number = |text: &str| text.parse::<f64>().expect(text);
        (number(&fair.high) - number(&fair.low), number(&fair.kept))
    };
    assert!(width("河畔店").0 > width("静安店").0 && width("河畔店").1 < width("静安店").1);
    world.check();
}

#[test]
fn a_ratio_is_measured_by_what_it_is_a_ratio_of() {
    let world = places();
    let found = compared(&world, &question("average_order_value", Expectation::Kind));
    // 4,800 of 24 orders, and 1,200 of 24.
    for (name, expected, index) in [("静安店", "200.00", "1.200"), ("山脚店", "50.00", "0.800")]
    {
        let fair = fair(&found, name);
        assert_eq!((fair.expected.as_str(), fair.index.as_str()), (expected, index), "{name}");
    }
}

#[test]
fn a_store_is_measured_by_its_own_year_before_and_a_new_one_by_its_kind() {
    let world = World::new();
    for (code, name) in [("S02", "静安店"), ("S03", "虹桥店")] {
        world.open_store(code, name, None);
    }
    let opened_on = Some(day("2026-11-05"));
    let new = Store { opened_on, ..world.open_store("S04", "新开店", None) };
    world.replica.save_store(&world.owner(), new).expect("saved");
    let years = [("S01", 125, 150), ("S02", 250, 275), ("S03", 500, 500)];
    for (at, (code, before, now)) in years.into_iter().enumerate() {
        sell(&world, code, "2025-11-01", before, 5, &UPS_AND_DOWNS[at]);
        sell(&world, code, "2026-11-01", now, 5, &UPS_AND_DOWNS[at + 3]);
    }
    sell(&world, "S04", "2026-11-05", 275, 5, &[1, -1, 1, -1]);
    let found = compared(&world, &question("net_sales", Expectation::LastYear));
    assert_eq!(found.before.map(|days| days.from), Some(day("2025-11-01")));
    // A year before: 1,000, 2,000 and 4,000, so 7,000 / 3 for eight days of a new store, half of it
    // for four. Now 1,200 + 2,200 + 4,000 + 1,100 = 8,500 for 8,166.67, or 51 for 49.
    let cases = [
        ("徐汇店", "1200.00", "1040.82", "1.153", Expectation::LastYear),
        ("静安店", "2200.00", "2081.63", "1.057", Expectation::LastYear),
        ("虹桥店", "4000.00", "4163.27", "0.961", Expectation::LastYear),
        ("新开店", "1100.00", "1214.29", "0.906", Expectation::Kind),
    ];
    for (name, value, expected, index, by) in cases {
        let fair = fair(&found, name);
        assert_eq!(named(&found, name).value, value);
        assert_eq!(
            (fair.expected.as_str(), fair.index.as_str(), fair.by),
            (expected, index, by),
            "{name}"
        );
    }
    // How much stores of its kind differ is doubt about what to expect of the new one.
    assert!(fair(&found, "新开店").kept.parse::<u32>().expect("a share") < 20);
    let by_kind = compared(&world, &question("net_sales", Expectation::Kind));
    assert_eq!((by_kind.before, by_kind.by), (None, Expectation::Kind));
}

#[test]
fn without_a_year_before_stores_are_measured_by_their_kind() {
    let world = places();
    let found = compared(&world, &question("net_sales", Expectation::LastYear));
    assert_eq!((found.by, found.before), (Expectation::Kind, None));
    assert_eq!(fair(&found, "静安店").expected, "1600.00");
}

#[test]
fn stores_that_differ_by_chance_alone_are_not_ranked() {
    let world = World::new();
    for (code, name) in [("S02", "静安店"), ("S03", "虹桥店")] {
        world.open_store(code, name, None);
    }
    for (at, (code, usual)) in [("S01", 100), ("S02", 102), ("S03", 98)].into_iter().enumerate() {
        sell(&world, code, "2026-11-01", usual, 30, &UPS_AND_DOWNS[at]);
    }
    let found = compared(&world, &question("net_sales", Expectation::Kind));
    assert!(!found.differs);
    assert_eq!(named(&found, "静安店").rank, 1, "its sales are the highest all the same");
    for store in &found.stores {
        let fair = store.fair.as_ref().expect("compared");
        assert_eq!((fair.rank, fair.kept.as_str()), (None, "0"), "{}", store.name);
        assert_eq!(Some(&fair.adjusted), found.average.as_ref());
    }
}

#[test]
fn two_stores_and_single_days_show_their_values_alone() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    sell(&world, "S01", "2026-11-01", 100, 10, &UPS_AND_DOWNS[0]);
    sell(&world, "S02", "2026-11-01", 200, 10, &UPS_AND_DOWNS[1]);
    let two = compared(&world, &question("net_sales", Expectation::Kind));
    assert_eq!((two.average, two.stores.len()), (None, 2));
    assert_eq!(two.stores[0].value, "1600.00");
    assert!(two.stores.iter().all(|store| store.fair.is_none()));
    world.open_store("S03", "虹桥店", None);
    sell(&world, "S03", "2026-11-01", 150, 10, &UPS_AND_DOWNS[2]);
    let up_to = |to| FairQuestion { to: day(to), ..question("net_sales", Expectation::Kind) };
    // Ten degrees of freedom are needed: three stores of four days have nine, of five twelve.
    for (to, is_told) in [("2026-11-01", false), ("2026-11-04", false), ("2026-11-05", true)] {
        let found = compared(&world, &up_to(to));
        assert_eq!(found.average.is_some(), is_told, "{to}");
        assert_eq!(found.stores.len(), 3);
    }
}

#[test]
fn everybody_is_told_of_the_stores_they_may_see_and_who_sees_one_of_none() {
    let world = places();
    let asked = question("net_sales", Expectation::Kind);
    let east = world.hire("E2", "赵敏", Role::RegionalManager, None, Some("华东"));
    let seen = world.replica.compare_stores(&east, &asked).expect("their region");
    let names: Vec<&str> = seen.stores.iter().map(|store| store.name.as_str()).collect();
    assert_eq!(names, ["静安店", "徐汇店", "虹桥店"]);
    let south = FairQuestion { region_id: Some(world.region("华南")), ..asked.clone() };
    assert!(matches!(world.replica.compare_stores(&east, &south), Err(Error::Denied(_))));
    let region = compared(&world, &south);
    assert_eq!(region.stores.len(), 3, "the owner may look at one region");
    let manager = world.hire("E3", "李强", Role::StoreManager, Some("S01"), None);
    let associate = world.hire("E4", "小明", Role::SalesAssociate, Some("S01"), None);
    for actor in [manager, associate] {
        let refused = world.replica.compare_stores(&actor, &asked);
        assert!(matches!(refused, Err(Error::Denied(_))));
    }
}

#[test]
fn days_to_come_are_left_out_and_wrong_questions_refused() {
    let world = places();
    let ask = |from, to| {
        let asked = FairQuestion {
            from: day(from),
            to: day(to),
            ..question("net_sales", Expectation::Kind)
        };
        world.replica.compare_stores(&world.owner(), &asked)
    };
    let found = ask("2026-11-01", "2026-11-30").expect("so far");
    assert_eq!(found.period.to, day("2026-11-22"), "today");
    assert!(matches!(
        ask("2026-11-23", "2026-11-30"),
        Err(Error::Invalid { field: "from", reason: "in_future" })
    ));
    assert!(matches!(
        ask("2026-11-08", "2026-11-01"),
        Err(Error::Invalid { field: "to", reason: "before_from" })
    ));
    let unknown = question("nothing", Expectation::Kind);
    let refused = world.replica.compare_stores(&world.owner(), &unknown);
    assert!(matches!(refused, Err(Error::NotFound(_))));
}
