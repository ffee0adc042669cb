//! Everyone sees and does their part, whatever they ask for.

use domain::access::Role;
use domain::metrics::Slice;
use replica::{Error, OrderFilter, Page};
use storeloop_tests::{SalesRows, World, slice};

const DAY: &str = "2026-11-21";

/// Three stores in two regions, one order of 10, 20 and 40 in each.
fn world() -> World {
    let world = World::new();
    world.open_store("S02", "静安店", Some("华东"));
    world.open_store("S03", "天河店", Some("华南"));
    let mut s01 = world.store("S01");
    s01.region_id = Some(world.region("华东"));
    world.replica.save_store(&world.owner(), s01).expect("saved");
    for (code, price) in [("S01", "10"), ("S02", "20"), ("S03", "40")] {
        let rows = SalesRows::new().line("1", "2026-11-21 10:00", "LIP01", 1, price, "13800000001");
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

#[test]
fn a_slice_left_open_is_narrowed_to_what_the_person_may_see() {
    let world = world();
    let cases = [
        (world.owner(), "70.00"),
        (world.hire("E2", "赵敏", Role::RegionalManager, None, Some("华东")), "30.00"),
        (world.hire("E3", "李强", Role::StoreManager, Some("S03"), None), "40.00"),
        (world.hire("E4", "周颖", Role::Designer, None, None), "70.00"),
    ];
    for (actor, expected) in cases {
        let value =
            world.replica.metric(&actor, "net_sales", &slice(DAY, DAY)).expect("answered").value;
        assert_eq!(value.as_deref(), Some(expected), "{:?}", actor.role);
        let orders = world
            .replica
            .list_orders(&actor, &OrderFilter::default(), Page::first(9))
            .expect("list");
        let sum: f64 =
            orders.rows.iter().map(|order| order.amount.parse::<f64>().expect("number")).sum();
        assert_eq!(format!("{sum:.2}"), expected, "the order book agrees for {:?}", actor.role);
    }
}

#[test]
fn asking_for_somebody_elses_part_is_refused() {
    let world = world();
    let regional = world.hire("E2", "赵敏", Role::RegionalManager, None, Some("华东"));
    let manager = world.hire("E3", "李强", Role::StoreManager, Some("S03"), None);
    let other_store = Slice { store_id: Some(world.store("S02").id), ..slice(DAY, DAY) };
    let other_region = Slice { region_id: Some(world.region("华南")), ..slice(DAY, DAY) };
    let far_store = Slice { store_id: Some(world.store("S03").id), ..slice(DAY, DAY) };
    for (actor, slice) in [
        (&manager, &other_store),
        (&manager, &other_region),
        (&regional, &other_region),
        (&regional, &far_store),
    ] {
        let refused = world.replica.metric(actor, "net_sales", slice);
        assert!(matches!(refused, Err(Error::Denied(_))), "{:?} {slice:?}", actor.role);
    }
    let order = world
        .replica
        .list_orders(
            &world.owner(),
            &OrderFilter { store_id: other_store.store_id, ..OrderFilter::default() },
            Page::first(1),
        )
        .expect("list")
        .rows
        .remove(0);
    assert!(matches!(world.replica.order(&manager, order.id), Err(Error::Denied(_))));
    assert!(matches!(world.replica.void_order(&manager, order.id), Err(Error::Denied(_))));
    assert!(matches!(world.replica.history(&manager, "orders", order.id), Err(Error::Denied(_))));
}

#[test]
fn an_associate_sees_what_they_sold_themselves() {
    let world = world();
    let associate = world.hire("E5", "吴倩", Role::SalesAssociate, Some("S01"), None);
    let rows = SalesRows::new().sold_by("E5", "W1", "2026-11-21 12:00", "LIP01", "7").sold_by(
        "",
        "W2",
        "2026-11-21 13:00",
        "LIP01",
        "9",
    );
    world.import(&[&rows.save(world.room(), "w.csv")]);
    let value =
        world.replica.metric(&associate, "net_sales", &slice(DAY, DAY)).expect("answered").value;
    assert_eq!(value.as_deref(), Some("7.00"));
    let own_store = Slice { store_id: Some(world.store("S01").id), ..slice(DAY, DAY) };
    let value = world.replica.metric(&associate, "net_sales", &own_store).expect("answered").value;
    assert_eq!(value.as_deref(), Some("7.00"));
    let page =
        world.replica.today_page(&associate, &replica::TodayScope::default()).expect("a page");
    assert_eq!(page.day_period.tiles[0].value.as_deref(), Some("7.00"));
}

#[test]
fn a_file_for_another_store_is_refused_and_leaves_nothing() {
    let world = world();
    let manager = world.hire("E3", "李强", Role::StoreManager, Some("S03"), None);
    let before = world.check();
    let rows = SalesRows::new().line("9", "2026-11-21 10:00", "LIP01", 1, "10", "");
    let request = world.request(&[&rows.save(world.room(), "other.csv")]); // into S01
    let go_on = |_| std::ops::ControlFlow::Continue(());
    assert!(matches!(world.replica.run_import(&manager, &request, &go_on), Err(Error::Denied(_))));
    assert!(matches!(
        world.replica.preview_import(&manager, &request, &go_on),
        Err(Error::Denied(_))
    ));
    assert_eq!(world.check(), before);
}

#[test]
fn a_phone_number_is_masked_for_those_who_may_not_see_it_and_survives_their_edit() {
    let world = world();
    let leader = world.hire("E6", "冯远", Role::FloorSupervisor, Some("S01"), None);
    let rows = world
        .replica
        .list_customers(&leader, &replica::CustomerFilter::default(), Page::first(5))
        .expect("list")
        .rows;
    assert_eq!(rows[0].customer.phone, "138****0001");
    let edited =
        domain::customers::Customer { note: "喜欢豆沙色".into(), ..rows[0].customer.clone() };
    world.replica.save_customer(&leader, edited).expect("saved");
    let full =
        world.replica.customer(&world.owner(), rows[0].customer.id).expect("customer").customer;
    assert_eq!((full.phone.as_str(), full.note.as_str()), ("13800000001", "喜欢豆沙色"));
}

#[test]
fn nobody_promotes_themselves() {
    let world = world();
    let manager = world.hire("E3", "李强", Role::StoreManager, Some("S03"), None);
    let row = world
        .replica
        .list_employees(&manager, "李强", Page::first(1))
        .expect("list")
        .rows
        .remove(0);
    let promoted = domain::org::Employee { role: Role::Owner, ..row.employee.clone() };
    assert!(matches!(world.replica.save_employee(&manager, promoted), Err(Error::Denied(_))));
    let moved = domain::org::Employee { store_id: Some(world.store("S01").id), ..row.employee };
    assert!(matches!(world.replica.save_employee(&manager, moved), Err(Error::Denied(_))));
    let owner = world.owner();
    assert!(matches!(
        world.replica.set_password(&manager, owner.employee_id, "新的密码六位"),
        Err(Error::Denied(_))
    ));
}

#[test]
fn a_session_lists_only_visible_stores() {
    let world = world();
    let codes = |actor: &domain::access::Actor| -> Vec<String> {
        world
            .replica
            .session(actor)
            .expect("session")
            .stores
            .into_iter()
            .map(|store| store.code)
            .collect()
    };
    assert_eq!(codes(&world.owner()), ["S01", "S02", "S03"]);
    assert_eq!(
        codes(&world.hire("E2", "赵敏", Role::RegionalManager, None, Some("华东"))),
        ["S01", "S02"]
    );
    assert_eq!(codes(&world.hire("E3", "李强", Role::StoreManager, Some("S03"), None)), ["S03"]);
}
