//! Whom sheets measure.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation, Target};
use domain::kpi::{AssignedTo, KpiAssignment, KpiSheet, Posting, WorkPlace};
use domain::org::Employee;
use domain::registry;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::scored::plan;
use super::sheets;
use crate::error::{Error, Result, invalid};
use crate::org::{self, exists, required};
use crate::topic::Done;
use crate::transact::Tx;
use crate::{Replica, transact};

/// Whom a sheet shall measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct NewAssignment {
    /// The sheet.
    pub family_id: Id,
    /// Whom it names.
    pub kind: AssignedTo,
    /// The post; empty for every other kind.
    pub post: String,
    /// The store, department or person; `None` for the other kinds.
    pub target_id: Option<Id>,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day; `None` for no end.
    pub to_on: Option<NaiveDate>,
}

/// An assignment in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AssignmentRow {
    /// The record.
    pub assignment: KpiAssignment,
    /// Name of whom it names; empty for the chain.
    pub name: String,
    /// How many people it names today.
    pub named: u32,
    /// How many of them it measures: the others have a sheet that is nearer to them.
    pub measured: u32,
}

impl Replica {
    /// Everything that is assigned, of one sheet or of all, the newest first.
    pub fn list_kpi_assignments(
        &self,
        actor: &Actor,
        family_id: Option<Id>,
    ) -> Result<Vec<AssignmentRow>> {
        actor.may_somewhere(Operation::ViewScores)?;
        self.database.read(|sql| {
            let today = self.today(sql)?;
            let plan = plan(sql)?;
            let mut counts: HashMap<Id, (u32, u32)> = HashMap::new();
            for (employee, place) in places_on(sql, today)? {
                for (at, (one, _)) in plan.naming(employee.id, &place, today).iter().enumerate() {
                    let (named, measured) = counts.entry(one.id).or_default();
                    *named += 1;
                    *measured += u32::from(at == 0);
                }
            }
            let mut all: Vec<KpiAssignment> = transact::list(sql, "from_on")?;
            all.retain(|one| family_id.is_none_or(|family| one.family_id == family));
            all.reverse();
            let names = org::names(sql)?;
            let row = |assignment: KpiAssignment| {
                let (named, measured) = counts.get(&assignment.id).copied().unwrap_or_default();
                let name = match assignment.kind {
                    AssignedTo::Post => assignment.post.clone(),
                    _ => names.of(assignment.target_id),
                };
                AssignmentRow { name, assignment, named, measured }
            };
            Ok(all.into_iter().map(row).collect())
        })
    }

