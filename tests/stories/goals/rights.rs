//! Who may set, agree and change goals.

use domain::access::Role;
use domain::goals::{GoalSlice, HolderKind, KeyResult, KeyResultKind, Objective, ObjectiveKind};
use replica::{Error, GoalChange, GoalFilter, NewCheckIn, Whose};
use storeloop_tests::World;

use super::{goal, held_by, key_result, number, objective, set, told};

fn change(objective: Objective, key_results: Vec<KeyResult>) -> GoalChange {
    GoalChange { objective, key_results, supports: Vec::new() }
}

fn is_denied<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Err(Error::Denied(_)))
}

#[test]
fn each_sets_goals_as_far_as_they_answer() {
    let world = World::new();
    world.open_store("S02", "静安店", Some("华东"));
    let manager = world.hire("M01", "李店长", Role::StoreManager, Some("S01"), None);
    let associate = world.hire("A01", "导购甲", Role::SalesAssociate, Some("S01"), None);
    let other = world.hire("A02", "导购乙", Role::SalesAssociate, Some("S02"), None);
    let region = world.hire("R01", "区域经理", Role::RegionalManager, None, Some("华东"));
    let store = |code: &str| world.store(code).id;
    let of_store = |code: &str| held_by(&world, "门店目标", HolderKind::Store, store(code));
    let of_person = |id| held_by(&world, "个人目标", HolderKind::Employee, id);
    let cases = [
        (&manager, of_store("S01"), true),
        (&manager, of_store("S02"), false),
        (&manager, objective(&world, "公司目标"), false),
        (&manager, of_person(associate.employee_id), true),
        (&manager, of_person(other.employee_id), false),
        (&associate, of_person(associate.employee_id), true),
        (&associate, of_person(manager.employee_id), false),
        (&associate, of_store("S01"), false),
        (&region, of_store("S02"), true),
        (&region, of_store("S01"), false),
        (&region, of_person(other.employee_id), true),
    ];
    for (actor, objective, allowed) in cases {
        let objective = Objective { owner_id: actor.employee_id, ..objective };
        let said = format!("{:?} {:?}", actor.role, objective.title);
        let done = world.replica.save_goal(actor, change(objective, vec![]));
        assert_eq!(done.is_ok(), allowed, "{said}: {done:?}");
        assert!(allowed || is_denied(&done), "{said}");
    }
}

#[test]
fn nobody_reads_the_numbers_of_others_through_a_goal() {
    let world = World::new();
    world.open_store("S02", "静安店", None);
    let manager = world.hire("M01", "李店长", Role::StoreManager, Some("S01"), None);
    let own = held_by(&world, "本店", HolderKind::Store, world.store("S01").id);
    let asks = |store: Option<&str>| KeyResult {
        slice: GoalSlice {
            store_id: store.map(|code| world.store(code).id),
            ..GoalSlice::default()
        },
        ..key_result(&world, "GMV", KeyResultKind::Absolute, "gross_sales", None, "100")
    };
    let other = world.replica.save_goal(&manager, change(own.clone(), vec![asks(Some("S02"))]));
    assert!(is_denied(&other), "{other:?}");
    world.replica.save_goal(&manager, change(own.clone(), vec![asks(None)])).expect("set");
    let narrowed = goal(&world, own.id).key_results[0].key_result.slice.store_id;
    assert_eq!(narrowed, Some(world.store("S01").id), "what is left open is their own");
}

#[test]
fn agreed_numbers_change_only_from_above_and_with_a_reason() {
    let world = World::new();
    let owner = world.owner();
    let manager = world.hire("M01", "李店长", Role::StoreManager, Some("S01"), None);
    let own = Objective {
        owner_id: manager.employee_id,
        ..held_by(&world, "徐汇店", HolderKind::Store, world.store("S01").id)
    };
    let mut result = told(&world, "陈列", KeyResultKind::Count, None, "10");
    result.owner_id = manager.employee_id;
    world.replica.save_goal(&manager, change(own.clone(), vec![result.clone()])).expect("set");
    assert!(is_denied(&world.replica.agree_goals(&manager, &[own.id], true)), "not one's own");
    world.replica.agree_goals(&owner, &[own.id], true).expect("agreed");

    let lower = KeyResult { target: number("8"), ..result.clone() };
    let by_manager = world.replica.save_goal(&manager, change(own.clone(), vec![lower.clone()]));
    assert!(is_denied(&by_manager));
    let words = Objective { why: "换个说法".into(), ..own.clone() };
    world.replica.save_goal(&manager, change(words, vec![result.clone()])).expect("words are free");
    let without = world.replica.save_goal(&owner, change(own.clone(), vec![lower.clone()]));
    assert!(matches!(without, Err(Error::Invalid { field: "change_reason", reason: "missing" })));
    let because = |reason: &str| Objective { change_reason: reason.into(), ..own.clone() };
    let reason = because("商场停业两周");
    world.replica.save_goal(&owner, change(reason, vec![lower])).expect("changed with a reason");
    let again = KeyResult { target: number("7"), ..result };
    let same = world.replica.save_goal(&owner, change(because("商场停业两周"), vec![again]));
    assert!(same.is_err(), "each change has its own reason");
    let row = goal(&world, own.id);
    assert!(row.objective.locked);
    assert_eq!(row.key_results[0].aim, Some(number("8")));
    let history = world.replica.history(&owner, "objective", own.id).expect("history");
    let told: Vec<_> = history.iter().flat_map(|entry| &entry.fields).collect();
    assert!(told.iter().any(|field| {
        field.field == "change_reason" && field.new.as_deref() == Some("商场停业两周")
    }));
    assert!(is_denied(&world.replica.delete_goal(&manager, own.id, None)), "an agreed goal stays");
}

