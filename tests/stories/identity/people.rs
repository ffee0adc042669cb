//! Exact keys.

use std::collections::BTreeSet;

use replica::{OrderFilter, Page};
use storeloop_tests::World;

use super::{Sold, customer, customers, members, orders_of, save, sold};

#[test]
fn one_phone_in_five_files_is_one_customer_and_counts_once() {
    let world = World::new();
    let room = world.room();
    let files = [
        sold(
            room,
            "till.csv",
            &[Sold { number: "T1", phone: "13800006621", channel: "门店", ..Sold::default() }],
        ),
        sold(
            room,
            "mall.csv",
            &[Sold {
                number: "M1",
                phone: "+86 138-0000-6621",
                channel: "商城",
                ..Sold::default()
            }],
        ),
        sold(
            room,
            "group.csv",
            &[Sold { number: "G1", phone: "'138 0000 6621", channel: "社群", ..Sold::default() }],
        ),
        save(
            room,
            "abroad.csv",
            "Order No,Order Date,Product Code,Product Name,Quantity,Unit Price,Phone,Channel\n\
             A1,2026-11-21 11:00:00,LIP01,Lipstick,1,10,0086 13800006621,Abroad\n",
        ),
        members(room, "members.csv", &[["V001", "林悦", "13800006621", ""]]),
    ];
    let paths: Vec<&str> = files.iter().map(String::as_str).collect();
    world.import(&paths);
    let once = world.check();
    world.import(&paths);
    assert_eq!(world.check(), once, "the same files again change nothing");

    let rows = customers(&world);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((rows[0].customer.card.as_str(), rows[0].customer.name.as_str()), ("V001", "林悦"));
    assert_eq!((rows[0].orders, rows[0].gross_sales.as_str()), (4, "40.00"));
    assert_eq!(orders_of(&world, rows[0].customer.id), ["A1", "G1", "M1", "T1"]);
    let filter = OrderFilter { customer_id: Some(rows[0].customer.id), ..OrderFilter::default() };
    let orders = world.replica.list_orders(&world.owner(), &filter, Page::first(10)).expect("list");
    let channels: BTreeSet<String> = orders.rows.into_iter().map(|order| order.channel).collect();
    assert_eq!(channels.len(), 4, "each source is told apart: {channels:?}");
    assert_eq!(world.metric("orders", "2026-11-21", "2026-11-21").as_deref(), Some("4"));
    assert_eq!(world.metric("net_sales", "2026-11-21", "2026-11-21").as_deref(), Some("40.00"));
}

#[test]
fn two_customers_that_share_a_key_are_listed_and_not_merged() {
    let world = World::new();
    let first = [
        Sold { number: "D1", phone: "13800000001", ..Sold::default() },
        Sold { number: "D2", card: "V002", ..Sold::default() },
        Sold { number: "D3", phone: "13800000003", ..Sold::default() },
    ];
    world.import(&[&sold(world.room(), "first.csv", &first)]);
    assert!(duplicates(&world).is_empty());

    // The phone of one and the card of the other: the phone says who bought.
    let both = [Sold { number: "D4", phone: "13800000001", card: "V002", ..Sold::default() }];
    world.import(&[&sold(world.room(), "both.csv", &both)]);
    assert_eq!(customers(&world).len(), 3, "nothing was merged");
    let phone = customer(&world, "13800000001");
    assert_eq!(orders_of(&world, phone), ["D1", "D4"]);
    let found = duplicates(&world);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].2, replica::DuplicateReason::Card);

    let keep = found[0].0;
    let merged = found[0].1;
    world.replica.merge_customers(&world.owner(), keep, merged).expect("merged");
    assert!(duplicates(&world).is_empty(), "one person is no pair");
    assert_eq!(orders_of(&world, keep), ["D1", "D2", "D4"]);
    world.check();
}

fn duplicates(world: &World) -> Vec<(domain::Id, domain::Id, replica::DuplicateReason)> {
    let list = world.replica.list_duplicates(&world.owner(), Page::first(50)).expect("list");
    assert_eq!(list.total as usize, list.rows.len());
    let ids = |row: &replica::Duplicate| (row.one.customer_id, row.other.customer_id, row.reason);
    list.rows.iter().map(ids).collect()
}
