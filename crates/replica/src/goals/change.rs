//! Setting goals, agreeing to them, dropping them.

use domain::Id;
use domain::access::{Actor, Operation};
use domain::goals::{Holder, KeyResult, KeyResultSource, Objective};
use domain::metrics::Slice;
use domain::registry;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::{links, rights};
use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::org::{exists, required};
use crate::topic::Done;
use crate::{Replica, metrics, transact};

/// An objective as a form leaves it, with all its key results and what it supports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct GoalChange {
    /// The objective.
    pub objective: Objective,
    /// Its key results in their order; those that are not among them are dropped.
    pub key_results: Vec<KeyResult>,
    /// The objectives and key results it supports, instead of those before.
    pub supports: Vec<Id>,
}

/// The most characters of a why.
const LONGEST_WHY: usize = 2_000;

impl Replica {
    /// Makes or changes an objective with its key results. After it was agreed its numbers change
    /// only by who may agree, and with a new reason.
    pub fn save_goal(&self, actor: &Actor, change: GoalChange) -> Result<Done> {
        actor.may_somewhere(Operation::EditGoal)?;
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            let GoalChange { objective, key_results, supports } = change;
            let objective = checked(tx.sql, objective)?;
            let before = transact::find::<Objective>(tx.sql, objective.id)?;
            rights::may_give(tx.sql, actor, before.as_ref(), &objective)?;
            let key_results = of_objective(tx.sql, actor, &objective, key_results)?;
            let old = key_results_of(tx.sql, objective.id)?;
            let mut objective = objective;
            objective.locked = before.as_ref().is_some_and(|before| before.locked);
            if let Some(before) = before.filter(|before| before.locked) {
                let same = before.period() == objective.period() && numbers_are(&old, &key_results);
                if same {
                    objective.change_reason = before.change_reason;
                } else {
                    rights::may_agree(tx.sql, actor, &before)?;
                    let reason = required("change_reason", &objective.change_reason)?;
                    if reason == before.change_reason {
                        return invalid("change_reason", "missing");
                    }
                    objective.change_reason = reason;
                }
            }
            tx.put(&objective)?;
            for one in &key_results {
                tx.put(one)?;
            }
            for gone in old.iter().filter(|old| key_results.iter().all(|one| one.id != old.id)) {
                links::refuse_supporters(tx.sql, &[gone.id])?;
                links::drop_of(tx, gone.id)?;
                tx.delete(&registry::KEY_RESULT, gone.id)?;
            }
            links::support(tx, objective.id, &supports)
        })
    }

    /// Agrees to objectives, or opens them again: who stands above the holder of each may. All or
    /// none.
    pub fn agree_goals(&self, actor: &Actor, ids: &[Id], agreed: bool) -> Result<Done> {
        self.transact(actor, Operation::AgreeGoal.code(), |tx| {
            for id in ids {
                let objective: Objective = transact::get(tx.sql, *id)?;
                rights::may_agree(tx.sql, actor, &objective)?;
                tx.put(&Objective { locked: agreed, ..objective })?;
            }
            Ok(())
        })
    }

    /// Drops an objective with its key results. What supports it has to support another one
    /// instead, or it stays (G-01).
    pub fn delete_goal(&self, actor: &Actor, id: Id, relink_to: Option<Id>) -> Result<Done> {
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            let objective: Objective = transact::get(tx.sql, id)?;
            rights::may_edit(tx.sql, actor, &objective)?;
            if objective.locked {
                rights::may_agree(tx.sql, actor, &objective)?;
            }
            let key_results = key_results_of(tx.sql, id)?;
            let gone: Vec<Id> =
                key_results.iter().map(|one| one.id).chain([objective.id]).collect();
            match relink_to {
                None => links::refuse_supporters(tx.sql, &gone)?,
                Some(other) if gone.contains(&other) => return invalid("relink_to", "same_goal"),
                Some(other) => links::relink(tx, &gone, other)?,
            }
            for id in &gone {
                links::drop_of(tx, *id)?;
            }
            for one in &key_results {
                tx.delete(&registry::KEY_RESULT, one.id)?;
            }
            tx.delete(&registry::OBJECTIVE, id)?;
            Ok(())
        })
    }

    /// Marks what was learnt at the end of an objective's period.
    pub fn review_goal(
        &self,
        actor: &Actor,
        id: Id,
        score: Option<u32>,
        lessons: &str,
    ) -> Result<Done> {
        if score.is_some_and(|score| score > 100) {
            return invalid("score", "out_of_range");
        }
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            let mut objective: Objective = transact::get(tx.sql, id)?;
            rights::may_edit(tx.sql, actor, &objective)?;
            objective.review.score = score;
            objective.review.lessons = lessons.trim().to_string();
            tx.put(&objective)?;
            Ok(())
        })
    }
}

