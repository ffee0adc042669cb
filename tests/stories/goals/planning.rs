//! Planning: what each store brings, how hard a target is, how likely it is, what follows the period
//! (D-05, D-22, G-10, G-16, G-20, G-25).

use domain::goals::{BreakDown, HolderKind, KeyResult, KeyResultKind, Method, Objective};
use replica::{Error, PlannedTarget};
use rust_decimal::Decimal;
use storeloop_tests::{SalesRows, World, slice};

use super::{goal, held_by, key_result, number, objective, result, set, tell, told, tree};

/// Three stores that sold 300.00, 100.00 and nothing in the last quarter of 2025.
fn stores() -> (World, KeyResult) {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    world.open_store("S03", "虹桥店", None);
    let head = "订单号,下单时间,门店编码,商品编码,数量,单价\n";
    let rows = format!(
        "{head}A-1,2025-11-02 10:00:00,S01,LIP01,1,300\nA-2,2025-11-02 10:00:00,S02,LIP01,1,100\n"
    );
    let path = world.room().join("orders.csv");
    std::fs::write(&path, rows).expect("a writable folder");
    world.import(&[&path.to_string_lossy()]);
    let sales = key_result(&world, "GMV", KeyResultKind::Absolute, "gross_sales", None, "1000");
    set(&world, &objective(&world, "四季度"), std::slice::from_ref(&sales), &[]);
    (world, sales)
}

#[test]
fn a_key_result_is_broken_down_by_history_and_adds_up() {
    let (world, sales) = stores();
    let owner = world.owner();
    let plan = world.replica.goal_plan(&owner, sales.id, BreakDown::History).expect("a plan");
    assert!(plan.adds_up);
    assert_eq!(plan.compared_from.to_string(), "2025-10-01");
    let proposed: Vec<String> = plan.parts.iter().map(|part| part.proposed.to_string()).collect();
    assert_eq!(proposed, ["750.00", "250.00", "0.00"]);
    let equal = world.replica.goal_plan(&owner, sales.id, BreakDown::Equal).expect("a plan");
    let proposed: Vec<String> = equal.parts.iter().map(|part| part.proposed.to_string()).collect();
    assert_eq!(proposed, ["333.34", "333.33", "333.33"]);

    let targets: Vec<PlannedTarget> = plan.parts[..2]
        .iter()
        .map(|part| PlannedTarget { store_id: part.store_id, target: part.proposed })
        .collect();
    let done = world.replica.save_goal_plan(&owner, sales.id, &targets).expect("given");
    assert_eq!(done.value, 2);
    let again = world.replica.save_goal_plan(&owner, sales.id, &targets).expect("given again");
    assert_eq!(again.tx, None, "nothing is made twice");
    let lower: Vec<_> = tree(&world)
        .rows
        .into_iter()
        .filter(|row| row.objective.holder == HolderKind::Store)
        .collect();
    assert_eq!(lower.len(), 2);
    assert!(lower.iter().all(|row| row.supports == [sales.id]));

    world.replica.agree_goals(&owner, &[lower[0].objective.id], true).expect("agreed");
    let other = [PlannedTarget { store_id: targets[0].store_id, target: number("800") }];
    let refused = world.replica.save_goal_plan(&owner, sales.id, &other);
    assert!(matches!(refused, Err(Error::Invalid { reason: "agreed", .. })), "{refused:?}");
    let plan = world.replica.goal_plan(&owner, sales.id, BreakDown::History).expect("a plan");
    assert_eq!(plan.parts[0].planned, Some(number("750.00")));
    world.check();
}

