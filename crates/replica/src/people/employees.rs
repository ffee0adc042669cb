//! Employees.

use domain::access::{Actor, Operation, Reach, Target, may_hand_out};
use domain::org::Employee;
use domain::registry;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use crate::database::SqlId;
use crate::error::{Error, Result, invalid};
use crate::org::{self, exists, required, unique};
use crate::products::like;
use crate::topic::Done;
use crate::{Page, Replica, kpi, transact};

/// An employee with the names of where they belong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct EmployeeRow {
    /// The employee.
    pub employee: Employee,
    /// Name of their store.
    pub store_name: Option<String>,
    /// Name of their department.
    pub department_name: Option<String>,
    /// Whether they have a password.
    pub can_sign_in: bool,
}

/// A page of employees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct EmployeeRows {
    /// How many there are in all.
    pub total: u32,
    /// The page.
    pub rows: Vec<EmployeeRow>,
}

const FROM_WHERE: &str = "FROM employee
    LEFT JOIN store ON store.id = employee.store_id
    LEFT JOIN department ON department.id = employee.department_id
    WHERE (:text = '' OR employee.name LIKE :like ESCAPE '\\' OR employee.code LIKE :like ESCAPE '\\'
           OR store.name LIKE :like ESCAPE '\\')
      AND (:chain OR employee.id = :me OR employee.store_id = :store OR store.region_id = :region)";

impl Replica {
    /// The employees this person may see, searched by name, staff number or store.
    pub fn list_employees(&self, actor: &Actor, text: &str, page: Page) -> Result<EmployeeRows> {
        let reach = actor.may_somewhere(Operation::ViewPeople)?;
        let store = (reach >= Reach::Store).then_some(actor.store_id).flatten();
        let region = (reach >= Reach::Region).then_some(actor.region_id).flatten();
        self.database.read(|sql| {
            let filters = named_params! {
                ":text": text.trim(), ":like": like(text), ":chain": reach == Reach::Chain,
                ":me": SqlId(actor.employee_id), ":store": store.map(SqlId), ":region": region.map(SqlId),
            };
            let total = sql
                .prepare_cached(&format!("SELECT count(*) {FROM_WHERE}"))?
                .query_row(filters, |row| row.get(0))?;
            let query = format!(
                "SELECT employee.id, store.name, department.name,
                        EXISTS (SELECT 1 FROM credential WHERE credential.id = employee.id)
                 {FROM_WHERE} ORDER BY employee.code LIMIT {} OFFSET {}",
                page.limit(),
                page.offset
            );
            let mut statement = sql.prepare_cached(&query)?;
            let found = statement.query_map(filters, |row| {
                Ok((row.get::<_, SqlId>(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?;
            let rows = found
                .map(|row| {
                    let (id, store_name, department_name, can_sign_in) = row?;
                    let employee = transact::get(sql, id.0)?;
                    Ok(EmployeeRow { employee, store_name, department_name, can_sign_in })
                })
                .collect::<Result<_>>()?;
            Ok(EmployeeRows { total, rows })
        })
    }

    /// Makes or changes an employee. Nobody hands out a role with more rights than their own,
    /// or changes somebody who has one.
    pub fn save_employee(&self, actor: &Actor, employee: Employee) -> Result<Done> {
        let employee = Employee {
            code: required("code", &employee.code)?,
            name: required("name", &employee.name)?,
            post: employee.post.trim().to_string(),
            ..employee
        };
        if employee.joined_on.zip(employee.left_on).is_some_and(|(joined, left)| left < joined) {
            return invalid("left_on", "before_joining");
        }
        let today = self.day_or_today(None)?;
        self.transact(actor, Operation::EditEmployee.code(), |tx| {
            let old = transact::find::<Employee>(tx.sql, employee.id)?;
            for (person, role) in
                old.iter().map(|old| (old, old.role)).chain([(&employee, employee.role)])
            {
                actor.may(Operation::EditEmployee, target(tx.sql, person)?)?;
                if !may_hand_out(actor.role, role) {
                    return Err(super::sign_in::refused(actor));
                }
            }
            unique(tx.sql, &registry::EMPLOYEE, "code", &employee.code, employee.id)?;
            exists(tx.sql, "department_id", &registry::DEPARTMENT, employee.department_id)?;
            exists(tx.sql, "store_id", &registry::STORE, employee.store_id)?;
            exists(tx.sql, "region_id", &registry::REGION, employee.region_id)?;
            refuse_last_owner_leaving(tx.sql, old.as_ref(), &employee)?;
            if let Some(old) = &old {
                kpi::follow_posting(tx, old, &employee, today)?;
            }
            tx.put(&employee)?;
            Ok(())
        })
    }
}

/// Where an employee belongs, as the target of an operation: their store, else their region, else
/// the chain. Never themselves, so that nobody moves or promotes themselves.
pub(crate) fn target(sql: &Connection, employee: &Employee) -> Result<Target> {
    let Some(store) = employee.store_id else {
        return Ok(employee.region_id.map_or(Target::Chain, Target::Region));
    };
    match org::store_target(sql, store) {
        Err(Error::NotFound(_)) => invalid("store_id", "unknown"),
        found => found,
    }
}

fn refuse_last_owner_leaving(
    sql: &Connection,
    old: Option<&Employee>,
    new: &Employee,
) -> Result<()> {
    use domain::access::Role::Owner;
    let was_owner = old.is_some_and(|old| old.role == Owner && old.left_on.is_none());
    if !was_owner || (new.role == Owner && new.left_on.is_none()) {
        return Ok(());
    }
    let another = sql
        .prepare_cached(
            "SELECT 1 FROM employee WHERE role = 'owner' AND left_on IS NULL AND id <> ?1",
        )?
        .exists([SqlId(new.id)])?;
    if another { Ok(()) } else { invalid("role", "last_owner") }
}
