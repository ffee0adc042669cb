//! Where people worked, and as what: a change of store or post in the middle of a period counts from
//! its day on.

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::kpi::Posting;
use domain::org::Employee;
use domain::registry;
use rusqlite::Connection;

use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::org::exists;
use crate::people;
use crate::topic::Done;
use crate::transact::Tx;
use crate::{Replica, transact};

impl Replica {
    /// Where somebody worked, the first posting first.
    pub fn list_postings(&self, actor: &Actor, employee_id: Id) -> Result<Vec<Posting>> {
        self.database.read(|sql| {
            let employee: Employee = transact::get(sql, employee_id)?;
            super::rights::may_see(sql, actor, &employee)?;
            of(sql, employee_id)
        })
    }

    /// Says where somebody works, and as what, from a day on; the same day again corrects it.
    pub fn save_posting(&self, actor: &Actor, posting: Posting) -> Result<Done> {
        self.transact(actor, Operation::EditEmployee.code(), |tx| {
            let employee: Employee = transact::get(tx.sql, posting.employee_id)?;
            actor.may(Operation::EditEmployee, people::target(tx.sql, &employee)?)?;
            exists(tx.sql, "department_id", &registry::DEPARTMENT, posting.department_id)?;
            exists(tx.sql, "store_id", &registry::STORE, posting.store_id)?;
            exists(tx.sql, "region_id", &registry::REGION, posting.region_id)?;
            let id = id_of(posting.employee_id, posting.from_on);
            tx.put(&Posting { id, post: posting.post.trim().to_string(), ..posting })?;
            Ok(())
        })
    }

    /// Drops a posting that was entered by mistake.
    pub fn delete_posting(&self, actor: &Actor, id: Id) -> Result<Done> {
        self.transact(actor, Operation::EditEmployee.code(), |tx| {
            let posting: Posting = transact::get(tx.sql, id)?;
            let employee: Employee = transact::get(tx.sql, posting.employee_id)?;
            actor.may(Operation::EditEmployee, people::target(tx.sql, &employee)?)?;
            if !tx.delete(&registry::POSTING, id)? {
                return Err(Error::NotFound("posting"));
            }
            Ok(())
        })
    }
}

/// Writes down that somebody's place changed today. The first time, where they were before is
/// written down too: for as long as they have been here, or as the calendar begins.
pub(crate) fn follow(
    tx: &mut Tx<'_>,
    before: &Employee,
    after: &Employee,
    today: NaiveDate,
) -> Result<()> {
    let place = |one: &Employee| (one.post.clone(), one.department_id, one.store_id, one.region_id);
    if place(before) == place(after) {
        return Ok(());
    }
    if of(tx.sql, after.id)?.is_empty() {
        let first = before.joined_on.or(NaiveDate::from_ymd_opt(2000, 1, 1)).unwrap_or(today);
        if first < today {
            tx.put(&posting(before, first))?;
        }
    }
    tx.put(&posting(after, today))?;
    Ok(())
}

fn posting(employee: &Employee, from_on: NaiveDate) -> Posting {
    Posting {
        id: id_of(employee.id, from_on),
        employee_id: employee.id,
        from_on,
        post: employee.post.clone(),
        department_id: employee.department_id,
        store_id: employee.store_id,
        region_id: employee.region_id,
    }
}

fn id_of(employee_id: Id, from_on: NaiveDate) -> Id {
    Id::derived("posting", &[&employee_id.to_string(), &from_on.to_string()])
}

fn of(sql: &Connection, employee_id: Id) -> Result<Vec<Posting>> {
    let mut statement =
        sql.prepare_cached("SELECT id FROM posting WHERE employee_id = ?1 ORDER BY from_on, key")?;
    let ids = statement.query_map([SqlId(employee_id)], |row| row.get::<_, SqlId>(0))?;
    ids.map(|id| transact::get(sql, id?.0)).collect()
}
