//! What supports what, from a person up to the chain (G-01, G-03, G-04, G-08).

use std::collections::BTreeSet;

use domain::Id;
use domain::goals::{
    GoalLink, HolderKind, KeyResult, KeyResultKind, LinkKind, ObjectiveFault, Standing,
};
use replica::{Error, GoalFilter, LeftOut};
use storeloop_tests::World;

use super::{departments, goal, held_by, key_result, number, objective, raw, set, tell, told};

/// Three levels: the chain's sales, a department's conversion, a person's bounce rate.
struct Levels {
    world: World,
    company: Id,
    company_result: Id,
    department: Id,
    department_result: Id,
    personal_result: Id,
}

fn levels() -> Levels {
    let world = World::new();
    let company = objective(&world, "双11 GMV破亿");
    let sales =
        key_result(&world, "GMV", KeyResultKind::Absolute, "gross_sales", None, "100000000");
    set(&world, &company, std::slice::from_ref(&sales), &[]);
    let department =
        held_by(&world, "让来的人都下单", HolderKind::Department, departments(&world)[0]);
    let conversion = told(&world, "首页转化率", KeyResultKind::AtLeast, None, "4");
    set(&world, &department, std::slice::from_ref(&conversion), &[sales.id]);
    let me = world.owner().employee_id;
    let personal = held_by(&world, "详情页更清楚", HolderKind::Employee, me);
    let bounce =
        told(&world, "详情页修改后跳失率下降8%", KeyResultKind::DecreasePercent, Some("50"), "8");
    set(&world, &personal, std::slice::from_ref(&bounce), &[conversion.id]);
    Levels {
        company: company.id,
        company_result: sales.id,
        department: department.id,
        department_result: conversion.id,
        personal_result: bounce.id,
        world,
    }
}

#[test]
fn a_personal_result_leads_up_to_the_objective_of_the_company() {
    let Levels { world, personal_result, .. } = levels();
    tell(&world, personal_result, "48");
    let page = world.replica.goal_page(&world.owner(), personal_result).expect("a page");
    let titles: Vec<&str> = page.path.iter().map(|above| above.title.as_str()).collect();
    assert_eq!(
        titles,
        ["详情页更清楚", "首页转化率", "让来的人都下单", "GMV", "双11 GMV破亿"],
        "nearest first"
    );
    let one = page.key_result.expect("a key result");
    assert_eq!(one.aim, Some(number("46")), "8 % of 50 less");
    assert_eq!(one.progress.map(|done| done.raw), Some(number("50")), "48 is half of the way");
}

#[test]
fn a_goal_that_others_support_is_dropped_only_after_they_support_another() {
    let Levels { world, company, department, department_result, .. } = levels();
    let owner = world.owner();
    let refused = world.replica.delete_goal(&owner, company, None);
    assert!(matches!(refused, Err(Error::Invalid { reason: "has_supporters", .. })), "{refused:?}");
    let itself = world.replica.delete_goal(&owner, company, Some(company));
    assert!(matches!(itself, Err(Error::Invalid { reason: "same_goal", .. })));
    let below = world.replica.delete_goal(&owner, company, Some(department_result));
    assert!(matches!(below, Err(Error::GoalLoop(_))), "{below:?}");
    let other = objective(&world, "全年增长");
    let result =
        key_result(&world, "全年GMV", KeyResultKind::Absolute, "gross_sales", None, "900000000");
    set(&world, &other, std::slice::from_ref(&result), &[]);
    let done = world.replica.delete_goal(&owner, company, Some(result.id)).expect("relinked");
    assert_eq!(goal(&world, department).supports, [result.id]);
    world.replica.undo(&owner, done.tx.expect("a change")).expect("undone");
    assert_eq!(goal(&world, company).supporters, [department]);
    world.check();
}

#[test]
fn a_loop_is_refused_with_the_names_of_the_goals_in_it() {
    let Levels { world, company, personal_result, department, department_result, .. } = levels();
    let link = GoalLink::new(company, personal_result, LinkKind::Supports);
    match world.replica.save_goal_link(&world.owner(), link) {
        Err(Error::GoalLoop(titles)) => assert_eq!(
            titles,
            "双11 GMV破亿 → 详情页修改后跳失率下降8% → 详情页更清楚 → 首页转化率 → 让来的人都下单 → GMV → 双11 GMV破亿"
        ),
        other => panic!("{other:?}"),
    }
    let own = GoalLink::new(department, department_result, LinkKind::Supports);
    assert!(matches!(world.replica.save_goal_link(&world.owner(), own), Err(Error::GoalLoop(_))));
}

