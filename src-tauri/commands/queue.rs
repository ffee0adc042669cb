//! The queue of imports and the watched folder.

use std::thread;

use domain::Id;
use replica::{FileChoice, QueuedFile};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, State};

use crate::error::Answer;
use crate::queue_worker;
use crate::state::App;

/// The number of a file in the queue.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, specta::Type)]
#[serde(transparent)]
pub struct QueueKey(#[specta(type = f64)] i64);

/// Puts files in line; each becomes an import of its own.
#[tauri::command(async)]
#[specta::specta]
pub fn enqueue(
    app: State<'_, App>,
    files: Vec<FileChoice>,
    default_store: Option<Id>,
) -> Answer<Vec<QueuedFile>> {
    let queued = app.read(|replica, actor| replica.enqueue(actor, files, default_store))?;
    app.queue_changed();
    Ok(queued)
}

/// What waits, runs or failed, and what ended today.
#[tauri::command(async)]
#[specta::specta]
pub fn list_queue(app: State<'_, App>) -> Answer<Vec<QueuedFile>> {
    app.read(|replica, actor| replica.list_queue(actor))
}

/// Takes a file out of the queue.
#[tauri::command(async)]
#[specta::specta]
pub fn drop_queued(app: State<'_, App>, key: QueueKey) -> Answer<()> {
    app.read(|replica, actor| replica.drop_queued(actor, key.0))?;
    app.queue_changed();
    Ok(())
}

/// Puts a file in line again.
#[tauri::command(async)]
#[specta::specta]
pub fn retry_queued(app: State<'_, App>, key: QueueKey) -> Answer<()> {
    app.read(|replica, actor| replica.retry_queued(actor, key.0))?;
    app.queue_changed();
    Ok(())
}

/// Works through the queue, beside the window, until nothing waits.
#[tauri::command(async)]
#[specta::specta]
pub fn run_queue(handle: AppHandle, app: State<'_, App>) -> Answer<()> {
    if let Some(shift) = queue_worker::begin(&app)? {
        let working = handle.clone();
        thread::spawn(move || queue_worker::work(&working.state::<App>(), shift));
    }
    Ok(())
}

/// Lets the queue stand still, where nothing of the present file is lost.
#[tauri::command(async)]
#[specta::specta]
pub fn pause_queue(app: State<'_, App>) -> Answer<()> {
    app.queue.pause();
    Ok(())
}

/// Goes on after a pause.
#[tauri::command(async)]
#[specta::specta]
pub fn resume_queue(handle: AppHandle, app: State<'_, App>) -> Answer<()> {
    run_queue(handle, app)
}

/// Gives the present file up; nothing of it is written, the rest stays waiting.
#[tauri::command(async)]
#[specta::specta]
pub fn cancel_queue(app: State<'_, App>) -> Answer<()> {
    queue_worker::cancel(&app)
}

/// Looks for new files in the watched folder.
#[tauri::command(async)]
#[specta::specta]
pub fn scan_watch_folder(app: State<'_, App>) -> Answer<Vec<QueuedFile>> {
    let found = app.read(|replica, actor| replica.scan_watch_folder(actor))?;
    if !found.is_empty() {
        app.queue_changed();
    }
    Ok(found)
}