fn checked(sql: &Connection, objective: Objective) -> Result<Objective> {
    let objective = Objective {
        title: required("title", &objective.title)?,
        why: objective.why.trim().to_string(),
        ..objective
    };
    if objective.why.chars().count() > LONGEST_WHY {
        return invalid("why", "too_long");
    }
    if objective.ends_on < objective.begins_on {
        return invalid("ends_on", "before_beginning");
    }
    exists(sql, "owner_id", &registry::EMPLOYEE, Some(objective.owner_id))?;
    let table = match objective.whose() {
        None => return invalid("holder_id", "missing"),
        Some(Holder::Chain) => return Ok(objective),
        Some(Holder::Region(_)) => &registry::REGION,
        Some(Holder::Department(_)) => &registry::DEPARTMENT,
        Some(Holder::Store(_)) => &registry::STORE,
        Some(Holder::Employee(_)) => &registry::EMPLOYEE,
    };
    exists(sql, "holder_id", table, objective.holder_id)?;
    Ok(objective)
}

/// The key results as they are kept: checked, in their order, each asking only for numbers that
/// this person may see.
fn of_objective(
    sql: &Connection,
    actor: &Actor,
    objective: &Objective,
    key_results: Vec<KeyResult>,
) -> Result<Vec<KeyResult>> {
    let mut kept = Vec::with_capacity(key_results.len());
    for (position, one) in key_results.into_iter().enumerate() {
        let mut one = KeyResult {
            objective_id: objective.id,
            title: required("title", &one.title)?,
            position: u32::try_from(position).unwrap_or(u32::MAX),
            ..one
        };
        if let Err(wrong) = one.check() {
            return invalid(wrong.field, wrong.reason);
        }
        exists(sql, "owner_id", &registry::EMPLOYEE, Some(one.owner_id))?;
        let before = transact::find::<KeyResult>(sql, one.id)?;
        if before.as_ref().is_some_and(|before| before.objective_id != objective.id) {
            return invalid("objective_id", "fixed");
        }
        let asks_as_before = before
            .is_some_and(|before| (&before.metric, &before.slice) == (&one.metric, &one.slice));
        if one.source == KeyResultSource::Metric && !asks_as_before {
            let metric = match metrics::named(sql, &one.metric) {
                Err(Error::NotFound(_)) => return invalid("metric", "unknown"),
                found => found?,
            };
            let asked = one.slice.over(objective.period());
            let Slice { region_id, store_id, employee_id, .. } =
                metrics::authorise_for(sql, actor, &metric, &asked)?;
            (one.slice.region_id, one.slice.store_id, one.slice.employee_id) =
                (region_id, store_id, employee_id);
        }
        kept.push(one);
    }
    Ok(kept)
}

/// The key results of an objective in their order.
pub(super) fn key_results_of(sql: &Connection, objective: Id) -> Result<Vec<KeyResult>> {
    let mut statement = sql.prepare_cached(
        "SELECT id FROM key_result WHERE objective_id = ?1 ORDER BY position, key",
    )?;
    let ids = statement.query_map(params![SqlId(objective)], |row| row.get::<_, SqlId>(0))?;
    ids.map(|id| transact::get(sql, id?.0)).collect()
}

/// Whether nothing of what is measured differs.
fn numbers_are(before: &[KeyResult], after: &[KeyResult]) -> bool {
    let number = |one: &KeyResult| KeyResult {
        title: String::new(),
        position: 0,
        benchmark: None,
        milestones: one
            .milestones
            .iter()
            .map(|step| domain::goals::Milestone { done_on: None, ..step.clone() })
            .collect(),
        ..one.clone()
    };
    let sorted = |all: &[KeyResult]| {
        let mut all: Vec<KeyResult> = all.iter().map(number).collect();
        all.sort_by_key(|one| one.id);
        all
    };
    sorted(before) == sorted(after)
}
