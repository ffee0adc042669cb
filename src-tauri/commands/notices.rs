//! What somebody has to know, and to do.

use domain::Id;
use replica::{NoticeRow, TodoRow};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, Written};

/// What this person has to know, the newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn list_notices(app: State<'_, App>) -> Answer<Vec<NoticeRow>> {
    app.read(|replica, actor| replica.list_notices(actor))
}

/// Marks notices as read.
#[tauri::command(async)]
#[specta::specta]
pub fn read_notices(app: State<'_, App>, ids: Vec<Id>) -> Answer<Written> {
    app.put(|replica, actor| replica.read_notices(actor, &ids))
}

/// What this person has to do and has not done.
#[tauri::command(async)]
#[specta::specta]
pub fn list_todos(app: State<'_, App>) -> Answer<Vec<TodoRow>> {
    app.read(|replica, actor| replica.list_todos(actor))
}

/// Marks something as done, or as not done after all.
#[tauri::command(async)]
#[specta::specta]
pub fn finish_todo(app: State<'_, App>, id: Id, done: bool) -> Answer<Written> {
    app.put(|replica, actor| replica.finish_todo(actor, id, done))
}
