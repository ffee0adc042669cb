//! Sales files: looking at them, bringing them in, taking them back.

use std::path::Path;

use domain::Id;
use replica::{
    FilePreview, ImportOutcome, ImportRequest, ImportRows, Language, Page, Replica,
    UndoImportOutcome,
};
use tauri::State;

use crate::error::Answer;
use crate::state::App;

/// What importing these files would do.
#[tauri::command(async)]
#[specta::specta]
pub fn preview_import(app: State<'_, App>, request: ImportRequest) -> Answer<Vec<FilePreview>> {
    app.with_progress(|replica, actor, listener| replica.preview_import(actor, &request, listener))
}

/// Imports files.
#[tauri::command(async)]
#[specta::specta]
pub fn run_import(app: State<'_, App>, request: ImportRequest) -> Answer<ImportOutcome> {
    let outcome = app
        .with_progress(|replica, actor, listener| replica.run_import(actor, &request, listener))?;
    app.changed(&outcome.changed);
    Ok(outcome)
}

/// Stops the import or preview that runs now.
#[tauri::command(async)]
#[specta::specta]
pub fn cancel_import(app: State<'_, App>) -> Answer<()> {
    app.cancel();
    Ok(())
}

/// Past imports.
#[tauri::command(async)]
#[specta::specta]
pub fn list_imports(app: State<'_, App>, page: Page) -> Answer<ImportRows> {
    app.read(|replica, actor| replica.list_imports(actor, page))
}

/// Takes an import back.
#[tauri::command(async)]
#[specta::specta]
pub fn undo_import(app: State<'_, App>, id: Id) -> Answer<UndoImportOutcome> {
    Ok(app.write(|replica, actor| replica.undo_import(actor, id))?.value)
}

/// Writes the rejected rows of a past import into a file.
#[tauri::command(async)]
#[specta::specta]
pub fn save_rejects(app: State<'_, App>, import_id: Id, path: String) -> Answer<()> {
    app.read(|replica, actor| {
        replica.save_rejects(actor, import_id, Path::new(&path), language(replica)?)
    })
}

/// Writes the rows that an import would reject into a file.
#[tauri::command(async)]
#[specta::specta]
pub fn save_preview_rejects(
    app: State<'_, App>,
    request: ImportRequest,
    path: String,
) -> Answer<()> {
    app.with_progress(|replica, actor, listener| {
        let language = language(replica)?;
        replica.save_preview_rejects(actor, &request, Path::new(&path), language, listener)
    })
}

/// The language of files that people read: the window's, Chinese until somebody chose.
pub fn language(replica: &Replica) -> replica::Result<Language> {
    Ok(replica.device_settings()?.language.unwrap_or(Language::Chinese))
}