#[test]
fn a_shared_result_lowers_everyone_who_shares_it() {
    let Levels { world, company_result, .. } = levels();
    let owner = world.owner();
    let company = objective(&world, "会员经营");
    let repurchase = told(&world, "复购率", KeyResultKind::Absolute, None, "25");
    set(&world, &company, std::slice::from_ref(&repurchase), &[]);
    let ids = departments(&world);
    let mut sharing = Vec::new();
    for department in &ids[..3] {
        let own = held_by(&world, "本部门的事", HolderKind::Department, *department);
        let mut done = told(&world, "自己的关键结果", KeyResultKind::Count, None, "10");
        done.weight = 70;
        set(&world, &own, std::slice::from_ref(&done), &[company_result]);
        tell(&world, done.id, "10");
        let shares =
            GoalLink { weight: 30, ..GoalLink::new(own.id, repurchase.id, LinkKind::Shares) };
        world.replica.save_goal_link(&owner, shares).expect("shared");
        assert_eq!(goal(&world, own.id).progress, Some(number("100")), "no data takes nothing");
        sharing.push(own.id);
    }
    tell(&world, repurchase.id, "15");
    assert_eq!(raw(&world, repurchase.id), Some(number("60")));
    for id in sharing {
        let row = goal(&world, id);
        assert_eq!(row.progress, Some(number("88")));
        assert_eq!((row.weights, row.faults), (100, Vec::<ObjectiveFault>::new()));
    }
    assert_eq!(goal(&world, company.id).progress, Some(number("60")));
}

#[test]
fn a_map_too_large_to_be_read_leaves_the_lower_levels_out_and_shows_any_branch() {
    let world = World::new();
    let top = objective(&world, "全公司");
    set(&world, &top, &[], &[]);
    let regions = ["东区", "西区"].map(|name| {
        let region = held_by(&world, name, HolderKind::Region, world.region(name));
        set(&world, &region, &[], &[top.id]);
        region
    });
    let stores: Vec<_> = (2..=7)
        .map(|store| {
            let code = format!("S0{store}");
            let place = world.open_store(&code, &code, None);
            let goal = held_by(&world, &code, HolderKind::Store, place.id);
            set(&world, &goal, &[], &[regions[store % 2].id]);
            goal
        })
        .collect();
    let titles = |filter: GoalFilter| {
        let tree = world.replica.goal_tree(&world.owner(), &filter).expect("a tree");
        let titles: BTreeSet<_> = tree.rows.into_iter().map(|row| row.objective.title).collect();
        (titles, tree.left_out)
    };
    let left = |holder, goals| vec![LeftOut { holder, goals }];
    let cases = [
        (9, vec!["全公司", "东区", "西区", "S02", "S03", "S04", "S05", "S06", "S07"], vec![]),
        (8, vec!["全公司", "东区", "西区"], left(HolderKind::Store, 6)),
        (3, vec!["全公司", "东区", "西区"], left(HolderKind::Store, 6)),
    ];
    for (most, expected, left_out) in cases {
        let found = titles(GoalFilter { most: Some(most), ..GoalFilter::default() });
        let expected: BTreeSet<_> = expected.into_iter().map(String::from).collect();
        assert_eq!(found, (expected, left_out), "{most}");
    }
    let (top_only, left_out) = titles(GoalFilter { most: Some(2), ..GoalFilter::default() });
    assert_eq!(top_only, BTreeSet::from(["全公司".to_string()]));
    assert_eq!(left_out.iter().map(|left| left.goals).sum::<u32>(), 8);

    let branch = |goal| titles(GoalFilter { branch: Some(goal), ..GoalFilter::default() }).0;
    let east = ["全公司", "东区", "S02", "S04", "S06"].map(String::from);
    assert_eq!(branch(regions[0].id), BTreeSet::from(east));
    let one = ["全公司", "西区", "S03"].map(String::from);
    assert_eq!(branch(stores[1].id), BTreeSet::from(one), "its way up, and nothing beside it");
    assert_eq!(branch(world.store("S01").id), BTreeSet::new(), "no goal at all");

    let texts = GoalFilter { text: "东区".into(), ..GoalFilter::default() };
    let east_alone = world.replica.goal_tree(&world.owner(), &texts).expect("a tree").rows;
    assert_eq!((east_alone.len(), east_alone[0].supporters.len()), (1, 0), "of what is found");

    let under = |goal| titles(GoalFilter { under: Some(goal), ..GoalFilter::default() }).0;
    assert_eq!(under(top.id), BTreeSet::from(["东区", "西区"].map(String::from)));
    assert_eq!(under(regions[1].id), BTreeSet::from(["S03", "S05", "S07"].map(String::from)));
    assert_eq!(under(stores[0].id), BTreeSet::new());

    let alone = held_by(&world, "自己的", HolderKind::Store, world.store("S01").id);
    let wanted = [told(&world, "甲", KeyResultKind::Count, None, "10"), sales_of_nobody(&world)];
    set(&world, &alone, &wanted, &[]);
    tell(&world, wanted[0].id, "10");
    let filter = GoalFilter { most: Some(3), ..GoalFilter::default() };
    let tree = world.replica.goal_tree(&world.owner(), &filter).expect("a tree");
    assert_eq!((tree.rows.len(), tree.tally.objectives, tree.tally.key_results), (3, 10, 2));
    assert_eq!(tree.tally.standings, [(Standing::NoData, 1), (Standing::Met, 1)]);
    assert_eq!((tree.tally.below, tree.tally.aligned), (9, 8));
}

fn sales_of_nobody(world: &World) -> KeyResult {
    key_result(world, "GMV", KeyResultKind::Absolute, "gross_sales", None, "100")
}
