//! Lists into files.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use replica::{Error, ExportFormat, ExportWhat};
use serde::{Deserialize, Serialize};
use tauri::State;

use super::imports::language;
use crate::error::Answer;
use crate::state::App;

/// What to write where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ExportTarget {
    /// Which rows.
    pub rows: ExportWhat,
    /// Into what kind of file.
    pub format: ExportFormat,
    /// The file.
    pub path: String,
}

/// Writes a list into a file; answers how many rows it has.
#[tauri::command(async)]
#[specta::specta]
pub fn export_rows(app: State<'_, App>, target: ExportTarget) -> Answer<u32> {
    app.read(|replica, actor| {
        let path = Path::new(&target.path);
        replica.export(actor, &target.rows, target.format, path, language(replica)?)
    })
}

/// Writes a picture that the window drew, such as the map of goals.
#[tauri::command(async)]
#[specta::specta]
pub fn save_picture(app: State<'_, App>, path: String, base64: String) -> Answer<()> {
    app.read(|replica, actor| {
        let bytes = STANDARD.decode(&base64).map_err(|_| Error::Internal("a picture is base64"))?;
        replica.save_picture(actor, Path::new(&path), &bytes)
    })
}
