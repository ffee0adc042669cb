//! Numbers that people enter for a store and a day, one by one or from a file.

use std::path::Path;

use chrono::NaiveDate;
use domain::Id;
use domain::access::{Actor, Operation};
use domain::metrics::{ManualValue, Measure};
use domain::registry;
use exchange::sheet::Sheet;
use rusqlite::Connection;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result, invalid};
use crate::topic::Done;
use crate::transact::Tx;
use crate::{Replica, org, transact};

/// A number to enter, or to take away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ManualEntry {
    /// The store.
    pub store_id: Id,
    /// The day.
    pub day: NaiveDate,
    /// Code of the measure.
    pub measure: String,
    /// The number as people write it; `None` takes away what was entered.
    pub value: Option<String>,
}

/// A number that was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ManualRow {
    /// The record.
    pub id: Id,
    /// The day.
    pub day: NaiveDate,
    /// Code of the measure.
    pub measure: String,
    /// The number as people write it.
    pub value: String,
}

/// What became of a file of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ManualFileOutcome {
    /// Rows that were taken, whether they changed anything or not.
    pub taken: u32,
    /// Rows that were not, by their line in the file, with the reason as a stable word.
    pub rejected: Vec<(u32, String)>,
}

impl Replica {
    /// What was entered for a store and a day, by measure.
    pub fn list_manual_values(
        &self,
        actor: &Actor,
        store: Id,
        day: NaiveDate,
    ) -> Result<Vec<ManualRow>> {
        self.database.read(|sql| {
            actor.may(Operation::EnterValues, org::store_target(sql, store)?)?;
            let currency = org::currency(sql)?;
            let mut rows = Vec::new();
            for measure in Measure::ALL.into_iter().filter(|measure| measure.is_manual()) {
                let id = ManualValue::id_of(store, day, measure);
                let Some(entered) = transact::find::<ManualValue>(sql, id)? else { continue };
                let value = Decimal::new(entered.value, measure.digits(currency)).normalize();
                let measure = entered.measure;
                rows.push(ManualRow { id, day, measure, value: value.to_string() });
            }
            Ok(rows)
        })
    }

    /// Enters numbers, or takes them away; all of them or none. Answers how many changed.
    pub fn enter_values(&self, actor: &Actor, entries: &[ManualEntry]) -> Result<Done<u32>> {
        self.transact(actor, Operation::EnterValues.code(), |tx| {
            let mut changed = 0;
            for entry in entries {
                actor.may(Operation::EnterValues, org::store_target(tx.sql, entry.store_id)?)?;
                let Some(measure) = manual(&entry.measure) else {
                    return invalid("measure", "unknown");
                };
                changed += u32::from(match &entry.value {
                    None => {
                        let id = ManualValue::id_of(entry.store_id, entry.day, measure);
                        tx.delete(&registry::MANUAL_VALUE, id)?
                    }
                    Some(text) => enter(tx, entry.store_id, entry.day, measure, text)?,
                });
            }
            Ok(changed)
        })
    }

    /// Enters the numbers of a file with the columns store, day, measure and value, in one
    /// transaction. Rows that cannot be taken are told; the others count.
    pub fn import_manual_values(
        &self,
        actor: &Actor,
        path: &Path,
    ) -> Result<Done<ManualFileOutcome>> {
        actor.may_somewhere(Operation::EnterValues)?;
        let rows = rows_of(path)?;
        self.transact(actor, Operation::EnterValues.code(), |tx| {
            let mut outcome = ManualFileOutcome::default();
            for (line, cells) in &rows {
                match take(tx, actor, cells) {
                    Ok(()) => outcome.taken += 1,
                    Err(Error::Invalid { reason, .. }) => {
                        outcome.rejected.push((*line, reason.to_string()));
                    }
                    Err(Error::Denied(_)) => outcome.rejected.push((*line, "denied".to_string())),
                    Err(other) => return Err(other),
                }
            }
            Ok(outcome)
        })
    }
}

fn manual(code: &str) -> Option<Measure> {
    Measure::from_code(code.trim()).filter(|measure| measure.is_manual())
}

fn enter(tx: &mut Tx<'_>, store: Id, day: NaiveDate, measure: Measure, text: &str) -> Result<bool> {
    let Ok(value) = text.trim().replace(',', "").parse::<Decimal>() else {
        return invalid("value", "not_a_number");
    };
    let currency = org::currency(tx.sql)?;
    let Some(value) = ManualValue::new(store, day, measure, value, currency) else {
        return invalid("value", "out_of_range");
    };
    tx.put(&value)
}

/// One row of a file: store by code or name, day, measure by code or name, value.
fn take(tx: &mut Tx<'_>, actor: &Actor, cells: &[String]) -> Result<()> {
    let [store, day, measure, value] = cells else { return invalid("row", "columns") };
    let Some(store) = store_called(tx.sql, store)? else {
        return invalid("store", "unknown_store");
    };
    actor.may(Operation::EnterValues, org::store_target(tx.sql, store)?)?;
    let Ok(day) = day.replace(['/', '.'], "-").parse::<NaiveDate>() else {
        return invalid("day", "bad_date");
    };
    let Some(measure) = Measure::entered_as(measure) else {
        return invalid("measure", "unknown_measure");
    };
    enter(tx, store, day, measure, value)?;
    Ok(())
}

fn store_called(sql: &Connection, text: &str) -> Result<Option<Id>> {
    let stores = transact::list::<domain::org::Store>(sql, "code")?;
    let called = |store: &domain::org::Store| store.code == text || store.name == text;
    Ok(stores.into_iter().find(called).map(|store| store.id))
}

/// The first four cells of each row that is not empty, the headers left out, by line.
fn rows_of(path: &Path) -> Result<Vec<(u32, Vec<String>)>> {
    let failed = |source| Error::File {
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        source,
    };
    let sheet = Sheet::open(path).map_err(failed)?;
    let rows = sheet.first_rows(MOST_ROWS).map_err(failed)?;
    let numbered = rows.iter().enumerate().skip(1).filter(|(_, row)| !row.is_empty());
    Ok(numbered
        .map(|(at, row)| {
            let mut cells = row.texts(LONGEST_CELL);
            cells.truncate(4);
            (u32::try_from(at + 1).unwrap_or(u32::MAX), cells)
        })
        .collect())
}

/// Rows of a file of numbers: forty stores for a year, thirty numbers each.
const MOST_ROWS: u32 = 500_000;
const LONGEST_CELL: usize = 200;
