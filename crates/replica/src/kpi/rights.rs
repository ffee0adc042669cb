//! Who may see whose score: everybody their own, managers those of their people.

use domain::Id;
use domain::access::{Actor, Operation, Reach, Target};
use domain::org::Employee;
use rusqlite::Connection;

use crate::error::Result;
use crate::{org, transact};

/// Somebody as the target of an operation.
pub(super) fn target(sql: &Connection, employee: &Employee) -> Result<Target> {
    let (store, region) = match employee.store_id {
        Some(store) => match org::store_target(sql, store)? {
            Target::Store { store, region } => (Some(store), region),
            _ => (Some(store), None),
        },
        None => (None, employee.region_id),
    };
    Ok(Target::Employee { employee: employee.id, store, region })
}

/// Fails unless this person may see how somebody scores.
pub(super) fn may_see(sql: &Connection, actor: &Actor, employee: &Employee) -> Result<()> {
    Ok(actor.may(Operation::ViewScores, target(sql, employee)?)?)
}

/// Whether this person sees more scores than their own.
pub(super) fn sees_others(actor: &Actor) -> bool {
    actor.reach(Operation::ViewScores).is_some_and(|reach| reach > Reach::Own)
}

/// Fails unless this person may give somebody a mark: whoever answers for them, and never oneself.
pub(super) fn may_rate(sql: &Connection, actor: &Actor, employee: Id) -> Result<()> {
    let employee: Employee = transact::get(sql, employee)?;
    if employee.id == actor.employee_id {
        let denied = domain::access::Denied { role: actor.role, operation: Operation::RateWork };
        return Err(denied.into());
    }
    Ok(actor.may(Operation::RateWork, target(sql, &employee)?)?)
}
