//! Column mappings that people kept.

use domain::Id;
use replica::MappingRow;
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// Every mapping.
#[tauri::command(async)]
#[specta::specta]
pub fn list_mappings(app: State<'_, App>) -> Answer<Vec<MappingRow>> {
    app.read(|replica, _| replica.list_mappings())
}

/// Drops a mapping.
#[tauri::command(async)]
#[specta::specta]
pub fn delete_mapping(app: State<'_, App>, id: Id) -> Answer<Written> {
    app.put(|replica, actor| replica.delete_mapping(actor, id))
}