#[test]
fn a_target_that_was_never_reached_is_told() {
    let world = World::new();
    // Months of 2026 with sales of 100, 200, ... 1,000.
    let mut rows = SalesRows::new();
    for month in 1..=10 {
        let (number, at) = (format!("A-{month}"), format!("2026-{month:02}-15 10:00:00"));
        rows = rows.line(&number, &at, "LIP01", 1, &(month * 100).to_string(), "");
    }
    world.import(&[&rows.save(world.room(), "orders.csv")]);
    let november = |target: &str| {
        let one = key_result(&world, "GMV", KeyResultKind::Absolute, "gross_sales", None, target);
        let mut goal = objective(&world, "十一月");
        goal.begins_on = "2026-11-01".parse().expect("a day");
        goal.ends_on = "2026-11-30".parse().expect("a day");
        set(&world, &goal, std::slice::from_ref(&one), &[]);
        let page = world.replica.goal_page(&world.owner(), one.id).expect("a page");
        page.difficulty.expect("ten months to compare with")
    };
    let hard = november("1001");
    assert_eq!((hard.periods, hard.own_periods, hard.reached), (10, 10, 0));
    assert!(hard.is_never_reached);
    assert_eq!((hard.percentile, hard.best), (number("100"), number("1000")));
    let fair = november("701");
    assert_eq!((fair.reached, fair.percentile), (3, number("70")));
    assert!(!fair.is_never_reached);
    assert_eq!(november("700").reached, 4, "what reaches it exactly counts");
}

#[test]
fn the_pace_weighs_weekdays_and_the_chance_follows() {
    let world = World::new();
    // 140 days: 100.00 on weekdays, 200.00 on Saturdays and Sundays; a week brings 900.00.
    let mut rows = SalesRows::new();
    let first: chrono::NaiveDate = "2026-07-06".parse().expect("a Monday");
    for (place, day) in first.iter_days().take(139).enumerate() {
        use chrono::Datelike;
        let price = if day.weekday().num_days_from_monday() >= 5 { "200" } else { "100" };
        rows = rows.line(&format!("A-{place}"), &format!("{day} 10:00:00"), "LIP01", 1, price, "");
    }
    world.import(&[&rows.save(world.room(), "orders.csv")]);
    // The week of Sunday, 22 November: 700.00 are in, and Sunday usually brings 200.00.
    let outlook = |target: &str| {
        let one = key_result(&world, "GMV", KeyResultKind::Absolute, "gross_sales", None, target);
        let mut goal = objective(&world, "这一周");
        goal.begins_on = "2026-11-16".parse().expect("a day");
        goal.ends_on = "2026-11-22".parse().expect("a day");
        set(&world, &goal, std::slice::from_ref(&one), &[]);
        let page = world.replica.goal_page(&world.owner(), one.id).expect("a page");
        page.outlook.expect("twenty weeks tell enough")
    };
    let fair = outlook("900");
    assert_eq!((fair.due, fair.needed_per_day), (number("77.78"), Some(number("200"))));
    let near = |found: Decimal, expected: &str| (found - number(expected)).abs() < number("0.1");
    assert!(near(fair.expected, "900"), "{fair:?}");
    assert!(fair.needed_of_usual.is_some_and(|share| near(share, "100")), "{fair:?}");
    assert_eq!((fair.plan.len(), fair.coming.len()), (7, 1));
    assert_eq!(fair.coming[0].value, fair.expected, "what comes in is added to what is in");
    assert!(fair.coming[0].low <= fair.expected && fair.expected <= fair.coming[0].high);
    assert_eq!((fair.plan[4].share, fair.plan[6].share), (number("55.56"), number("100")));
    assert!(outlook("850").chance > number("95"));
    assert!(outlook("1100").chance < number("5"));
}

#[test]
fn a_number_asked_as_okr_and_as_kpi_of_one_person_is_told() {
    let world = World::new();
    let kpi = Objective { method: Method::Kpi, ..objective(&world, "复购KPI") };
    let asked = |title: &str| {
        key_result(&world, title, KeyResultKind::AtLeast, "repurchase_rate", None, "25")
    };
    let (one, other) = (asked("提升用户复购率"), asked("复购率提升10%"));
    set(&world, &objective(&world, "复购OKR"), std::slice::from_ref(&one), &[]);
    set(&world, &kpi, std::slice::from_ref(&other), &[]);
    assert_eq!(tree(&world).clashes, [(one.id, other.id)]);
    let later = Objective {
        begins_on: "2027-01-01".parse().expect("a day"),
        ends_on: "2027-03-31".parse().expect("a day"),
        ..kpi
    };
    set(&world, &later, std::slice::from_ref(&other), &[]);
    assert!(tree(&world).clashes.is_empty());
}

