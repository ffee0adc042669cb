//! Progress from the chain's own rows, typed by nobody (D-01, G-09, G-14, G-18, G-19, G-23, G-24, G-28).

use domain::goals::{GoalSlice, KeyResult, KeyResultKind, Standing};
use replica::{OrderFilter, Page};
use storeloop_tests::{SalesRows, World};

use super::{goal, key_result, number, objective, raw, result, set};

/// Ten orders of 100.00 to 1,000.00 on the first ten days of October.
fn ten_orders(world: &World) {
    let mut rows = SalesRows::new();
    for order in 1..=10 {
        let (number, at) = (format!("A-{order}"), format!("2026-10-{order:02} 10:00:00"));
        rows = rows.line(&number, &at, "LIP01", 1, &(order * 100).to_string(), "");
    }
    world.import(&[&rows.save(world.room(), "orders.csv")]);
}

fn sales(world: &World, target: &str) -> KeyResult {
    key_result(world, "GMV", KeyResultKind::Absolute, "gross_sales", None, target)
}

#[test]
fn a_key_result_is_the_sum_of_the_rows_behind_it_and_falls_when_one_is_voided() {
    let world = World::new();
    let owner = world.owner();
    let one = sales(&world, "10000");
    set(&world, &objective(&world, "卖"), std::slice::from_ref(&one), &[]);
    let before = result(&world, one.id);
    assert_eq!((before.value, before.progress), (None, None), "no data is not zero");
    assert_eq!(before.standing, Standing::NoData);
    ten_orders(&world);
    let after = result(&world, one.id);
    assert_eq!(after.value, Some(number("5500.00")));
    assert_eq!(after.progress.map(|done| done.raw), Some(number("55")));

    let page = world.replica.goal_page(&owner, one.id).expect("a page");
    let slice = page.slice.expect("a slice");
    let rows = world.replica.metric_rows(&owner, "gross_sales", &slice, Page::first(50));
    let rows = rows.expect("rows");
    assert_eq!((rows.total, rows.sum.as_str()), (10, "5500.00"));
    let days: Vec<_> = page.days.iter().filter_map(|day| day.value).collect();
    assert_eq!(days.len(), 10);
    assert_eq!((days[0], days[9]), (number("100.00"), number("5500.00")));

    let orders = world.replica.list_orders(&owner, &OrderFilter::default(), Page::first(50));
    let orders = orders.expect("orders").rows;
    let seventh = orders.iter().find(|order| order.number == "A-7").expect("A-7");
    let voided = world.replica.void_order(&owner, seventh.id).expect("voided");
    assert_eq!(result(&world, one.id).value, Some(number("4800.00")));
    world.replica.undo(&owner, voided.tx.expect("a change")).expect("undone");
    assert_eq!(result(&world, one.id).value, Some(number("5500.00")));
}

#[test]
fn growth_is_measured_from_the_year_before() {
    let world = World::new();
    let rows = SalesRows::new()
        .line("A-1", "2026-10-02 10:00:00", "LIP01", 1, "96000000", "13800000001")
        .save(world.room(), "orders.csv");
    world.import(&[&rows]);
    let growth = key_result(
        &world,
        "GMV增长",
        KeyResultKind::IncreasePercent,
        "gross_sales",
        Some("80000000"),
        "30",
    );
    set(&world, &objective(&world, "GMV增长30%"), std::slice::from_ref(&growth), &[]);
    let found = result(&world, growth.id);
    assert_eq!(found.aim, Some(number("104000000")));
    assert_eq!(found.progress.map(|done| done.raw), Some(number("66.67")));
}

#[test]
fn new_silver_members_a_month_are_averaged_over_the_months() {
    let world = World::new();
    let mut members = String::from("手机号,姓名,会员等级,入会日期\n");
    let mut next = 0;
    for (month, count) in [(8, 18), (9, 24), (10, 21)] {
        for member in 0..count {
            next += 1;
            let day = member + 1;
            members += &format!("1380000{next:04},客户{next},银卡,2026-{month:02}-{day:02}\n");
        }
    }
    let path = world.room().join("members.csv");
    std::fs::write(&path, members).expect("a writable folder");
    world.import(&[&path.to_string_lossy()]);
    let silver = key_result(
        &world,
        "月均新增银卡会员",
        KeyResultKind::Count,
        "monthly_silver_members",
        None,
        "20",
    );
    let mut quarter = objective(&world, "会员经营");
    quarter.begins_on = "2026-08-01".parse().expect("a day");
    quarter.ends_on = "2026-10-31".parse().expect("a day");
    set(&world, &quarter, std::slice::from_ref(&silver), &[]);
    let found = result(&world, silver.id);
    assert_eq!(found.value, Some(number("21")));
    let done = found.progress.expect("data");
    assert_eq!((done.raw, done.counted), (number("105"), number("100")));
    assert_eq!(found.standing, Standing::Met);
}

