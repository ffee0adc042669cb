//! Planning: a key result broken down to stores, and goals carried over to the next period.

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::calendar::{Against, Period};
use domain::goals::{
    BreakDown, GoalLink, GoalSlice, HolderKind, KeyResult, KeyResultSource, LinkKind, Objective,
    ObjectiveReview, broken_down,
};
use domain::metrics::{Metric, MetricUnit};
use domain::org::{Employee, Store};
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{links, rights};
use crate::error::{Error, Result, invalid};
use crate::topic::Done;
use crate::transact::Tx;
use crate::{Replica, metrics, org, transact};

/// The part of one store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PlanPart {
    /// The store.
    pub store_id: Id,
    /// Its name.
    pub store_name: String,
    /// The objective by which it has its part, once it was broken down to it.
    pub objective_id: Id,
    /// Who would answer for it: the store's manager, or else the owner of what is broken down.
    pub owner_id: Id,
    /// Their name.
    pub owner_name: String,
    /// What the store brought in the period compared with; `None` without data.
    #[specta(type = Option<String>)]
    pub before: Option<Decimal>,
    /// The target proposed.
    #[specta(type = String)]
    pub proposed: Decimal,
    /// The target it has already; `None` while the key result was not broken down to it.
    #[specta(type = Option<String>)]
    pub planned: Option<Decimal>,
    /// Whether that was agreed, so that it changes with a reason only.
    pub locked: bool,
}

/// A key result about to be broken down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalPlan {
    /// What is broken down.
    pub key_result_id: Id,
    /// The value it wants.
    #[specta(type = String)]
    pub aim: Decimal,
    /// In what it is counted.
    pub unit: MetricUnit,
    /// Whether the parts must add up to it; of an average or a rate they need not.
    pub adds_up: bool,
    /// First day of the period compared with.
    pub compared_from: NaiveDate,
    /// Last day of it.
    pub compared_to: NaiveDate,
    /// Every open store of its slice, by code.
    pub parts: Vec<PlanPart>,
}

/// The target that a store gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PlannedTarget {
    /// The store.
    pub store_id: Id,
    /// Its target.
    #[specta(type = String)]
    pub target: Decimal,
}

impl Replica {
    /// Proposes what each store should bring of a key result, by what they brought on the same days
    /// a year before (or else right before), or the same for each.
    pub fn goal_plan(&self, actor: &Actor, key_result: Id, by: BreakDown) -> Result<GoalPlan> {
        actor.may_somewhere(Operation::ViewGoals)?;
        self.database.read(|sql| {
            let (objective, one, metric) = planned(sql, key_result)?;
            rights::may_edit(sql, actor, &objective)?;
            plan(sql, actor, &objective, &one, &metric, by)
        })
    }