#[test]
fn aligned_objectives_and_the_spread_of_regions_are_metrics() {
    let world = World::new();
    let owner = world.owner();
    let top = objective(&world, "公司");
    let sales = told(&world, "GMV", KeyResultKind::Count, None, "100");
    set(&world, &top, std::slice::from_ref(&sales), &[]);
    let quarter = slice("2026-10-01", "2026-12-31");
    let metric = |code: &str| world.replica.metric(&owner, code, &quarter).expect(code).value;
    assert_eq!(metric("goal_alignment"), None, "no lower objective is no data");
    let department = super::departments(&world)[0];
    for place in 0..20 {
        let own = held_by(&world, &format!("目标{place}"), HolderKind::Department, department);
        let supports = [sales.id];
        set(&world, &own, &[], &supports[..usize::from(place < 18)]);
    }
    assert_eq!(metric("goal_alignment").as_deref(), Some("90.00"));
    let rows =
        world.replica.metric_rows(&owner, "goal_alignment", &quarter, replica::Page::first(50));
    assert_eq!(rows.expect("rows").total, 20);

    for (region, value) in [("华东", "105"), ("华北", "98"), ("华南", "90")] {
        let own = held_by(&world, region, HolderKind::Region, world.region(region));
        let one = told(&world, "销售", KeyResultKind::Count, None, "100");
        set(&world, &own, std::slice::from_ref(&one), &[sales.id]);
        tell(&world, one.id, value);
    }
    assert_eq!(metric("attainment_spread").as_deref(), Some("15.00"));
    // A key result on this very number does not ask itself.
    let spread =
        key_result(&world, "差异", KeyResultKind::AtMost, "attainment_spread", Some("40"), "15");
    set(&world, &objective(&world, "区域拉平"), std::slice::from_ref(&spread), &[]);
    assert_eq!(result(&world, spread.id).progress.map(|done| done.raw), Some(number("100")));
}

#[test]
fn an_objective_goes_on_in_the_next_period_from_where_it_stands() {
    let world = World::new();
    let owner = world.owner();
    let top = objective(&world, "公司");
    let sales = told(&world, "GMV", KeyResultKind::Count, None, "100");
    set(&world, &top, std::slice::from_ref(&sales), &[]);
    let mut own = objective(&world, "少跳失");
    own.begins_on = "2026-07-01".parse().expect("a day");
    own.ends_on = "2026-09-30".parse().expect("a day");
    let bounce = told(&world, "跳失率", KeyResultKind::DecreasePercent, Some("50"), "8");
    set(&world, &own, std::slice::from_ref(&bounce), &[sales.id]);
    tell(&world, bounce.id, "48");
    world.replica.review_goal(&owner, own.id, Some(70), "详情页有用").expect("reviewed");
    let day = |text: &str| text.parse().expect(text);
    let overlapping =
        world.replica.carry_goal(&owner, own.id, day("2026-09-30"), day("2026-12-31"));
    assert!(matches!(overlapping, Err(Error::Invalid { reason: "overlaps", .. })));
    let carried = world.replica.carry_goal(&owner, own.id, day("2026-10-01"), day("2026-12-31"));
    let next = carried.expect("carried").value;
    let row = goal(&world, next);
    assert_eq!(row.supports, [sales.id]);
    assert_eq!(row.key_results[0].key_result.start, Some(number("48")));
    assert_eq!(row.key_results[0].aim, Some(number("44.16")), "8 % less than 48");
    let old = goal(&world, own.id).objective.review;
    assert_eq!((old.score, old.carried_to), (Some(70), Some(next)));
    let again = world.replica.carry_goal(&owner, own.id, day("2026-10-01"), day("2026-12-31"));
    assert_eq!(again.expect("again").tx, None);
}
