//! What is bought together (C-04).

use domain::Id;
use replica::{AlsoBought, CustomerFilter, OrderFilter, Page, ProductFilter};
use storeloop_tests::{SalesRows, World};

/// 1,000 baskets: A in 100 of them, B in 50, both in 25. The first buyer has A alone.
fn shop() -> World {
    let world = World::new();
    let mut rows = SalesRows::new();
    for number in 0..1_000 {
        let things: &[&str] = match number {
            0..75 => &["A1"],
            75..100 => &["A1", "B1"],
            100..125 => &["B1"],
            _ => &["C1"],
        };
        for thing in things {
            let phone = format!("138{number:08}");
            let order = format!("N{number}");
            rows = rows.line(&order, "2026-11-01 10:00:00", thing, 1, "10.00", &phone);
        }
    }
    world.import(&[&rows.save(world.room(), "sales.csv")]);
    world
}

fn product(world: &World, code: &str) -> Id {
    let filter = ProductFilter { text: code.into(), ..ProductFilter::default() };
    let page =
        world.replica.list_products(&world.owner(), &filter, Page::first(9)).expect("listed");
    page.rows.iter().find(|row| row.product.code == code).expect(code).product.id
}

fn buyer(world: &World, number: u32) -> Id {
    let phone = format!("138{number:08}");
    let filter = CustomerFilter::text(&phone);
    let page = world.replica.list_customers(&world.owner(), &filter, Page::first(1));
    page.expect("found").rows[0].customer.id
}

fn told(found: &[AlsoBought]) -> Vec<(&str, &str, u32, &str, &str)> {
    found
        .iter()
        .map(|one| {
            (
                one.product.code.as_str(),
                one.because.code.as_str(),
                one.baskets,
                one.confidence.as_str(),
                one.lift.as_str(),
            )
        })
        .collect()
}

#[test]
fn buyers_of_a_who_lack_b_are_told_of_b() {
    let world = shop();
    let owner = world.owner();
    let beside_a = world.replica.also_bought(&owner, product(&world, "A1")).expect("asked");
    assert_eq!(told(&beside_a), [("B1", "A1", 25, "25.0", "5.0")]);
    let lacks = world.replica.recommended(&owner, buyer(&world, 0)).expect("asked");
    assert_eq!(told(&lacks), [("B1", "A1", 25, "25.0", "5.0")]);
    let has = world.replica.recommended(&owner, buyer(&world, 80)).expect("asked");
    assert!(has.is_empty(), "who has both lacks neither");
    let other = world.replica.recommended(&owner, buyer(&world, 500)).expect("asked");
    assert!(other.is_empty(), "nothing goes with C");
}

#[test]
fn rules_follow_the_sales_that_count() {
    let world = shop();
    let owner = world.owner();
    let limits =
        insight::RuleLimits { support: 0.025, confidence: 0.25, least_things: 2, most_things: 3 };
    let rules = |limits| world.replica.basket_rules(&owner, &limits).expect("counted");
    let found = rules(limits);
    let shown: Vec<(&str, &str, u32)> = found
        .iter()
        .map(|rule| (rule.given[0].as_str(), rule.then.as_str(), rule.baskets))
        .collect();
    assert_eq!(shown, [("A1", "B1", 25), ("B1", "A1", 25)]);
    // One of the baskets with both is taken back: both fall below the support.
    let filter = OrderFilter { text: "N80".into(), ..OrderFilter::default() };
    let orders = world.replica.list_orders(&owner, &filter, Page::first(100)).expect("found");
    let taken = orders.rows.iter().find(|row| row.number == "N80").expect("it is there");
    world.replica.void_order(&owner, taken.id).expect("voided");
    assert!(rules(limits).is_empty());
    let beside = world.replica.also_bought(&owner, product(&world, "A1")).expect("asked");
    assert_eq!(beside[0].baskets, 24, "what is kept in memory follows");
}