    /// The posts that people have, each once.
    pub fn list_posts(&self, actor: &Actor) -> Result<Vec<String>> {
        actor.may_somewhere(Operation::ViewScores)?;
        self.database.read(|sql| {
            let mut statement = sql.prepare_cached(
                "SELECT DISTINCT post FROM employee WHERE post <> '' AND left_on IS NULL ORDER BY post",
            )?;
            let posts = statement.query_map([], |row| row.get(0))?;
            Ok(posts.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Lets a sheet measure people. What named the same people before ends the day before; answers
    /// how many of those there were.
    pub fn assign_kpi_sheet(&self, actor: &Actor, new: &NewAssignment) -> Result<Done<u32>> {
        actor.may(Operation::EditKpiSheet, Target::Chain)?;
        let post =
            if new.kind == AssignedTo::Post { required("post", &new.post)? } else { String::new() };
        if new.to_on.is_some_and(|to| to < new.from_on) {
            return invalid("to_on", "before_beginning");
        }
        let needs_target = !matches!(new.kind, AssignedTo::Chain | AssignedTo::Post);
        if new.target_id.is_some() != needs_target {
            return invalid("target_id", "missing");
        }
        self.transact(actor, Operation::EditKpiSheet.code(), |tx| {
            let table = match new.kind {
                AssignedTo::Store => Some(&registry::STORE),
                AssignedTo::Department => Some(&registry::DEPARTMENT),
                AssignedTo::Person => Some(&registry::EMPLOYEE),
                AssignedTo::Chain | AssignedTo::Post => None,
            };
            if let Some(table) = table {
                exists(tx.sql, "target_id", table, new.target_id)?;
            }
            if sheets::versions(tx.sql, new.family_id)?.is_empty() {
                return Err(Error::NotFound("kpi_sheet"));
            }
            let target = new.target_id.map(|id| id.to_string()).unwrap_or_default();
            let family = new.family_id.to_string();
            let day = new.from_on.to_string();
            let parts = [family.as_str(), post.as_str(), target.as_str(), day.as_str()];
            let assignment = KpiAssignment {
                id: Id::derived("kpi_assignment", &parts),
                family_id: new.family_id,
                kind: new.kind,
                post: post.clone(),
                target_id: new.target_id,
                from_on: new.from_on,
                to_on: new.to_on,
            };
            let mut ended = 0;
            for before in same_people(tx.sql, &assignment)? {
                if before.from_on < assignment.from_on {
                    let to_on = assignment.from_on.pred_opt();
                    tx.put(&KpiAssignment { to_on, ..before })?;
                } else {
                    tx.delete(&registry::KPI_ASSIGNMENT, before.id)?;
                }
                ended += 1;
            }
            tx.put(&assignment)?;
            Ok(ended)
        })
    }

    /// Ends an assignment with a day; one that would end before it began is dropped.
    pub fn end_kpi_assignment(&self, actor: &Actor, id: Id, to: NaiveDate) -> Result<Done> {
        actor.may(Operation::EditKpiSheet, Target::Chain)?;
        self.transact(actor, Operation::EditKpiSheet.code(), |tx| {
            let assignment: KpiAssignment = transact::get(tx.sql, id)?;
            if to < assignment.from_on {
                tx.delete(&registry::KPI_ASSIGNMENT, id)?;
            } else {
                tx.put(&KpiAssignment { to_on: Some(to), ..assignment })?;
            }
            Ok(())
        })
    }
}

/// The assignments that name the same people and overlap.
fn same_people(sql: &Connection, new: &KpiAssignment) -> Result<Vec<KpiAssignment>> {
    let all: Vec<KpiAssignment> = transact::list(sql, "from_on")?;
    let overlaps = |one: &KpiAssignment| {
        one.to_on.is_none_or(|to| to >= new.from_on) && new.to_on.is_none_or(|to| one.from_on <= to)
    };
    let same = |one: &KpiAssignment| {
        one.id != new.id
            && (one.kind, &one.post, one.target_id) == (new.kind, &new.post, new.target_id)
            && overlaps(one)
    };
    Ok(all.into_iter().filter(same).collect())
}

/// Everybody who works here on a day, with where.
fn places_on(sql: &Connection, day: NaiveDate) -> Result<Vec<(Employee, WorkPlace)>> {
    let mut postings: HashMap<Id, Vec<Posting>> = HashMap::new();
    for posting in transact::list::<Posting>(sql, "from_on")? {
        postings.entry(posting.employee_id).or_default().push(posting);
    }
    let employees: Vec<Employee> = transact::list(sql, "code")?;
    let here = employees.into_iter().filter(|one| {
        one.joined_on.is_none_or(|joined| joined <= day)
            && one.left_on.is_none_or(|left| day <= left)
    });
    let none = Vec::new();
    let placed = here.map(|one| {
        let place = WorkPlace::on(day, &one, postings.get(&one.id).unwrap_or(&none));
        (one, place)
    });
    Ok(placed.collect())
}

/// The sheet that measures each person on a day; those whom none measures are left out.
pub(super) fn measured_on(sql: &Connection, day: NaiveDate) -> Result<Vec<Id>> {
    let plan = plan(sql)?;
    let sheets = places_on(sql, day)?.into_iter().filter_map(|(employee, place)| {
        let naming = plan.naming(employee.id, &place, day);
        let (_, sheet): &(&KpiAssignment, &KpiSheet) = naming.first()?;
        Some(sheet.family_id)
    });
    Ok(sheets.collect())
}

/// Drops what assigns a sheet that is dropped.
pub(super) fn drop_of(tx: &mut Tx<'_>, family_id: Id) -> Result<()> {
    for one in transact::list::<KpiAssignment>(tx.sql, "key")? {
        if one.family_id == family_id {
            tx.delete(&registry::KPI_ASSIGNMENT, one.id)?;
        }
    }
    Ok(())
}
