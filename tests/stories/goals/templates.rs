//! Ready sets of goals (G-02, G-13, G-15).

use domain::goals::{HolderKind, KeyResultKind, LinkKind};
use domain::org::{Department, Store, TradeArea};
use replica::{Language, TemplateChoice, TemplateNumber};
use storeloop_tests::{SalesRows, World};

use super::{number, raw, tell, tree};

fn choice(world: &World, code: &str) -> TemplateChoice {
    let templates = world.replica.goal_templates(&world.owner(), 2026).expect("templates");
    let template = templates.into_iter().find(|template| template.code == code).expect(code);
    TemplateChoice {
        code: template.code,
        begins_on: template.begins_on,
        ends_on: template.ends_on,
        targets: Vec::new(),
        language: Language::Chinese,
    }
}

#[test]
fn double_11_gives_the_company_two_results_and_three_departments_one_each() {
    let world = World::new();
    let owner = world.owner();
    let rows = SalesRows::new()
        .line("A-1", "2026-10-20 10:00:00", "LIP01", 1, "62000000", "13800000001")
        .save(world.room(), "orders.csv");
    world.import(&[&rows]);
    let choice = choice(&world, "double11");
    let applied = world.replica.apply_goal_template(&owner, &choice).expect("applied");
    assert_eq!(applied.value, 4);
    let tree_now = tree(&world);
    let company = &tree_now.rows[0];
    assert_eq!(company.objective.title, "双11 GMV破亿，复购率≥25%");
    assert_eq!(company.key_results.len(), 2);
    assert_eq!(company.key_results[0].progress.map(|done| done.raw), Some(number("62")));
    let lower: Vec<_> = tree_now.rows[1..].iter().collect();
    assert!(lower.iter().all(|row| row.objective.holder == HolderKind::Department));
    let mut numbers: Vec<(&str, KeyResultKind, String)> = lower
        .iter()
        .map(|row| {
            let one = &row.key_results[0].key_result;
            (row.holder_name.as_str(), one.kind, one.target.to_string())
        })
        .collect();
    numbers.sort_by(|one, other| one.2.cmp(&other.2));
    assert_eq!(
        numbers,
        [
            ("店铺运营", KeyResultKind::IncreasePercent, "15".to_string()),
            ("仓配订单", KeyResultKind::AtLeast, "95".to_string()),
            ("客服导购", KeyResultKind::AtLeast, "98".to_string()),
        ]
    );
    let upward = tree_now.links.iter().filter(|link| link.kind == LinkKind::Supports).count();
    assert_eq!(upward, 3);
    let again = world.replica.apply_goal_template(&owner, &choice).expect("applied again");
    assert_eq!((again.value, again.tx), (4, None), "twice changes nothing");
    world.replica.undo(&owner, applied.tx.expect("a change")).expect("undone");
    assert!(tree(&world).rows.is_empty());
}

#[test]
fn the_numbers_of_a_template_may_be_changed_before_it_is_applied() {
    let world = World::new();
    let mut choice = choice(&world, "double11");
    choice.targets = vec![TemplateNumber { name: "gmv".into(), target: number("80000000") }];
    world.replica.apply_goal_template(&world.owner(), &choice).expect("applied");
    assert_eq!(tree(&world).rows[0].key_results[0].aim, Some(number("80000000")));
}

#[test]
fn the_golden_week_is_split_into_three_quantified_results() {
    let world = World::new();
    let owner = world.owner();
    for name in ["市场", "采购"] {
        let department = Department {
            id: world.replica.new_id().expect("an id"),
            name: name.into(),
            parent_id: None,
        };
        world.replica.save_department(&owner, department).expect("made");
    }
    world.replica.apply_goal_template(&owner, &choice(&world, "golden_week")).expect("applied");
    let found = |name: &str| {
        let rows = tree(&world).rows;
        let mut all = rows.into_iter().flat_map(|row| {
            row.key_results.into_iter().map(move |one| (row.holder_name.clone(), one.key_result))
        });
        all.find(|(_, one)| one.title == name).expect(name)
    };
    for (title, holder, unit, value, progress) in [
        ("线上广告曝光", "市场", "次", "350000", "70"),
        ("爆款商品备货", "采购", "件", "20000", "100"),
        ("陈列改造", "店铺运营", "家", "80", "80"),
    ] {
        let (held_by, one) = found(title);
        assert_eq!((held_by.as_str(), one.unit.as_str()), (holder, unit));
        tell(&world, one.id, value);
        assert_eq!(raw(&world, one.id), Some(number(progress)), "{title}");
    }
}

#[test]
fn each_store_gets_the_goal_of_its_trade_area_and_no_other() {
    let world = World::new();
    let owner = world.owner();
    let core = Store { trade_area: TradeArea::Core, ..world.store("S01") };
    world.replica.save_store(&owner, core).expect("saved");
    for (code, area) in [("S02", TradeArea::Community), ("S03", TradeArea::Campus)] {
        let store = world.open_store(code, &format!("{code} 店"), None);
        world.replica.save_store(&owner, Store { trade_area: area, ..store }).expect("saved");
    }
    // An average order of 200.00 a year before, of 214.00 now.
    let rows = SalesRows::new()
        .line("A-1", "2025-10-05 10:00:00", "LIP01", 1, "200", "")
        .line("A-2", "2026-10-05 10:00:00", "LIP01", 1, "214", "")
        .save(world.room(), "orders.csv");
    world.import(&[&rows]);
    world.replica.apply_goal_template(&owner, &choice(&world, "trade_areas")).expect("applied");
    let rows = tree(&world).rows;
    let got: Vec<(&str, &str)> = rows
        .iter()
        .map(|row| (row.holder_name.as_str(), row.key_results[0].key_result.metric.as_str()))
        .collect();
    assert_eq!(got, [("徐汇店", "average_order_value"), ("S02 店", "repurchase_rate")]);
    let core = &rows[0].key_results[0];
    assert_eq!(core.key_result.start, Some(number("200.00")));
    assert_eq!(core.progress.map(|done| done.raw), Some(number("70")));
    // Nothing tells what a store without history rises from: its result says so and has no progress.
    let community = &rows[1].key_results[0];
    assert_eq!((community.key_result.start, community.progress), (None, None));
}
