//! Changing things, undoing it, and who did what when.

use domain::access::Role;
use domain::products::ProductKind;
use replica::{Error, HistoryKind, OrderFilter, Page, ProductFilter};
use storeloop_tests::{SalesRows, World};

#[test]
fn history_tells_who_changed_what_from_what_to_what() {
    let world = World::new();
    let manager = world.hire("E2", "李强", Role::StoreManager, Some("S01"), None);
    let store = world.store("S01");
    let renamed = domain::org::Store { name: "徐家汇店".into(), ..store.clone() };
    world.set_clock(world.now() + 60_000);
    let done = world.replica.save_store(&manager, renamed).expect("saved");

    let history = world.replica.history(&world.owner(), "store", store.id).expect("history");
    assert_eq!(history.len(), 2);
    let entry = &history[0];
    assert_eq!(
        (entry.by.as_str(), entry.at, entry.kind),
        ("李强", world.now(), HistoryKind::Changed)
    );
    assert_eq!(entry.fields.len(), 1);
    assert_eq!(entry.fields[0].field, "name");
    assert_eq!(entry.fields[0].old.as_deref(), Some("徐汇店"));
    assert_eq!(entry.fields[0].new.as_deref(), Some("徐家汇店"));
    assert_eq!(Some(entry.tx), done.tx);
    assert_eq!(history[1].kind, HistoryKind::Created);
}

#[test]
fn a_history_is_whole_however_long_it_grows() {
    let world = World::new();
    let owner = world.owner();
    let store = world.store("S01");
    for change in 1..=600 {
        let name = format!("店{change}");
        let renamed = domain::org::Store { name: name.clone(), ..store.clone() };
        world.replica.save_store(&owner, renamed).expect("saved");
        // The log is indexed by row in portions of 256; look around their edges.
        if change < 3 || change % 64 < 3 || change % 64 > 61 {
            let history = world.replica.history(&owner, "store", store.id).expect("history");
            assert_eq!(history.len(), 1 + change, "its making and every change");
            assert_eq!(history[0].fields[0].new.as_deref(), Some(name.as_str()));
        }
    }
    world.check();
}

#[test]
fn undo_puts_the_old_value_back_and_says_so_in_the_history() {
    let world = World::new();
    let owner = world.owner();
    let store = world.store("S01");
    world
        .replica
        .save_store(&owner, domain::org::Store { name: "错了".into(), ..store.clone() })
        .expect("saved");
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(world.store("S01"), store);
    let history = world.replica.history(&owner, "store", store.id).expect("history");
    assert_eq!(history[0].operation, "undo");
    assert!(!history[0].can_undo && !history[1].can_undo, "neither can be undone again");
}

#[test]
fn undo_does_not_run_over_a_later_change() {
    let world = World::new();
    let owner = world.owner();
    let store = world.store("S01");
    let named = |name: &str| domain::org::Store { name: name.into(), ..store.clone() };
    let first = world.replica.save_store(&owner, named("一")).expect("saved").tx.expect("tx");
    world.replica.save_store(&owner, named("二")).expect("saved");
    assert!(matches!(world.replica.undo(&owner, first), Err(Error::Conflict)));
    assert_eq!(world.store("S01").name, "二");
}

#[test]
fn saving_without_a_change_leaves_no_trace() {
    let world = World::new();
    let done = world.replica.save_store(&world.owner(), world.store("S01")).expect("saved");
    assert_eq!((done.tx, done.changed.len()), (None, 0));
}

#[test]
fn a_store_that_people_work_in_does_not_vanish_by_undo() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    let made =
        world.replica.history(&world.owner(), "store", world.store("S02").id).expect("history");
    world.hire("E2", "李强", Role::StoreManager, Some("S02"), None);
    assert!(matches!(world.replica.undo(&world.owner(), made[0].tx), Err(Error::Conflict)));
}

