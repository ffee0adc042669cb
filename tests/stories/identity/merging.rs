//! Two customers that are one, and apart again.

use domain::Id;
use domain::access::Role;
use replica::{CustomerFilter, Error, Page};
use storeloop_tests::World;

use super::{Sold, customer, customers, orders_of, sold};

/// Three customers by phone, with one, two and three orders.
fn with_three() -> (World, [Id; 3]) {
    let world = World::new();
    let orders = [("M1", 1), ("M2", 2), ("M3", 2), ("M4", 3), ("M5", 3), ("M6", 3)]
        .map(|(number, who)| (number, format!("1380000000{who}")));
    let orders: Vec<Sold<'_>> = orders
        .iter()
        .map(|(number, phone)| Sold { number, phone, name: "林悦", ..Sold::default() })
        .collect();
    world.import(&[&sold(world.room(), "three.csv", &orders)]);
    let ids = ["13800000001", "13800000002", "13800000003"].map(|phone| customer(&world, phone));
    (world, ids)
}

#[test]
fn merged_customers_count_as_one_and_unmerging_restores_both() {
    let (world, [one, two, three]) = with_three();
    let owner = world.owner();
    let digest = world.check();
    let before = customers(&world);

    world.replica.merge_customers(&owner, one, two).expect("merged");
    assert_eq!(orders_of(&world, one), ["M1", "M2", "M3"]);
    let rows = customers(&world);
    assert_eq!(rows.len(), 2, "one of two is left");
    let kept = rows.iter().find(|row| row.customer.id == one).expect("kept");
    assert_eq!((kept.orders, kept.gross_sales.as_str()), (3, "30.00"));
    assert_eq!(world.metric("buyers", "2026-11-21", "2026-11-21").as_deref(), Some("2"));
    let merged = world.replica.list_merged(&owner, one).expect("merged");
    assert_eq!(
        merged.iter().map(|row| (row.customer_id, row.orders)).collect::<Vec<_>>(),
        [(two, 2)]
    );
    world.check();

    // A third one, to whom both count from now on.
    world.replica.merge_customers(&owner, three, one).expect("merged");
    assert_eq!(orders_of(&world, three).len(), 6);
    let merged = world.replica.list_merged(&owner, three).expect("merged");
    assert_eq!(merged.iter().map(|row| row.customer_id).collect::<Vec<_>>(), [one, two]);
    world.check();

    world.replica.unmerge_customer(&owner, one).expect("apart");
    assert_eq!(orders_of(&world, one), ["M1", "M2", "M3"], "what was merged into them stays");
    world.replica.unmerge_customer(&owner, two).expect("apart");
    assert_eq!(world.check(), digest, "every order and customer is as before");
    assert_eq!(customers(&world), before, "and so are the numbers");
    let again = world.replica.unmerge_customer(&owner, two).expect("nothing to do");
    assert_eq!(again.tx, None);
}

#[test]
fn a_merged_customer_is_found_and_shown_as_the_one_that_stays() {
    let (world, [one, two, _]) = with_three();
    let owner = world.owner();
    world.replica.merge_customers(&owner, one, two).expect("merged");
    let list = world
        .replica
        .list_customers(&owner, &CustomerFilter::text("13800000002"), Page::first(5))
        .expect("list");
    assert_eq!(list.rows.iter().map(|row| row.customer.id).collect::<Vec<_>>(), [one]);
    for text in ["13800000002", "林悦"] {
        let hits = world.replica.search(&owner, text).expect("hits");
        let ids: Vec<&str> = hits
            .iter()
            .filter(|hit| hit.kind == replica::HitKind::Customer)
            .map(|hit| hit.id.as_str())
            .collect();
        assert!(ids.contains(&one.to_string().as_str()), "{text}: {ids:?}");
        assert!(!ids.contains(&two.to_string().as_str()), "{text}: {ids:?}");
    }
    let page = world.replica.customer(&owner, two).expect("the page of the merged one");
    assert_eq!(page.customer.merged_into, Some(one));
}

