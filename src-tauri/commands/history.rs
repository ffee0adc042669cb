//! Who changed what, and taking it back.

use domain::{Id, registry};
use replica::{Done, HistoryEntry, Undone};
use serde::{Deserialize, Serialize};
use tauri::State;

use crate::error::Answer;
use crate::state::App;

/// The number of a transaction of this device.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, specta::Type)]
#[serde(transparent)]
pub struct TransactionNumber(#[specta(type = f64)] i64);

/// A table whose records have a history to show.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum TableName {
    /// The chain.
    Chain,
    /// Regions.
    Region,
    /// Stores.
    Store,
    /// Departments.
    Department,
    /// Employees.
    Employee,
    /// Products.
    Product,
    /// Customers.
    Customer,
    /// Orders.
    Order,
    /// Imports.
    Import,
    /// Column mappings.
    Mapping,
    /// Metrics of the chain's own.
    OwnMetric,
    /// Objectives.
    Objective,
    /// Key results.
    KeyResult,
}

impl TableName {
    fn in_registry(self) -> &'static str {
        let table = match self {
            Self::Chain => &registry::CHAIN,
            Self::Region => &registry::REGION,
            Self::Store => &registry::STORE,
            Self::Department => &registry::DEPARTMENT,
            Self::Employee => &registry::EMPLOYEE,
            Self::Product => &registry::PRODUCT,
            Self::Customer => &registry::CUSTOMER,
            Self::Order => &registry::ORDER,
            Self::Import => &registry::IMPORT,
            Self::Mapping => &registry::MAPPING,
            Self::OwnMetric => &registry::OWN_METRIC,
            Self::Objective => &registry::OBJECTIVE,
            Self::KeyResult => &registry::KEY_RESULT,
        };
        table.name
    }
}

/// A new id, for a record that a form is about to make.
#[tauri::command(async)]
#[specta::specta]
pub fn new_id(app: State<'_, App>) -> Answer<Id> {
    app.with(|replica| Ok(replica.new_id()?))
}

/// The history of one record of a table.
#[tauri::command(async)]
#[specta::specta]
pub fn history(app: State<'_, App>, table: TableName, id: Id) -> Answer<Vec<HistoryEntry>> {
    app.read(|replica, actor| replica.history(actor, table.in_registry(), id))
}

/// Takes back the last thing this person did.
#[tauri::command(async)]
#[specta::specta]
pub fn undo_last(app: State<'_, App>) -> Answer<Undone> {
    Ok(app.write(|replica, actor| Ok(done(replica.undo_last(actor)?)))?.value)
}

/// Takes back one transaction.
#[tauri::command(async)]
#[specta::specta]
pub fn undo(app: State<'_, App>, tx: TransactionNumber) -> Answer<Undone> {
    Ok(app.write(|replica, actor| Ok(done(replica.undo(actor, tx.0)?)))?.value)
}

/// An undo as a write like any other, so that every screen hears of it.
fn done(undone: Undone) -> Done<Undone> {
    Done { tx: None, changed: undone.changed.clone(), value: undone }
}
