//! Column mappings that people kept.

use std::path::Path;

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

/// Renames a mapping or gives its columns other fields.
#[tauri::command(async)]
#[specta::specta]
pub fn save_mapping(app: State<'_, App>, mapping: MappingRow) -> Answer<Written> {
    app.put(|replica, actor| replica.save_mapping(actor, mapping))
}

/// Writes a mapping as a TOML file.
#[tauri::command(async)]
#[specta::specta]
pub fn export_mapping(app: State<'_, App>, id: Id, path: String) -> Answer<()> {
    app.read(|replica, _| replica.export_mapping(id, Path::new(&path)))
}

/// Keeps the mapping that a TOML file holds.
#[tauri::command(async)]
#[specta::specta]
pub fn import_mapping(app: State<'_, App>, path: String) -> Answer<Id> {
    Ok(app.write(|replica, actor| replica.import_mapping(actor, Path::new(&path)))?.value)
}