#[test]
fn voiding_an_order_takes_its_amount_out_of_every_number_and_undo_puts_it_back() {
    let world = World::new();
    let owner = world.owner();
    let rows = SalesRows::new()
        .line("V1", "2026-11-21 10:00", "LIP01", 1, "10", "13800000001")
        .line("V2", "2026-11-21 11:00", "LIP01", 1, "20", "13800000001");
    let file = rows.save(world.room(), "v.csv");
    world.import(&[&file]);
    let filter = OrderFilter { text: "V2".into(), ..OrderFilter::default() };
    let order =
        world.replica.list_orders(&owner, &filter, Page::first(1)).expect("list").rows.remove(0);
    world.replica.void_order(&owner, order.id).expect("voided");
    assert_eq!(world.metric("net_sales", "2026-11-21", "2026-11-21").as_deref(), Some("10.00"));
    world.check();

    world.import(&[&file]);
    assert_eq!(
        world.metric("net_sales", "2026-11-21", "2026-11-21").as_deref(),
        Some("10.00"),
        "the same file does not bring a voided order back"
    );
    let history = world.replica.history(&owner, "orders", order.id).expect("history");
    assert_eq!(history[0].operation, "void_order");
    world.replica.undo(&owner, history[0].tx).expect("undone");
    assert_eq!(world.metric("net_sales", "2026-11-21", "2026-11-21").as_deref(), Some("30.00"));
    world.check();
}

#[test]
fn an_orders_history_begins_with_the_import_that_brought_it() {
    let world = World::new();
    let owner = world.owner();
    let row = |price: &str| SalesRows::new().line("H1", "2026-11-21 10:00", "LIP01", 1, price, "");
    world.import(&[&row("10").save(world.room(), "one.csv")]);
    world.import(&[&row("12").save(world.room(), "two.csv")]);
    let order = world
        .replica
        .list_orders(&owner, &OrderFilter::default(), Page::first(1))
        .expect("list")
        .rows
        .remove(0);
    let history = world.replica.history(&owner, "orders", order.id).expect("history");
    let kinds: Vec<HistoryKind> = history.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [HistoryKind::Changed, HistoryKind::Created]);
    assert!(history.iter().all(|entry| entry.by == "王芳" && entry.operation == "import_sales"));
}

#[test]
fn making_a_product_postage_takes_it_out_of_the_units_at_once() {
    let world = World::new();
    let owner = world.owner();
    let rows = SalesRows::new().line("K1", "2026-11-21 10:00", "LIP01", 2, "10", "").line(
        "K1",
        "2026-11-21 10:00",
        "SHIP",
        1,
        "6",
        "",
    );
    world.import(&[&rows.save(world.room(), "k.csv")]);
    assert_eq!(world.metric("units", "2026-11-21", "2026-11-21").as_deref(), Some("3"));
    let filter = ProductFilter { text: "SHIP".into(), ..ProductFilter::default() };
    let row =
        world.replica.list_products(&owner, &filter, Page::first(1)).expect("list").rows.remove(0);
    let postage = domain::products::Product { kind: ProductKind::Postage, ..row.product };
    world.replica.save_product(&owner, postage).expect("saved");
    assert_eq!(world.metric("units", "2026-11-21", "2026-11-21").as_deref(), Some("2"));
    world.check();
    world.replica.undo_last(&owner).expect("undone");
    assert_eq!(world.metric("units", "2026-11-21", "2026-11-21").as_deref(), Some("3"));
    world.check();
}

#[test]
fn a_clock_set_back_by_years_neither_stops_writing_nor_reorders_history() {
    let world = World::new();
    let owner = world.owner();
    let store = world.store("S01");
    let named = |name: &str| domain::org::Store { name: name.into(), ..store.clone() };
    world.replica.save_store(&owner, named("一")).expect("saved");
    world.set_clock(world.now() - 3 * 365 * 86_400_000);
    world.replica.save_store(&owner, named("二")).expect("saved all the same");
    let history = world.replica.history(&owner, "store", store.id).expect("history");
    assert_eq!(history[0].fields[0].new.as_deref(), Some("二"));
    assert!(history[0].at >= history[1].at, "stamps never run back");
}
