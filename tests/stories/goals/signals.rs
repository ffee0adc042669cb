//! What people are told about goals, and what there is to do (G-05, G-06, G-07).

use domain::access::{Actor, Role};
use domain::goals::{
    GoalLink, GoalRules, KeyResult, KeyResultKind, LinkKind, NoticeKind, Todo, TodoKind,
};
use replica::{Error, NewCheckIn, NoticeRow};
use storeloop_tests::World;

use super::{number, objective, set, tell, told};

const DAY: i64 = 86_400_000;

/// Two people, each with a key result of their own; both were spoken of today.
fn pair() -> (World, Actor, Actor, KeyResult, KeyResult) {
    let world = World::new();
    let one = world.hire("A01", "运营小林", Role::Marketing, None, None);
    let other = world.hire("A02", "客服小周", Role::ServiceHead, None, None);
    let mut results = Vec::new();
    for (owner, title) in [(&one, "会员专属活动"), (&other, "售后关怀")] {
        let mut result = told(&world, title, KeyResultKind::Count, None, "10000");
        result.owner_id = owner.employee_id;
        let goal = objective(&world, &format!("{title}目标"));
        set(&world, &goal, std::slice::from_ref(&result), &[]);
        results.push(result);
    }
    let other_result = results.pop().expect("two");
    let one_result = results.pop().expect("two");
    (world, one, other, one_result, other_result)
}

fn notices(world: &World, actor: &Actor) -> Vec<NoticeRow> {
    world.replica.list_notices(actor).expect("notices")
}

#[test]
fn when_one_side_lags_the_others_owner_has_one_notice_that_names_it() {
    let (world, one, other, one_result, other_result) = pair();
    let link = GoalLink::new(one_result.id, other_result.id, LinkKind::DependsOn);
    world.replica.save_goal_link(&world.owner(), link).expect("linked");
    tell(&world, one_result.id, "5500");
    tell(&world, other_result.id, "9000");
    world.replica.settle_goals().expect("settled");
    assert!(notices(&world, &other).is_empty(), "55 % of the plan's 57 is on its way");
    tell(&world, one_result.id, "3000");
    for _ in 0..3 {
        world.replica.settle_goals().expect("settled");
    }
    let found = notices(&world, &other);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].notice.kind, NoticeKind::LinkedBehind);
    assert_eq!((found[0].goal.as_str(), found[0].other.as_str()), ("售后关怀", "会员专属活动"));
    assert_eq!(notices(&world, &one)[0].notice.kind, NoticeKind::Behind);
    let again = world.second_process().settle_goals().expect("settled");
    assert_eq!((again.value, again.tx), (0, None), "another process tells nothing twice");

    world.replica.read_notices(&other, &[found[0].notice.id]).expect("read");
    assert!(notices(&world, &other)[0].notice.read_on.is_some());
    world.replica.read_notices(&other, &[notices(&world, &one)[0].notice.id]).expect("ignored");
    assert!(notices(&world, &one)[0].notice.read_on.is_none(), "others' stay unread");
    world.check();
}

#[test]
fn visitors_beyond_the_plan_have_the_stock_looked_at() {
    for (visitors, expected) in [("12500", 1), ("11900", 0)] {
        let (world, _, other, one_result, other_result) = pair();
        let link = GoalLink {
            note: "检查库存".into(),
            ..GoalLink::new(one_result.id, other_result.id, LinkKind::Warns)
        };
        world.replica.save_goal_link(&world.owner(), link).expect("linked");
        tell(&world, one_result.id, visitors);
        tell(&world, other_result.id, "9000");
        world.replica.settle_goals().expect("settled");
        let found = notices(&world, &other);
        assert_eq!(found.len(), expected, "{visitors}");
        if let Some(found) = found.first() {
            assert_eq!(
                (found.notice.kind, found.note.as_str()),
                (NoticeKind::Overshoot, "检查库存")
            );
        }
    }
}

