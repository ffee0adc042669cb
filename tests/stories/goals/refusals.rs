//! Goals that make no sense are refused, with the field that is wrong.

use domain::goals::{
    GoalLink, HolderKind, KeyResult, KeyResultKind, KeyResultSource, LinkKind, Milestone, Objective,
};
use replica::{Error, GoalChange, NewCheckIn};
use storeloop_tests::World;

use super::{goal, key_result, number, objective, raw, set, told, tree};

#[test]
fn what_is_wrong_is_named_and_nothing_is_kept() {
    let world = World::new();
    let good = || objective(&world, "好目标");
    let sales = || key_result(&world, "GMV", KeyResultKind::Absolute, "gross_sales", None, "100");
    let day = |text: &str| text.parse().expect(text);
    let cases: Vec<(Objective, Vec<KeyResult>, &str, &str)> = vec![
        (Objective { title: "  ".into(), ..good() }, vec![], "title", "missing"),
        (Objective { ends_on: day("2026-09-30"), ..good() }, vec![], "ends_on", "before_beginning"),
        (Objective { holder: HolderKind::Store, ..good() }, vec![], "holder_id", "missing"),
        (
            Objective { holder: HolderKind::Store, holder_id: Some(good().id), ..good() },
            vec![],
            "holder_id",
            "unknown",
        ),
        (Objective { owner_id: good().id, ..good() }, vec![], "owner_id", "unknown"),
        (good(), vec![KeyResult { title: String::new(), ..sales() }], "title", "missing"),
        (good(), vec![KeyResult { weight: 101, ..sales() }], "weight", "out_of_range"),
        (good(), vec![KeyResult { metric: "no_such".into(), ..sales() }], "metric", "unknown"),
        (good(), vec![KeyResult { metric: String::new(), ..sales() }], "metric", "missing"),
        (
            good(),
            vec![KeyResult { start: Some(number("100")), ..sales() }],
            "target",
            "same_as_start",
        ),
        (
            good(),
            vec![KeyResult { kind: KeyResultKind::IncreasePercent, ..sales() }],
            "start",
            "missing",
        ),
        (
            good(),
            vec![KeyResult { kind: KeyResultKind::Milestone, ..sales() }],
            "source",
            "not_of_this_kind",
        ),
    ];
    for (objective, key_results, field, reason) in cases {
        let change = GoalChange { objective, key_results, supports: vec![] };
        let said = format!("{change:?}");
        match world.replica.save_goal(&world.owner(), change) {
            Err(Error::Invalid { field: found, reason: why }) => {
                assert_eq!((found, why), (field, reason), "{said}");
            }
            other => panic!("{other:?} for {said}"),
        }
    }
    assert!(tree(&world).rows.is_empty());
}

#[test]
fn a_period_of_one_day_and_weights_that_do_not_add_up_are_taken_and_told() {
    let world = World::new();
    let mut one_day = objective(&world, "一天");
    one_day.ends_on = one_day.begins_on;
    let mut first = told(&world, "一", KeyResultKind::Count, None, "1");
    first.weight = 60;
    set(&world, &one_day, &[first], &[]);
    let row = goal(&world, one_day.id);
    assert_eq!(row.weights, 60);
    assert!(row.faults.contains(&domain::goals::ObjectiveFault::Weights));
}

#[test]
fn what_a_metric_computes_is_not_typed() {
    let world = World::new();
    let sales = key_result(&world, "GMV", KeyResultKind::Absolute, "gross_sales", None, "100");
    set(&world, &objective(&world, "卖"), std::slice::from_ref(&sales), &[]);
    let said = |confidence, value: Option<&str>| NewCheckIn {
        key_result_id: sales.id,
        confidence,
        note: "会员日拉动明显".into(),
        obstacle: String::new(),
        value: value.map(number),
    };
    let typed = world.replica.check_in(&world.owner(), said(8, Some("62")));
    assert!(matches!(typed, Err(Error::Invalid { field: "value", reason: "computed" })));
    let too_sure = world.replica.check_in(&world.owner(), said(11, None));
    assert!(matches!(too_sure, Err(Error::Invalid { field: "confidence", .. })));
    world.replica.check_in(&world.owner(), said(10, None)).expect("said");
    let page = world.replica.goal_page(&world.owner(), sales.id).expect("a page");
    assert_eq!(page.check_ins.len(), 1);
    assert_eq!(page.check_ins[0].employee_name, "王芳");
}

#[test]
fn links_fit_their_ends() {
    let world = World::new();
    let owner = world.owner();
    let (one, other) = (objective(&world, "一"), objective(&world, "二"));
    let result = told(&world, "关键结果", KeyResultKind::Count, None, "1");
    set(&world, &one, std::slice::from_ref(&result), &[]);
    set(&world, &other, &[], &[]);
    let try_link =
        |from, to, kind| world.replica.save_goal_link(&owner, GoalLink::new(from, to, kind));
    let cases = [
        (result.id, other.id, LinkKind::Supports, "not_of_this_kind"),
        (one.id, other.id, LinkKind::Shares, "not_of_this_kind"),
        (one.id, other.id, LinkKind::Warns, "not_of_this_kind"),
        (one.id, one.id, LinkKind::DependsOn, "same_goal"),
        (one.id, owner.employee_id, LinkKind::DependsOn, "unknown"),
    ];
    for (from, to, kind, expected) in cases {
        match try_link(from, to, kind) {
            Err(Error::Invalid { reason, .. }) => assert_eq!(reason, expected, "{kind:?}"),
            other => panic!("{other:?} for {kind:?}"),
        }
    }
    try_link(result.id, other.id, LinkKind::DependsOn).expect("linked");
    let far =
        GoalLink { overshoot_percent: 99, ..GoalLink::new(result.id, other.id, LinkKind::Warns) };
    assert!(
        world.replica.save_goal_link(&owner, far).is_err(),
        "a warning needs more than the plan"
    );
}

#[test]
fn milestones_are_counted_by_those_done() {
    let world = World::new();
    let step = |title: &str, done: Option<&str>| Milestone {
        title: title.into(),
        due_on: None,
        done_on: done.map(|day| day.parse().expect(day)),
    };
    let mut one = told(&world, "新系统上线", KeyResultKind::Milestone, None, "100");
    one.source = KeyResultSource::Milestones;
    one.milestones = vec![step("选型", Some("2026-10-08")), step("试点", None), step("推广", None)];
    set(&world, &objective(&world, "换系统"), std::slice::from_ref(&one), &[]);
    assert_eq!(raw(&world, one.id), Some(number("33.33")));
}
