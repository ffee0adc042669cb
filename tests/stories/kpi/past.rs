//! Scores that were kept, and why they would differ now (D-20); what moved since the month before.

use domain::calendar::Grain;
use replica::{OrderFilter, Page};
use storeloop_tests::{SalesRows, World};

use super::{day, for_all, item, metric, number, plain, seller};

#[test]
fn late_rows_and_voided_ones_are_told() {
    let world = World::new();
    let owner = world.owner();
    let who = seller(&world, "E001");
    let sold = |number: &str, amount: &str| {
        SalesRows::new().sold_by("E001", number, "2026-10-05 10:00", "LIP01", amount)
    };
    world.import(&[&sold("A-1", "600").save(world.room(), "one.csv")]);
    world.import(&[&sold("A-2", "300").save(world.room(), "two.csv")]);
    for_all(&world, plain(vec![item("sales", metric("net_sales"), "100", "1000")]));
    let asked = |actor| {
        world
            .replica
            .score_difference(actor, Some(who.employee_id), Some(day("2026-10-01")), None)
            .expect("asked")
    };
    assert!(asked(&owner).is_none(), "nothing was kept");
    let kept = world.replica.keep_scores(&owner, day("2026-10-01"), Grain::Month, None);
    assert_eq!(kept.expect("kept").value, 2, "the seller and the owner");
    let same = asked(&owner).expect("kept");
    assert_eq!((same.items.len(), same.other_rules), (0, false));
    assert_eq!(same.total, same.kept.proof.total);

    world.import(&[&sold("A-3", "50").save(world.room(), "late.csv")]);
    let orders = world.replica.list_orders(&owner, &OrderFilter::default(), Page::first(9));
    let orders = orders.expect("orders").rows;
    let second = orders.iter().find(|order| order.number == "A-2").expect("A-2");
    world.replica.void_order(&owner, second.id).expect("voided");

    let found = asked(&owner).expect("kept");
    assert_eq!(found.kept.proof.total.map(|total| total.normalize()), Some(number("90")));
    assert_eq!(found.total.map(|total| total.normalize()), Some(number("65")));
    let source = &found.items[0].sources[0];
    assert_eq!((source.before, source.after), (Some(number("900.00")), Some(number("650.00"))));
    let mut rows: Vec<_> =
        source.rows.iter().map(|row| (row.number.as_str(), row.is_voided)).collect();
    rows.sort_unstable();
    assert_eq!(rows, [("A-2", true), ("A-3", false)]);
    assert_eq!(asked(&who).expect("their own").total, found.total);
}

#[test]
fn months_stand_beside_each_other() {
    let world = World::new();
    let who = seller(&world, "E001");
    let mut rows = SalesRows::new();
    for (number, at, amount) in
        [("A-1", "2026-09-05 10:00", "400"), ("A-2", "2026-10-05 10:00", "900")]
    {
        rows = rows.sold_by("E001", number, at, "LIP01", amount);
    }
    world.import(&[&rows.save(world.room(), "orders.csv")]);
    for_all(&world, plain(vec![item("sales", metric("net_sales"), "100", "1000")]));
    let past = world.replica.score_history(&who, None, Some(day("2026-10-31"))).expect("past");
    let told: Vec<_> = past
        .iter()
        .take(3)
        .map(|one| (one.period.from, one.total.map(|total| total.normalize())))
        .collect();
    let expected = [
        (day("2026-10-01"), Some(number("90"))),
        (day("2026-09-01"), Some(number("40"))),
        (day("2026-08-01"), None),
    ];
    assert_eq!(told, expected);
    assert_eq!(past[0].moved.map(|moved| moved.normalize()), Some(number("50")));
    assert_eq!(past[0].mover.as_ref().map(|words| words.zh.as_str()), Some("sales"));
}