    /// Gives stores their parts of a key result: each an objective of its own that supports it. A
    /// part that was agreed is refused; others get the new target, and nothing is made twice.
    /// Answers how many stores have one.
    pub fn save_goal_plan(
        &self,
        actor: &Actor,
        key_result: Id,
        targets: &[PlannedTarget],
    ) -> Result<Done<u32>> {
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            let (objective, one, metric) = planned(tx.sql, key_result)?;
            rights::may_edit(tx.sql, actor, &objective)?;
            let parts = plan(tx.sql, actor, &objective, &one, &metric, BreakDown::Equal)?.parts;
            for target in targets {
                let Some(part) = parts.iter().find(|part| part.store_id == target.store_id) else {
                    return invalid("store_id", "unknown");
                };
                if part.locked && part.planned != Some(target.target) {
                    return invalid("target", "agreed");
                }
                give(tx, &objective, &one, part, target.target)?;
            }
            Ok(u32::try_from(targets.len()).unwrap_or(u32::MAX))
        })
    }

    /// Goes on with an objective in another period: the same key results, each from where it stands.
    /// Doing it twice for the same days makes one. Answers the new objective.
    pub fn carry_goal(
        &self,
        actor: &Actor,
        id: Id,
        begins_on: NaiveDate,
        ends_on: NaiveDate,
    ) -> Result<Done<Id>> {
        if ends_on < begins_on {
            return invalid("ends_on", "before_beginning");
        }
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            let objective: Objective = transact::get(tx.sql, id)?;
            rights::may_edit(tx.sql, actor, &objective)?;
            if begins_on <= objective.ends_on {
                return invalid("begins_on", "overlaps");
            }
            let board = self.board(tx.sql)?;
            let row = board.row(id).ok_or(Error::NotFound("objective"))?;
            let parts = [id.to_string(), begins_on.to_string(), ends_on.to_string()];
            let next_id = Id::derived("objective", &["carried", &parts[0], &parts[1], &parts[2]]);
            tx.put(&Objective {
                id: next_id,
                begins_on,
                ends_on,
                locked: false,
                change_reason: String::new(),
                review: ObjectiveReview::default(),
                ..objective.clone()
            })?;
            for one in &row.key_results {
                let old = one.key_result.id.to_string();
                let start = if one.key_result.kind.needs_start() {
                    one.value.or(one.key_result.start)
                } else {
                    one.key_result.start
                };
                tx.put(&KeyResult {
                    id: Id::derived("key_result", &["carried", &old, &parts[1], &parts[2]]),
                    objective_id: next_id,
                    start,
                    milestones: one
                        .key_result
                        .milestones
                        .iter()
                        .filter(|step| step.done_on.is_none())
                        .cloned()
                        .collect(),
                    ..one.key_result.clone()
                })?;
            }
            for above in &row.supports {
                links::put(tx, &GoalLink::new(next_id, *above, LinkKind::Supports))?;
            }
            let mut objective = objective;
            objective.review.carried_to = Some(next_id);
            tx.put(&objective)?;
            Ok(next_id)
        })
    }
}

/// A key result that can be broken down: one that a metric tells.
fn planned(
    sql: &Connection,
    key_result: Id,
) -> Result<(Objective, KeyResult, std::borrow::Cow<'static, Metric>)> {
    let one: KeyResult = transact::get(sql, key_result)?;
    let is_asked = one.source == KeyResultSource::Metric && one.slice.store_id.is_none();
    if !is_asked || one.slice.employee_id.is_some() {
        return invalid("key_result", "not_of_this_kind");
    }
    let objective = transact::get(sql, one.objective_id)?;
    let metric = metrics::named(sql, &one.metric)?;
    Ok((objective, one, metric))
}

pub(super) fn plan(
    sql: &Connection,
    actor: &Actor,
    objective: &Objective,
    one: &KeyResult,
    metric: &Metric,
    by: BreakDown,
) -> Result<GoalPlan> {
    let aim = one.aim().ok_or(Error::Invalid { field: "start", reason: "missing" })?;
    let stores = open_stores(sql, &one.slice, objective.begins_on)?;
    let mut compared = Against::LastYear.before(objective.period());
    if value(sql, metric, &one.slice, compared)?.is_none() {
        compared = Against::Previous.before(objective.period());
    }
    let whole = value(sql, metric, &one.slice, compared)?;
    let mut before = Vec::with_capacity(stores.len());
    for store in &stores {
        before.push(value(sql, metric, &of_one(&one.slice, store.id), compared)?);
    }
    let digits = match metric.unit {
        MetricUnit::Money => u32::from(org::currency(sql)?.digits()),
        MetricUnit::Count | MetricUnit::Units => 0,
        MetricUnit::Percent | MetricUnit::Ratio | MetricUnit::Hours | MetricUnit::Days => 2,
    };
    let adds_up = metric.formula.adds_up();
    let proposed = if adds_up {
        broken_down(aim, &before, by, digits)
    } else {
        // A rate is raised in each store as it is in the whole.
        let raised = |own: &Option<Decimal>| match (by, own, whole.filter(|w| !w.is_zero())) {
            (BreakDown::History, Some(own), Some(whole)) => {
                own.checked_mul(aim).and_then(|raised| raised.checked_div(whole)).unwrap_or(aim)
            }
            _ => aim,
        };
        before.iter().map(|own| domain::money::round(raised(own), digits)).collect()
    };
    let employees: Vec<Employee> = transact::list(sql, "code")?;
    let mut parts = Vec::with_capacity(stores.len());
    for ((store, before), proposed) in stores.into_iter().zip(before).zip(proposed) {
        if !sees(sql, actor, store.id) {
            continue;
        }
        let manager = employees.iter().find(|employee| {
            employee.store_id == Some(store.id)
                && employee.role == domain::access::Role::StoreManager
                && employee.left_on.is_none()
        });
        let owner_id = manager.map_or(one.owner_id, |manager| manager.id);
        let owner = employees.iter().find(|employee| employee.id == owner_id);
        let (lower, result) = ids(one, store.id);
        let planned = transact::find::<KeyResult>(sql, result)?.map(|result| result.target);
        let locked = transact::find::<Objective>(sql, lower)?.is_some_and(|lower| lower.locked);
        parts.push(PlanPart {
            store_id: store.id,
            store_name: store.name,
            objective_id: lower,
            owner_id,
            owner_name: owner.map(|owner| owner.name.clone()).unwrap_or_default(),
            before,
            proposed,
            planned,
            locked,
        });
    }
    Ok(GoalPlan {
        key_result_id: one.id,
        aim,
        unit: metric.unit,
        adds_up,
        compared_from: compared.from,
        compared_to: compared.to,
        parts,
    })
}

