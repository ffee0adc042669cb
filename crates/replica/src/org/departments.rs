//! Departments.

use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::org::Department;
use domain::registry;
use rusqlite::Connection;

use super::{exists, required};
use crate::Replica;
use crate::error::{Result, invalid};
use crate::topic::Done;
use crate::transact;

impl Replica {
    /// Every department, in the order they were made.
    pub fn list_departments(&self) -> Result<Vec<Department>> {
        self.database.read(|sql| transact::list(sql, "key"))
    }

    /// Makes or changes a department. It cannot come under itself, however far down.
    pub fn save_department(&self, actor: &Actor, department: Department) -> Result<Done> {
        actor.may(Operation::EditDepartment, Target::Chain)?;
        let department = Department { name: required("name", &department.name)?, ..department };
        self.transact(actor, Operation::EditDepartment.code(), |tx| {
            exists(tx.sql, "parent_id", &registry::DEPARTMENT, department.parent_id)?;
            refuse_loop(tx.sql, &department)?;
            tx.put(&department)?;
            Ok(())
        })
    }
}

fn refuse_loop(sql: &Connection, department: &Department) -> Result<()> {
    let mut above = department.parent_id;
    let mut passed: Vec<Id> = vec![department.id];
    while let Some(id) = above {
        if passed.contains(&id) {
            return invalid("parent_id", "loop");
        }
        passed.push(id);
        above = transact::find::<Department>(sql, id)?.and_then(|parent| parent.parent_id);
    }
    Ok(())
}
