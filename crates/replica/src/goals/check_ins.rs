//! The weekly word on key results.

use domain::Id;
use domain::access::{Actor, Operation};
use domain::goals::{CheckIn, KeyResult, KeyResultSource, Objective};
use domain::org::Employee;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::rights;
use crate::database::SqlId;
use crate::error::{Result, invalid};
use crate::topic::Done;
use crate::{Replica, transact};

/// A check-in with the name of who wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CheckInRow {
    /// The record.
    pub check_in: CheckIn,
    /// Who wrote it.
    pub employee_name: String,
}

/// What somebody says about a key result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct NewCheckIn {
    /// The key result.
    pub key_result_id: Id,
    /// How sure they are that it will be reached, 0 to 10.
    pub confidence: u32,
    /// How it goes.
    pub note: String,
    /// What is in the way; empty for nothing.
    pub obstacle: String,
    /// The value, where no metric tells it.
    #[specta(type = Option<String>)]
    pub value: Option<Decimal>,
}

/// The most characters of a note.
const LONGEST: usize = 2_000;

impl Replica {
    /// Says how a key result goes. Who answers for it may, and whoever may set it. The value is
    /// for key results that no metric tells.
    pub fn check_in(&self, actor: &Actor, said: NewCheckIn) -> Result<Done> {
        let NewCheckIn { key_result_id, confidence, note, obstacle, value } = said;
        if confidence > CheckIn::SUREST {
            return invalid("confidence", "out_of_range");
        }
        if note.chars().count().max(obstacle.chars().count()) > LONGEST {
            return invalid("note", "too_long");
        }
        self.transact(actor, Operation::EditGoal.code(), |tx| {
            let one: KeyResult = transact::get(tx.sql, key_result_id)?;
            if one.owner_id != actor.employee_id {
                let objective: Objective = transact::get(tx.sql, one.objective_id)?;
                rights::may_edit(tx.sql, actor, &objective)?;
            }
            match (one.source, value) {
                (KeyResultSource::CheckIn, _) | (_, None) => {}
                _ => return invalid("value", "computed"),
            }
            tx.put(&CheckIn {
                id: tx.new_id()?,
                key_result_id: one.id,
                employee_id: actor.employee_id,
                day: self.today(tx.sql)?,
                confidence,
                note: note.trim().to_string(),
                obstacle: obstacle.trim().to_string(),
                value,
            })?;
            Ok(())
        })
    }
}

/// The check-ins of a key result, the newest first.
pub(super) fn of(sql: &Connection, key_result: Id) -> Result<Vec<CheckInRow>> {
    let mut statement = sql.prepare_cached(
        "SELECT id FROM check_in WHERE key_result_id = ?1 ORDER BY day DESC, key DESC",
    )?;
    let ids = statement.query_map([SqlId(key_result)], |row| row.get::<_, SqlId>(0))?;
    ids.map(|id| {
        let check_in: CheckIn = transact::get(sql, id?.0)?;
        let employee = transact::find::<Employee>(sql, check_in.employee_id)?;
        let employee_name = employee.map(|employee| employee.name).unwrap_or_default();
        Ok(CheckInRow { check_in, employee_name })
    })
    .collect()
}