/// Gives a store its part of a key result, and answers by which key result.
pub(super) fn give(
    tx: &mut Tx<'_>,
    objective: &Objective,
    one: &KeyResult,
    part: &PlanPart,
    target: Decimal,
) -> Result<KeyResult> {
    let (lower, result) = of_store(objective, one, part, target);
    if let Err(wrong) = result.check() {
        return invalid(wrong.field, wrong.reason);
    }
    if transact::find::<Objective>(tx.sql, lower.id)?.is_none() {
        tx.put(&lower)?;
    }
    tx.put(&result)?;
    links::put(tx, &GoalLink::new(lower.id, one.id, LinkKind::Supports))?;
    Ok(result)
}

fn sees(sql: &Connection, actor: &Actor, store: Id) -> bool {
    org::store_target(sql, store)
        .is_ok_and(|target: Target| actor.may(Operation::ViewSales, target).is_ok())
}

fn open_stores(sql: &Connection, slice: &GoalSlice, from: NaiveDate) -> Result<Vec<Store>> {
    let mut stores: Vec<Store> = transact::list(sql, "code")?;
    stores.retain(|store| {
        slice.region_id.is_none_or(|region| store.region_id == Some(region))
            && store.closed_on.is_none_or(|closed| closed >= from)
    });
    Ok(stores)
}

fn of_one(slice: &GoalSlice, store: Id) -> GoalSlice {
    GoalSlice { region_id: None, store_id: Some(store), ..slice.clone() }
}

fn value(
    sql: &Connection,
    metric: &Metric,
    slice: &GoalSlice,
    period: Period,
) -> Result<Option<Decimal>> {
    metrics::value(sql, metric, &slice.over(period))
}

/// The objective and the key result by which a store has its part.
fn ids(one: &KeyResult, store: Id) -> (Id, Id) {
    let parts = [one.id.to_string(), store.to_string()];
    (
        Id::derived("objective", &["part", &parts[0], &parts[1]]),
        Id::derived("key_result", &["part", &parts[0], &parts[1]]),
    )
}

fn of_store(
    objective: &Objective,
    one: &KeyResult,
    part: &PlanPart,
    target: Decimal,
) -> (Objective, KeyResult) {
    let (lower, result) = ids(one, part.store_id);
    let kind = match one.kind {
        kind if kind.is_threshold() => kind,
        kind if kind.falls() => domain::goals::KeyResultKind::AtMost,
        _ => domain::goals::KeyResultKind::Absolute,
    };
    let objective = Objective {
        id: lower,
        holder: HolderKind::Store,
        holder_id: Some(part.store_id),
        owner_id: part.owner_id,
        locked: false,
        change_reason: String::new(),
        review: ObjectiveReview::default(),
        ..objective.clone()
    };
    let result = KeyResult {
        id: result,
        objective_id: lower,
        owner_id: part.owner_id,
        kind,
        slice: of_one(&one.slice, part.store_id),
        start: None,
        target,
        budget: None,
        stretch: None,
        weight: 100,
        position: 0,
        ..one.clone()
    };
    (objective, result)
}