#[test]
fn the_history_of_a_goal_names_whose_it_is_and_who_answers() {
    let world = World::new();
    let owner = world.owner();
    let manager = world.hire("M01", "李店长", Role::StoreManager, Some("S01"), None);
    let before = objective(&world, "让邻居常来");
    world.replica.save_goal(&owner, change(before.clone(), vec![])).expect("set");
    let after = Objective {
        holder: HolderKind::Store,
        holder_id: Some(world.store("S01").id),
        owner_id: manager.employee_id,
        ..before.clone()
    };
    world.replica.save_goal(&owner, change(after, vec![])).expect("given to the store");
    let history = world.replica.history(&owner, "objective", before.id).expect("history");
    let newest = |name: &str| {
        let field = history[0].fields.iter().find(|field| field.field == name).expect(name);
        (field.old.clone(), field.new.clone())
    };
    assert_eq!(newest("owner_id"), (Some(owner.name.clone()), Some("李店长".into())));
    assert_eq!(newest("holder_id"), (None, Some(world.store("S01").name)));
}

#[test]
fn a_plan_to_grow_is_between_a_person_and_those_above() {
    let world = World::new();
    let manager = world.hire("M01", "李店长", Role::StoreManager, Some("S01"), None);
    let associate = world.hire("A01", "导购甲", Role::SalesAssociate, Some("S01"), None);
    let colleague = world.hire("A02", "导购乙", Role::SalesAssociate, Some("S01"), None);
    let mut own = held_by(&world, "成为店长", HolderKind::Employee, associate.employee_id);
    own.owner_id = associate.employee_id;
    own.kind = ObjectiveKind::Development;
    own.development.role_model = "李店长".into();
    own.development.gaps = vec!["排班".into()];
    own.development.actions = vec!["跟一个月排班".into()];
    world.replica.save_goal(&associate, change(own.clone(), vec![])).expect("set");
    for (actor, sees) in [(&associate, true), (&manager, true), (&colleague, false)] {
        let tree = world.replica.goal_tree(actor, &GoalFilter::default()).expect("a tree");
        assert_eq!(tree.rows.len(), usize::from(sees), "{}", actor.name);
        let page = world.replica.goal_page(actor, own.id);
        assert_eq!(page.is_ok(), sees, "{}", actor.name);
    }
    world.open_store("S02", "静安店", None);
    let other = world.hire("M02", "王店长", Role::StoreManager, Some("S02"), None);
    let history = |actor| world.replica.history(actor, "objective", own.id);
    assert_eq!(history(&manager).expect("history").len(), 1);
    assert!(matches!(history(&other), Err(Error::NotFound(_))), "as if it were not there");
    world.replica.delete_goal(&associate, own.id, None).expect("dropped");
    assert!(is_denied(&history(&other)), "nor afterwards");
    assert_eq!(history(&world.owner()).expect("history").len(), 2);
}

#[test]
fn mine_are_those_i_answer_for_and_my_teams_those_i_may_set() {
    let world = World::new();
    let manager = world.hire("M01", "李店长", Role::StoreManager, Some("S01"), None);
    let associate = world.hire("A01", "导购甲", Role::SalesAssociate, Some("S01"), None);
    set(&world, &objective(&world, "公司"), &[], &[]);
    let mut personal = held_by(&world, "个人", HolderKind::Employee, associate.employee_id);
    personal.owner_id = associate.employee_id;
    let mut result = told(&world, "加微", KeyResultKind::Count, None, "10");
    result.owner_id = associate.employee_id;
    set(&world, &personal, std::slice::from_ref(&result), &[]);
    let found = |actor, whose| {
        let filter = GoalFilter { whose, ..GoalFilter::default() };
        world.replica.goal_tree(actor, &filter).expect("a tree").rows.len()
    };
    assert_eq!((found(&manager, Whose::All), found(&manager, Whose::Mine)), (2, 0));
    assert_eq!((found(&manager, Whose::Team), found(&associate, Whose::Mine)), (1, 1));
    let said = |confidence| NewCheckIn {
        key_result_id: result.id,
        confidence,
        note: String::new(),
        obstacle: String::new(),
        value: Some(number("5")),
    };
    world.replica.check_in(&associate, said(6)).expect("their own");
    world.replica.check_in(&manager, said(5)).expect("their people's");
    let stranger = world.hire("A09", "导购丙", Role::SalesAssociate, Some("S01"), None);
    assert!(is_denied(&world.replica.check_in(&stranger, said(1))));
}
