//! Scores that were kept, and why they would differ now (D-20); what moved since the month before.

use domain::access::{Actor, Role};
use domain::calendar::Grain;
use domain::goals::{HolderKind, KeyResultKind, Objective};
use domain::kpi::{GradeLimit, Grades, ItemSource, KpiContent};
use replica::{NewRating, OrderFilter, Page};
use storeloop_tests::{SalesRows, World};

use super::{RATING, day, for_all, group, item, metric, number, plain, seller};
use crate::goals::{held_by, set, tell, told};

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
    let own = asked(&who).expect("their own");
    assert_eq!((own.total, own.items[0].sources[0].rows.len()), (found.total, 2));
    // Human resources see scores, and no sales.
    let hr = world.hire("H1", "人事", Role::HumanResources, None, None);
    let told = asked(&hr).expect("kept");
    assert_eq!((told.total, told.items[0].sources[0].rows.len()), (found.total, 0));
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

/// K-07: under 40 % goals, 30 % contribution and 30 % feedback who sells most with nobody coming back
/// stands below who sells less and brings them back; and who brings them back comes from B to S.
#[test]
fn long_term_value_counts_and_moves_a_grade() {
    let world = World::new();
    let limit = |name: &str, from: &str| GradeLimit { name: name.into(), from: number(from) };
    let content = KpiContent {
        groups: vec![
            group("okr", "40", vec![item("goals", ItemSource::Goals, "100", "100")]),
            group("projects", "30", vec![item("contribution", RATING, "100", "100")]),
            group("customers", "30", vec![item("feedback", RATING, "100", "100")]),
        ],
        grades: Grades::Limits {
            limits: vec![limit("S", "90"), limit("A", "80"), limit("B", "60")],
        },
        ..KpiContent::default()
    };
    let family = for_all(&world, content);
    let marked = |who: &Actor, on: &str| {
        for key in ["contribution", "feedback"] {
            let rating = NewRating {
                employee_id: who.employee_id,
                family_id: family,
                item: key.into(),
                day: day(on),
                value: number("85"),
                evidence: "复盘记录".into(),
            };
            world.replica.rate_work(&world.owner(), rating).expect("rated");
        }
    };
    // What each reached of sales and of people who came back, in October and in November.
    let reached = |who: &Actor, month: (&str, &str), values: [&str; 2]| {
        let goal = Objective {
            begins_on: day(month.0),
            ends_on: day(month.1),
            ..held_by(&world, "增长", HolderKind::Employee, who.employee_id)
        };
        let mut results = ["GMV", "复购率"]
            .map(|title| told(&world, title, KeyResultKind::Absolute, None, "100"));
        for one in &mut results {
            one.weight = 50;
        }
        set(&world, &goal, &results, &[]);
        for (one, value) in results.iter().zip(values) {
            // Told on the last day that counts for the month.
            tell(&world, one.id, value);
        }
        marked(who, month.1);
    };
    let november = ("2026-11-01", "2026-11-22");
    let (first, second) = (seller(&world, "E001"), seller(&world, "E002"));
    reached(&first, november, ["100", "0"]);
    reached(&second, november, ["95", "112"]);
    let of = |who: &Actor| super::proof(&world, who, "2026-11-22");
    // 20 + 51, and 39 + 51
    assert_eq!(of(&first).total.map(|total| total.normalize()), Some(number("71")));
    assert_eq!(of(&second).total.map(|total| total.normalize()), Some(number("90")));
    assert_eq!(of(&first).grade.as_deref(), Some("B"));
    assert_eq!(of(&second).grade.as_deref(), Some("S"));
    // A month before nobody had come back: the marks of October, and no goal.
    marked(&second, "2026-10-31");
    let lower = NewRating {
        employee_id: second.employee_id,
        family_id: family,
        item: "feedback".into(),
        day: day("2026-10-31"),
        value: number("45"),
        evidence: "十月没有回访".into(),
    };
    world.replica.rate_work(&world.owner(), lower).expect("rated");
    let past = world.replica.score_history(&second, None, None).expect("past");
    let grades: Vec<_> = past.iter().take(2).map(|one| one.grade.as_deref()).collect();
    assert_eq!(grades, [Some("S"), Some("B")], "85 and 45 are 65 without a goal");
    let reason = past[0].mover.as_ref().map(|words| words.zh.as_str());
    assert_eq!(reason, Some("goals"), "what moved it is told");
}
