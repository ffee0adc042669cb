//! Taking an import back.

use replica::{Error, OrderFilter, Page};
use storeloop_tests::{SalesRows, World, fixture};

fn order(number: &str, price: &str) -> SalesRows {
    SalesRows::new().line(number, "2026-11-21 10:00", "LIP01", 1, price, "13800000001")
}

#[test]
fn undoing_an_import_brings_back_the_state_before_it() {
    let world = World::with("GBP", "Europe/London");
    let empty = world.check();
    let first = world.import(&[&fixture("online_retail_200.xlsx")]);
    let with_first = world.check();
    let second = world.import(&[&fixture("online_retail_500.csv")]);
    let owner = world.owner();

    let undone = world.replica.undo_import(&owner, second.import_id.expect("id")).expect("undone");
    assert!(undone.value.kept.is_empty());
    assert_eq!(world.check(), with_first, "what the second file replaced is back");
    world.replica.undo_import(&owner, first.import_id.expect("id")).expect("undone");
    assert_eq!(world.check(), empty, "orders, products and customers are gone");
    assert_eq!(world.metric("net_sales", "2010-01-01", "2011-12-31"), None);
}

#[test]
fn what_a_person_changed_since_is_kept_and_listed() {
    let world = World::new();
    let rows = order("U1", "10").line("U2", "2026-11-21 11:00", "LIP01", 1, "20", "");
    let import = world.import(&[&rows.save(world.room(), "u.csv")]).import_id.expect("id");
    let owner = world.owner();
    let orders =
        world.replica.list_orders(&owner, &OrderFilter::default(), Page::first(10)).expect("list");
    let voided = orders.rows.iter().find(|order| order.number == "U2").expect("U2");
    world.replica.void_order(&owner, voided.id).expect("voided");

    let undone = world.replica.undo_import(&owner, import).expect("undone").value;
    assert_eq!(undone.removed, 1);
    let kept: Vec<&str> = undone.kept.iter().map(|order| order.number.as_str()).collect();
    assert_eq!(kept, ["U2"]);
    world.check();
}

#[test]
fn an_order_that_a_later_import_replaced_stays_with_that_import() {
    let world = World::new();
    let first = world.import(&[&order("U1", "10").save(world.room(), "one.csv")]);
    world.import(&[&order("U1", "12").save(world.room(), "two.csv")]);
    let undone =
        world.replica.undo_import(&world.owner(), first.import_id.expect("id")).expect("undone");
    assert_eq!((undone.value.removed, undone.value.kept.len()), (0, 1));
    assert_eq!(world.metric("net_sales", "2026-11-21", "2026-11-21").as_deref(), Some("12.00"));
    world.check();
}

#[test]
fn an_import_is_undone_once() {
    let world = World::new();
    let import =
        world.import(&[&order("U1", "10").save(world.room(), "u.csv")]).import_id.expect("id");
    let owner = world.owner();
    world.replica.undo_import(&owner, import).expect("once");
    assert!(matches!(world.replica.undo_import(&owner, import), Err(Error::CannotUndo)));
    let listed = world.replica.list_imports(&owner, Page::first(5)).expect("imports");
    assert!(listed.rows[0].undone_at.is_some(), "it stays in the list, crossed out");
}

#[test]
fn undo_last_takes_back_an_import_too_and_it_can_come_in_again() {
    let world = World::new();
    let file = order("U1", "10").save(world.room(), "u.csv");
    world.import(&[&file]);
    let with = world.check();
    let undone = world.replica.undo_last(&world.owner()).expect("undone");
    assert_eq!(undone.operation, "import_sales");
    assert_eq!(world.metric("orders", "2026-11-21", "2026-11-21"), None);
    world.import(&[&file]);
    assert_eq!(world.check(), with, "the same ids, the same rows");
}