#[test]
fn a_category_is_asked_of_its_own_orders() {
    let world = World::new();
    let rows = "订单号,下单时间,商品编码,商品名称,类目,数量,单价\n\
                A-1,2026-10-02 10:00:00,LIP01,口红,彩妆,1,255000\n\
                A-2,2026-10-02 11:00:00,SPA01,面膜,护肤,1,90000\n";
    let path = world.room().join("orders.csv");
    std::fs::write(&path, rows).expect("a writable folder");
    world.import(&[&path.to_string_lossy()]);
    let mut one = sales(&world, "300000");
    one.slice = GoalSlice { category: Some("彩妆".into()), ..GoalSlice::default() };
    set(&world, &objective(&world, "彩妆月度目标"), std::slice::from_ref(&one), &[]);
    assert_eq!(raw(&world, one.id), Some(number("85")));
}

#[test]
fn budget_stretch_and_benchmark_stand_beside_the_target() {
    let world = World::new();
    let rows = SalesRows::new()
        .line("A-1", "2026-10-02 10:00:00", "LIP01", 1, "949", "")
        .save(world.room(), "orders.csv");
    world.import(&[&rows]);
    let mut one = sales(&world, "1000");
    one.budget = Some(number("900"));
    one.stretch = Some(number("1000"));
    one.benchmark = Some(number("1200"));
    set(&world, &objective(&world, "两档目标"), std::slice::from_ref(&one), &[]);
    let found = result(&world, one.id);
    assert_eq!(found.of_budget, Some(number("105.44")));
    assert_eq!(found.of_stretch, Some(number("94.90")));
    assert_eq!(found.benchmark_gap, Some(number("251.00")));
}

#[test]
fn many_stores_are_measured_together_as_they_are_one_by_one() {
    let world = World::new();
    let owner = world.owner();
    let quarter = objective(&world, "各店");
    let mut results = Vec::new();
    for store in 1..=6 {
        let code = format!("S0{store}");
        if store > 1 {
            world.open_store(&code, &format!("{store}号店"), None);
        }
        let mut one = sales(&world, "1000");
        one.weight = 10;
        one.slice.store_id = Some(world.store(&code).id);
        results.push(one);
    }
    ten_orders(&world);
    set(&world, &quarter, &results, &[]);
    let row = goal(&world, quarter.id);
    assert_eq!(row.without_data, 5);
    for one in &row.key_results {
        let slice = one.key_result.slice.over(quarter.period());
        let alone = world.replica.metric(&owner, "gross_sales", &slice).expect("asked").value;
        assert_eq!(one.value.map(|value| value.to_string()), alone);
    }
    assert_eq!(row.progress, Some(number("100")), "only one store has data");
}

#[test]
fn a_metric_that_is_dropped_leaves_its_key_result_without_data() {
    use domain::access::Role;
    use domain::metrics::{Direction, MetricUnit, OwnMetric};
    let world = World::new();
    let owner = world.owner();
    ten_orders(&world);
    let own = OwnMetric {
        id: world.replica.new_id().expect("an id"),
        code: "double_sales".into(),
        name_zh: "两倍销售额".into(),
        name_en: String::new(),
        definition_zh: "销售额乘二".into(),
        definition_en: String::new(),
        formula: "gross_sales * 2".into(),
        unit: MetricUnit::Money,
        direction: Direction::Higher,
        owner: Role::Owner,
        version: 1,
    };
    world.replica.save_own_metric(&owner, own.clone()).expect("defined");
    let one = key_result(&world, "两倍", KeyResultKind::Absolute, "double_sales", None, "22000");
    set(&world, &objective(&world, "卖"), std::slice::from_ref(&one), &[]);
    assert_eq!(raw(&world, one.id), Some(number("50")));
    world.replica.delete_own_metric(&owner, own.id).expect("dropped");
    let lost = result(&world, one.id);
    assert_eq!((lost.value, lost.progress, lost.lost_metric), (None, None, true));
    let page = world.replica.goal_page(&owner, one.id).expect("still a page");
    assert_eq!((page.slice, page.days.len()), (None, 0));
}

#[test]
fn a_store_that_closes_ends_its_goal_with_it() {
    use domain::goals::{HolderKind, ObjectiveFault};
    use domain::org::Store;
    let world = World::new();
    ten_orders(&world);
    let store = world.store("S01");
    let mut one = sales(&world, "10000");
    one.slice.store_id = Some(store.id);
    let own = super::held_by(&world, "徐汇店", HolderKind::Store, store.id);
    set(&world, &own, std::slice::from_ref(&one), &[]);
    assert_eq!(result(&world, one.id).standing, Standing::OnTrack);
    let closed_on = Some("2026-10-05".parse().expect("a day"));
    world.replica.save_store(&world.owner(), Store { closed_on, ..store }).expect("closed");
    let row = goal(&world, own.id);
    assert!(row.faults.contains(&ObjectiveFault::StoreCloses));
    assert_eq!(row.key_results[0].value, Some(number("1500.00")), "up to its last day");
    assert_eq!(row.key_results[0].standing, Standing::Missed);
}