#[test]
fn later_orders_of_a_merged_customer_count_for_the_one_that_stays() {
    let (world, [one, two, _]) = with_three();
    let owner = world.owner();
    let before = world.check();
    world.replica.merge_customers(&owner, one, two).expect("merged");
    let later = [Sold { number: "M9", phone: "13800000002", name: "林悦", ..Sold::default() }];
    let import = world.import(&[&sold(world.room(), "later.csv", &later)]);
    assert_eq!(orders_of(&world, one), ["M1", "M2", "M3", "M9"]);
    world.check();
    world.replica.unmerge_customer(&owner, two).expect("apart");
    assert_eq!(orders_of(&world, two), ["M2", "M3", "M9"]);
    world.replica.undo_import(&owner, import.import_id.expect("id")).expect("undone");
    assert_eq!(world.check(), before);
}

#[test]
fn undo_takes_a_merge_and_an_unmerge_back() {
    let (world, [one, two, _]) = with_three();
    let owner = world.owner();
    let apart = (world.check(), customers(&world));
    let merge = world.replica.merge_customers(&owner, one, two).expect("merged").tx.expect("tx");
    let together = (world.check(), customers(&world));
    world.replica.undo(&owner, merge).expect("undone");
    assert_eq!((world.check(), customers(&world)), apart);

    world.replica.merge_customers(&owner, one, two).expect("merged");
    let unmerge = world.replica.unmerge_customer(&owner, two).expect("apart").tx.expect("tx");
    world.replica.undo(&owner, unmerge).expect("undone");
    assert_eq!((world.check(), customers(&world)), together);
}

#[test]
fn merges_never_lead_back_to_themselves() {
    let (world, [one, two, three]) = with_three();
    let owner = world.owner();
    let merge = |keep, merged| world.replica.merge_customers(&owner, keep, merged);
    let refused = |result: replica::Result<replica::Done>, rule: &str| match result {
        Err(Error::Invalid { field: "merged", reason }) => assert_eq!(reason, rule),
        other => panic!("expected {rule}, got {other:?}"),
    };
    refused(merge(one, one), "loop");
    merge(one, two).expect("merged");
    refused(merge(two, one), "loop");
    refused(merge(three, two), "merged");
    assert_eq!(merge(one, two).expect("the same again").tx, None);
    let nobody = Id::derived("customer", &["nobody"]);
    assert!(matches!(merge(nobody, one), Err(Error::NotFound(_))));
    assert!(matches!(merge(one, nobody), Err(Error::NotFound(_))));

    // An undo that would close the circle is refused, and nothing is written.
    let unmerge = world.replica.unmerge_customer(&owner, two).expect("apart").tx.expect("tx");
    merge(two, one).expect("the other way round");
    let before = world.check();
    assert!(matches!(world.replica.undo(&owner, unmerge), Err(Error::Conflict)));
    assert_eq!(world.check(), before);
    assert_eq!(orders_of(&world, two), ["M1", "M2", "M3"]);
}

#[test]
fn merging_is_for_those_who_answer_for_both_stores() {
    let (world, [one, two, _]) = with_three();
    let owner = world.owner();
    let manager = world.hire("E1", "何店长", Role::StoreManager, Some("S01"), None);
    let region = world.hire("E2", "江区长", Role::RegionalManager, None, Some("华东"));
    let denied = |result: replica::Result<replica::Done>| {
        assert!(matches!(result, Err(Error::Denied(_))), "{result:?}");
    };
    denied(world.replica.merge_customers(&manager, one, two));
    denied(world.replica.merge_customers(&region, one, two));
    let mut store = world.store("S01");
    store.region_id = Some(world.region("华东"));
    world.replica.save_store(&owner, store).expect("moved");
    world.replica.merge_customers(&region, one, two).expect("both are theirs");
    denied(world.replica.unmerge_customer(&manager, two));
    let list = world.replica.list_merged(&manager, one).expect("they may see it");
    assert_eq!(list.len(), 1);
    world.replica.unmerge_customer(&region, two).expect("apart");
}
