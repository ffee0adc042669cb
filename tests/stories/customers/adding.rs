//! New customers at the counter (C-34).

use domain::access::Role;
use domain::new_customer::NewCustomer;
use domain::segments::CustomerFilter;
use replica::{Error, Page};
use storeloop_tests::World;

use super::{found, of_phone, orders};

fn typed(phone: &str, name: &str, card: &str) -> NewCustomer {
    NewCustomer { phone: phone.into(), name: name.into(), card: card.into(), store_id: None }
}

#[test]
fn a_new_customer_is_found_at_once_and_taken_back() {
    let world = World::new();
    let owner = world.owner();
    let before = world.check();
    let done = world.replica.add_customer(&owner, &typed("+852 9123 4567", " 陈大文 ", "VIP9"));
    let done = done.expect("added");
    assert!(done.value.is_new && done.tx.is_some());
    for text in ["4567", "chendawen", "VIP9", "+852 9123 4567"] {
        assert_eq!(found(&world, text), ["陈大文"], "{text}");
    }
    let row = world.replica.customer(&owner, done.value.id).expect("a customer");
    assert_eq!(
        (row.home_store.as_str(), row.customer.joined_on.as_str()),
        ("徐汇店", "2026-11-22")
    );
    world.check();
    let undone = world.replica.undo_last(&owner).expect("undone");
    assert_eq!(undone.operation, "add_customer");
    assert_eq!(world.check(), before);
}

#[test]
fn who_has_the_number_or_the_card_is_found_instead_of_made_twice() {
    let world = World::new();
    let owner = world.owner();
    let rows = [["A-1", "2026-11-20", "13800138000", "林悦", "VIP1"]];
    world.import(&[&orders(world.room(), "a.csv", &rows)]);
    let lin = of_phone("13800138000");
    let before = world.check();
    for (phone, card) in
        [("138 0013 8000", ""), ("+86 13800138000", "VIP2"), ("", "VIP1"), ("13900000000", "VIP1")]
    {
        let known = world.replica.known_customer(&owner, phone, card).expect("asked");
        let known = known.expect("known");
        assert_eq!((known.id, known.name.as_str()), (Some(lin), "林悦"), "{phone} {card}");
        let done = world.replica.add_customer(&owner, &typed(phone, "别人", card)).expect("asked");
        assert_eq!(
            (done.value.id, done.value.is_new, done.tx),
            (lin, false, None),
            "{phone} {card}"
        );
    }
    assert_eq!(world.check(), before, "nothing was written");
    for nobody in ["", "138", "13800138001", "138****8000"] {
        let known = world.replica.known_customer(&owner, nobody, "").expect("asked");
        assert_eq!(known, None, "{nobody}");
    }
}

#[test]
fn a_number_known_by_its_hash_is_known() {
    let world = World::new();
    let owner = world.owner();
    // SHA-1 of 13900000002.
    let hash = "afd523b835de4ec6edb9ba77bbd4e1b077389656";
    let rows = [["A-1", "2026-11-20", hash, "周航", ""]];
    world.import(&[&orders(world.room(), "a.csv", &rows)]);
    let known = world.replica.known_customer(&owner, "13900000002", "").expect("asked");
    assert_eq!(known.map(|known| known.name).as_deref(), Some("周航"));
}

#[test]
fn the_merged_lead_to_who_stayed_and_a_freed_number_to_somebody_new() {
    let world = World::new();
    let owner = world.owner();
    let rows = [
        ["A-1", "2026-11-20", "13800000001", "林悦", ""],
        ["A-2", "2026-11-20", "13800000002", "林小悦", ""],
    ];
    world.import(&[&orders(world.room(), "a.csv", &rows)]);
    let (lin, other) = (of_phone("13800000001"), of_phone("13800000002"));
    world.replica.merge_customers(&owner, lin, other).expect("merged");
    let known = world.replica.known_customer(&owner, "13800000002", "").expect("asked");
    assert_eq!(known.and_then(|known| known.id), Some(lin));

    let mut moved = world.replica.customer(&owner, lin).expect("a customer").customer;
    moved.phone = "13800000009".into();
    world.replica.save_customer(&owner, moved).expect("saved");
    let new = world.replica.add_customer(&owner, &typed("13800000001", "新号主", ""));
    let new = new.expect("added").value;
    assert!(new.is_new && new.id != lin, "another person with a number that was given back");
    world.check();
}

#[test]
fn a_later_file_with_the_number_is_about_the_same_customer() {
    let world = World::new();
    let owner = world.owner();
    let new = world.replica.add_customer(&owner, &typed("13800138000", "林悦", "")).expect("added");
    let rows = [["A-1", "2026-11-20", "138-0013-8000", "", "VIP1"]];
    world.import(&[&orders(world.room(), "a.csv", &rows)]);
    let row = world.replica.customer(&owner, new.value.id).expect("a customer");
    assert_eq!((row.orders, row.customer.name.as_str()), (1, "林悦"));
    let all = world.replica.list_customers(&owner, &CustomerFilter::default(), Page::first(9));
    assert_eq!(all.expect("a list").total, 1);
    world.check();
}

#[test]
fn an_associate_adds_to_the_own_store_and_learns_nothing_of_others() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    let rows = [["A-1", "2026-11-20", "13800138000", "林悦", ""]];
    world.import(&[&orders(world.room(), "a.csv", &rows)]);
    let there = world.hire("E5", "周敏", Role::SalesAssociate, Some("S02"), None);
    let known = world.replica.known_customer(&there, "13800138000", "").expect("asked");
    let known = known.expect("known");
    assert_eq!((known.id, known.name.as_str()), (None, ""), "of another store");
    assert_eq!((known.home_store.as_str(), known.phone.as_str()), ("徐汇店", "138****8000"));
    let new = world.replica.add_customer(&there, &typed("13800138001", "新客", "")).expect("added");
    let row = world.replica.customer(&there, new.value.id).expect("seen");
    assert_eq!(row.home_store, "静安店");
    let elsewhere =
        NewCustomer { store_id: Some(world.store("S01").id), ..typed("13800138002", "新客", "") };
    assert!(matches!(world.replica.add_customer(&there, &elsewhere), Err(Error::Denied(_))));
    let designer = world.hire("E6", "李强", Role::Designer, None, None);
    let refused = world.replica.add_customer(&designer, &typed("13800138003", "", ""));
    assert!(matches!(refused, Err(Error::Denied(_))));
    // Several stores, and somebody who works in none.
    let refused = world.replica.add_customer(&world.owner(), &typed("13800138004", "", ""));
    assert!(matches!(refused, Err(Error::Invalid { field: "store_id", reason: "missing" })));
}
