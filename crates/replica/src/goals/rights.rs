//! Who may set and agree to a goal.

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::goals::{Holder, KeyResult, Objective, ObjectiveKind};
use domain::org::Employee;
use domain::registry::{self, Table};
use rusqlite::Connection;

use crate::error::{Error, Result, invalid};
use crate::{org, transact};

/// Fails unless this person may set this objective: one of theirs, or of somebody they answer for.
pub(super) fn may_edit(sql: &Connection, actor: &Actor, objective: &Objective) -> Result<()> {
    if actor.may(Operation::EditGoal, owned_by(objective.owner_id)).is_ok() {
        return Ok(());
    }
    Ok(actor.may(Operation::EditGoal, whose(sql, objective)?)?)
}

/// Fails unless this person may agree to it: who stands above its holder.
pub(super) fn may_agree(sql: &Connection, actor: &Actor, objective: &Objective) -> Result<()> {
    Ok(actor.may(Operation::AgreeGoal, above(sql, objective)?)?)
}

/// Whether this person sees it at all: a plan to grow is between a person and those above.
pub(super) fn may_see(sql: &Connection, actor: &Actor, objective: &Objective) -> Result<bool> {
    Ok(objective.kind == ObjectiveKind::Business || may_edit(sql, actor, objective).is_ok())
}

/// Fails unless this person sees the objective of a row of these tables; of one that is no more,
/// unless they may read the history of the whole chain.
pub(crate) fn may_read_history(
    sql: &Connection,
    actor: &Actor,
    table: &Table,
    id: Id,
) -> Result<()> {
    let objective = if table == &registry::OBJECTIVE {
        Some(id)
    } else if table == &registry::KEY_RESULT {
        transact::find::<KeyResult>(sql, id)?.map(|one| one.objective_id)
    } else {
        return Ok(());
    };
    let objective = match objective {
        Some(objective) => transact::find::<Objective>(sql, objective)?,
        None => None,
    };
    match objective {
        Some(objective) if may_see(sql, actor, &objective)? => Ok(()),
        Some(_) => Err(Error::NotFound(table.name)),
        None => Ok(actor.may(Operation::ViewHistory, Target::Chain)?),
    }
}

/// Fails when somebody takes a goal of others for their own by naming themselves its owner.
pub(super) fn may_give(
    sql: &Connection,
    actor: &Actor,
    before: Option<&Objective>,
    after: &Objective,
) -> Result<()> {
    if let Some(before) = before {
        may_edit(sql, actor, before)?;
    }
    let same = before.is_some_and(|before| {
        (before.holder, before.holder_id, before.owner_id)
            == (after.holder, after.holder_id, after.owner_id)
    });
    if same {
        return Ok(());
    }
    Ok(actor.may(Operation::EditGoal, whose(sql, after)?)?)
}

fn owned_by(employee: Id) -> Target {
    Target::Employee { employee, store: None, region: None }
}

fn whose(sql: &Connection, objective: &Objective) -> Result<Target> {
    Ok(match objective.whose() {
        None => return invalid("holder_id", "missing"),
        Some(Holder::Chain | Holder::Department(_)) => Target::Chain,
        Some(Holder::Region(region)) => Target::Region(region),
        Some(Holder::Store(store)) => org::store_target(sql, store)?,
        Some(Holder::Employee(employee)) => {
            let (store, region) = place(sql, employee)?;
            Target::Employee { employee, store, region }
        }
    })
}

fn above(sql: &Connection, objective: &Objective) -> Result<Target> {
    Ok(match objective.whose() {
        None => return invalid("holder_id", "missing"),
        Some(Holder::Chain | Holder::Department(_) | Holder::Region(_)) => Target::Chain,
        Some(Holder::Store(store)) => match org::store_target(sql, store)? {
            Target::Store { region: Some(region), .. } => Target::Region(region),
            _ => Target::Chain,
        },
        Some(Holder::Employee(employee)) => match place(sql, employee)? {
            (Some(store), region) => Target::Store { store, region },
            (None, Some(region)) => Target::Region(region),
            (None, None) => Target::Chain,
        },
    })
}

/// Where a person works: their store and its region, or the region they answer for.
fn place(sql: &Connection, employee: Id) -> Result<(Option<Id>, Option<Id>)> {
    let employee: Employee = transact::get(sql, employee)?;
    let Some(store) = employee.store_id else { return Ok((None, employee.region_id)) };
    match org::store_target(sql, store)? {
        Target::Store { store, region } => Ok((Some(store), region)),
        _ => Ok((Some(store), None)),
    }
}