#[test]
fn the_meeting_gives_each_owner_one_thing_to_prepare_each_week() {
    let (world, one, other, ..) = pair();
    let owner = world.owner();
    let rules = GoalRules { meets: true, ..GoalRules::default() };
    world.replica.save_goal_rules(&owner, rules).expect("Monday at nine");
    let open = |actor: &Actor| world.replica.list_todos(actor).expect("things to do");
    // Sunday, 22 November; last Monday's meeting has been.
    world.replica.settle_goals().expect("settled");
    assert_eq!((open(&one).len(), open(&other).len(), open(&owner).len()), (1, 1, 0));
    let sunday = world.now();
    world.set_clock(sunday + DAY + 39 * 60_000); // Monday at 08:59
    world.replica.settle_goals().expect("settled");
    assert_eq!(open(&one).len(), 1);
    world.set_clock(sunday + DAY + 40 * 60_000); // Monday at 09:00
    for _ in 0..2 {
        world.replica.settle_goals().expect("settled");
        world.second_process().settle_goals().expect("settled");
    }
    let mine = open(&one);
    assert_eq!(mine.len(), 2);
    assert!(mine.iter().all(|row| row.todo.kind == TodoKind::SyncMeeting));
    assert_eq!(mine[1].todo.due_on.to_string(), "2026-11-23");
    world.replica.finish_todo(&one, mine[0].todo.id, true).expect("done");
    assert_eq!(open(&one).len(), 1);
    let others = world.replica.finish_todo(&one, open(&other)[0].todo.id, true);
    assert!(matches!(others, Err(Error::Denied(_))));
    world.check();
}

#[test]
fn the_agenda_writes_itself_and_decisions_become_things_to_do() {
    let (world, one, other, one_result, other_result) = pair();
    let owner = world.owner();
    let link = GoalLink::new(one_result.id, other_result.id, LinkKind::DependsOn);
    world.replica.save_goal_link(&owner, link).expect("linked");
    let said = NewCheckIn {
        key_result_id: one_result.id,
        confidence: 3,
        note: "报名太少".into(),
        obstacle: "短信没有发出".into(),
        value: Some(number("2000")),
    };
    world.replica.check_in(&one, said).expect("said");
    tell(&world, other_result.id, "10000");
    let meeting = world.replica.sync_meeting(&owner, None).expect("an agenda");
    assert_eq!((meeting.met, meeting.on_track), (1, 0));
    assert_eq!(meeting.items.len(), 1, "what is reached is not spoken of");
    let item = &meeting.items[0];
    assert_eq!(item.key_result.key_result.title, "会员专属活动");
    assert_eq!(item.linked, ["售后关怀"]);
    let last = item.check_in.as_ref().expect("said");
    assert_eq!(last.check_in.obstacle, "短信没有发出");

    let decision = Todo {
        id: world.replica.new_id().expect("an id"),
        kind: TodoKind::Decision,
        title: "周三前补发短信".into(),
        owner_id: one.employee_id,
        due_on: "2026-11-25".parse().expect("a day"),
        done_on: None,
        goal_id: Some(one_result.id),
        week: meeting.week,
    };
    assert!(world.replica.save_decision(&other, decision.clone()).is_err(), "who leads decides");
    world.replica.save_decision(&owner, decision).expect("decided");
    let mine = world.replica.list_todos(&one).expect("things to do");
    assert_eq!(
        (mine[0].todo.title.as_str(), mine[0].goal.as_str()),
        ("周三前补发短信", "会员专属活动")
    );
    assert_eq!(world.replica.sync_meeting(&owner, None).expect("an agenda").decisions.len(), 1);
}

#[test]
fn what_a_day_showed_is_kept_when_the_definition_changes() {
    let (world, _, _, one_result, _) = pair();
    tell(&world, one_result.id, "2000");
    world.replica.settle_goals().expect("settled");
    world.set_clock(world.now() + DAY);
    tell(&world, one_result.id, "2500");
    world.replica.settle_goals().expect("settled");
    let halved = KeyResult { target: number("5000"), ..one_result.clone() };
    let goal = super::tree(&world)
        .rows
        .into_iter()
        .find(|row| row.key_results.iter().any(|one| one.key_result.id == one_result.id));
    set(&world, &goal.expect("a goal").objective, &[halved], &[]);
    world.replica.settle_goals().expect("settled");
    let page = world.replica.goal_page(&world.owner(), one_result.id).expect("a page");
    let kept: Vec<(String, String)> =
        page.kept.iter().map(|day| (day.day.to_string(), day.progress.to_string())).collect();
    assert_eq!(
        kept,
        [("2026-11-22".into(), "20.00".to_string()), ("2026-11-23".into(), "50.00".to_string())]
    );
}
