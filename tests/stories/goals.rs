//! Goals that compute themselves.

mod alignment;
mod any_slice;
mod chances;
mod computed;
mod planning;
mod refusals;
mod rights;
mod sheet;
mod signals;
mod templates;

use domain::Id;
use domain::goals::{
    Decomposition, Development, GoalSlice, HolderKind, KeyResult, KeyResultKind, KeyResultSource,
    Method, Objective, ObjectiveKind, ObjectiveReview,
};
use replica::{GoalChange, GoalFilter, GoalRow, GoalTree, KeyResultRow, NewCheckIn};
use rust_decimal::Decimal;
use storeloop_tests::World;

/// A number as it is written.
fn number(text: &str) -> Decimal {
    text.parse().expect(text)
}

/// An objective of the chain in the last quarter of 2026, owned by the owner.
fn objective(world: &World, title: &str) -> Objective {
    Objective {
        id: world.replica.new_id().expect("an id"),
        title: title.into(),
        why: "因为值得".into(),
        holder: HolderKind::Chain,
        holder_id: None,
        owner_id: world.owner().employee_id,
        begins_on: "2026-10-01".parse().expect("a day"),
        ends_on: "2026-12-31".parse().expect("a day"),
        method: Method::Okr,
        kind: ObjectiveKind::Business,
        decomposition: Decomposition::default(),
        development: Development::default(),
        locked: false,
        change_reason: String::new(),
        review: ObjectiveReview::default(),
        template: String::new(),
    }
}

/// The same held by a department, a store or a person.
pub(crate) fn held_by(world: &World, title: &str, holder: HolderKind, id: Id) -> Objective {
    Objective { holder, holder_id: Some(id), ..objective(world, title) }
}

/// A key result that asks a metric of the whole chain.
fn key_result(
    world: &World,
    title: &str,
    kind: KeyResultKind,
    metric: &str,
    start: Option<&str>,
    target: &str,
) -> KeyResult {
    let id = world.replica.new_id().expect("an id");
    KeyResult {
        id,
        objective_id: id,
        title: title.into(),
        owner_id: world.owner().employee_id,
        kind,
        source: KeyResultSource::Metric,
        metric: metric.into(),
        slice: GoalSlice::default(),
        unit: String::new(),
        start: start.map(number),
        target: number(target),
        budget: None,
        stretch: None,
        benchmark: None,
        weight: 100,
        position: 0,
        milestones: Vec::new(),
    }
}

/// A key result whose value people tell.
pub(crate) fn told(
    world: &World,
    title: &str,
    kind: KeyResultKind,
    start: Option<&str>,
    target: &str,
) -> KeyResult {
    KeyResult {
        source: KeyResultSource::CheckIn,
        ..key_result(world, title, kind, "", start, target)
    }
}

/// Sets a goal as the owner.
pub(crate) fn set(
    world: &World,
    objective: &Objective,
    key_results: &[KeyResult],
    supports: &[Id],
) {
    let change = GoalChange {
        objective: objective.clone(),
        key_results: key_results.to_vec(),
        supports: supports.to_vec(),
    };
    world.replica.save_goal(&world.owner(), change).expect("set");
}

/// Tells a value as the owner.
pub(crate) fn tell(world: &World, key_result: Id, value: &str) {
    let said = NewCheckIn {
        key_result_id: key_result,
        confidence: 7,
        note: String::new(),
        obstacle: String::new(),
        value: Some(number(value)),
    };
    world.replica.check_in(&world.owner(), said).expect("told");
}

/// All goals as the owner sees them.
fn tree(world: &World) -> GoalTree {
    world.replica.goal_tree(&world.owner(), &GoalFilter::default()).expect("a tree")
}

/// An objective as the owner sees it.
fn goal(world: &World, id: Id) -> GoalRow {
    tree(world).rows.into_iter().find(|row| row.objective.id == id).expect("a goal")
}

/// A key result as the owner sees it.
fn result(world: &World, id: Id) -> KeyResultRow {
    let rows = tree(world).rows;
    let mut all = rows.into_iter().flat_map(|row| row.key_results);
    all.find(|one| one.key_result.id == id).expect("a key result")
}

/// How far a key result has come, as it is.
fn raw(world: &World, id: Id) -> Option<Decimal> {
    result(world, id).progress.map(|progress| progress.raw)
}

/// The first department, and the second.
fn departments(world: &World) -> Vec<Id> {
    let departments = world.replica.list_departments().expect("departments");
    departments.into_iter().map(|department| department.id).collect()
}
