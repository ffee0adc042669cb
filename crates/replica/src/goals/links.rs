//! What supports what, and what hangs on what.

use std::collections::HashSet;

use domain::Id;
use domain::access::{Actor, Operation};
use domain::goals::{Alignment, CycleFound, GoalLink, KeyResult, LinkKind, Objective};
use domain::registry;
use rusqlite::Connection;

use super::rights;
use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::topic::Done;
use crate::transact::Tx;
use crate::{Replica, transact};

/// The greatest share and the greatest limit that a link may have.
const MOST_PERCENT: u32 = 100;
const FURTHEST_OVERSHOOT: u32 = 1_000;

impl Replica {
    /// Makes or changes a link. Who may set the goal it begins at may; a loop is refused and named.
    pub fn save_goal_link(&self, actor: &Actor, link: GoalLink) -> Result<Done> {
        actor.may_somewhere(Operation::EditGoal)?;
        let link = GoalLink { id: GoalLink::new(link.from_id, link.to_id, link.kind).id, ..link };
        if link.weight > MOST_PERCENT {
            return invalid("weight", "out_of_range");
        }
        if !(MOST_PERCENT..=FURTHEST_OVERSHOOT).contains(&link.overshoot_percent) {
            return invalid("overshoot_percent", "out_of_range");
        }
        if link.from_id == link.to_id {
            return invalid("to_id", "same_goal");
        }
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            rights::may_edit(tx.sql, actor, &objective_of(tx.sql, "from_id", link.from_id)?)?;
            objective_of(tx.sql, "to_id", link.to_id)?;
            let fits = match link.kind {
                LinkKind::Supports => is_objective(tx.sql, link.from_id)?,
                LinkKind::Shares => {
                    is_objective(tx.sql, link.from_id)? && !is_objective(tx.sql, link.to_id)?
                }
                LinkKind::Warns => !is_objective(tx.sql, link.from_id)?,
                LinkKind::DependsOn => true,
            };
            if !fits {
                return invalid("kind", "not_of_this_kind");
            }
            put(tx, &link)
        })
    }

    /// Takes a link away.
    pub fn delete_goal_link(&self, actor: &Actor, id: Id) -> Result<Done> {
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            let link: GoalLink = transact::get(tx.sql, id)?;
            rights::may_edit(tx.sql, actor, &objective_of(tx.sql, "from_id", link.from_id)?)?;
            tx.delete(&registry::GOAL_LINK, id)?;
            Ok(())
        })
    }
}

/// Makes an objective support these goals and no others.
pub(super) fn support(tx: &mut Tx<'_>, objective: Id, goals: &[Id]) -> Result<()> {
    for link in touching(tx.sql, End::From, objective)? {
        if link.kind == LinkKind::Supports && !goals.contains(&link.to_id) {
            tx.delete(&registry::GOAL_LINK, link.id)?;
        }
    }
    for goal in goals {
        objective_of(tx.sql, "supports", *goal)?;
        let link = GoalLink::new(objective, *goal, LinkKind::Supports);
        if transact::find::<GoalLink>(tx.sql, link.id)?.is_none() {
            put(tx, &link)?;
        }
    }
    Ok(())
}

/// Fails when something supports one of these goals, or counts it as its own.
pub(super) fn refuse_supporters(sql: &Connection, goals: &[Id]) -> Result<()> {
    for goal in goals {
        let mut leading_here = touching(sql, End::To, *goal)?.into_iter();
        if leading_here.any(|link| link.kind.leads_up() && !goals.contains(&link.from_id)) {
            return invalid("objective", "has_supporters");
        }
    }
    Ok(())
}

/// Has everything that supports these goals support another one.
pub(super) fn relink(tx: &mut Tx<'_>, goals: &[Id], other: Id) -> Result<()> {
    objective_of(tx.sql, "relink_to", other)?;
    for goal in goals {
        for link in touching(tx.sql, End::To, *goal)? {
            if !link.kind.leads_up() || goals.contains(&link.from_id) {
                continue;
            }
            tx.delete(&registry::GOAL_LINK, link.id)?;
            let relinked = GoalLink::new(link.from_id, other, LinkKind::Supports);
            put(tx, &GoalLink { weight: link.weight, ..relinked })?;
        }
    }
    Ok(())
}

/// Takes every link of a goal away.
pub(super) fn drop_of(tx: &mut Tx<'_>, goal: Id) -> Result<()> {
    for end in [End::From, End::To] {
        for link in touching(tx.sql, end, goal)? {
            tx.delete(&registry::GOAL_LINK, link.id)?;
        }
    }
    Ok(())
}

/// Writes a link unless it would close a loop.
pub(super) fn put(tx: &mut Tx<'_>, link: &GoalLink) -> Result<()> {
    let (key_results, links) = upward(tx.sql, link.to_id)?;
    let alignment = Alignment::of(&key_results, &links);
    if let Err(CycleFound(goals)) = alignment.check(link) {
        let mut titles = Vec::with_capacity(goals.len() + 1);
        for goal in goals.iter().chain(goals.first()) {
            titles.push(title_of(tx.sql, *goal)?);
        }
        return Err(Error::GoalLoop(titles.join(" → ")));
    }
    tx.put(link)?;
    Ok(())
}

/// An end of a link.
#[derive(Clone, Copy)]
enum End {
    From,
    To,
}

/// The links that have a goal at this end.
fn touching(sql: &Connection, end: End, goal: Id) -> Result<Vec<GoalLink>> {
    let mut statement = sql.prepare_cached(match end {
        End::From => "SELECT id FROM goal_link WHERE from_id = ?1 ORDER BY key",
        End::To => "SELECT id FROM goal_link WHERE to_id = ?1 ORDER BY key",
    })?;
    let ids = statement.query_map([SqlId(goal)], |row| row.get::<_, SqlId>(0))?;
    ids.map(|id| transact::get(sql, id?.0)).collect()
}

/// All that a goal helps to reach, itself included: the key results, and the links on the way.
fn upward(sql: &Connection, goal: Id) -> Result<(Vec<KeyResult>, Vec<GoalLink>)> {
    let (mut key_results, mut links) = (Vec::new(), Vec::new());
    let mut seen = HashSet::from([goal]);
    let mut open = vec![goal];
    while let Some(goal) = open.pop() {
        let mut above = Vec::new();
        if let Some(one) = transact::find::<KeyResult>(sql, goal)? {
            above.push(one.objective_id);
            key_results.push(one);
        }
        for link in touching(sql, End::From, goal)? {
            if link.kind.leads_up() {
                above.push(link.to_id);
                links.push(link);
            }
        }
        open.extend(above.into_iter().filter(|goal| seen.insert(*goal)));
    }
    Ok((key_results, links))
}

/// The objective that a goal is, or belongs to.
pub(super) fn objective_of(sql: &Connection, field: &'static str, goal: Id) -> Result<Objective> {
    if let Some(objective) = transact::find::<Objective>(sql, goal)? {
        return Ok(objective);
    }
    match transact::find::<KeyResult>(sql, goal)? {
        Some(key_result) => transact::get(sql, key_result.objective_id),
        None => invalid(field, "unknown"),
    }
}

fn is_objective(sql: &Connection, goal: Id) -> Result<bool> {
    Ok(sql.prepare_cached("SELECT 1 FROM objective WHERE id = ?1")?.exists([SqlId(goal)])?)
}

fn title_of(sql: &Connection, goal: Id) -> Result<String> {
    if let Some(objective) = transact::find::<Objective>(sql, goal)? {
        return Ok(objective.title);
    }
    Ok(transact::get::<KeyResult>(sql, goal)?.title)
}
