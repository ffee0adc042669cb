//! How the data are locked, and the recovery key.

use replica::{Protection, Replica};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, AppState};

/// How the data of this device are locked.
#[tauri::command(async)]
#[specta::specta]
pub fn protection(app: State<'_, App>) -> Answer<Protection> {
    app.read(Replica::protection)
}

/// The recovery key, for the owner who gives their password once more.
#[tauri::command(async)]
#[specta::specta]
pub fn show_recovery_key(app: State<'_, App>, password: String) -> Answer<String> {
    app.read(|replica, actor| replica.recovery_key_by_password(actor, &password))
}

/// Keeps the key of the data, or of a backup from another machine.
#[tauri::command(async)]
#[specta::specta]
pub fn give_key(
    app: State<'_, App>,
    recovery_key: String,
    backup: Option<String>,
) -> Answer<AppState> {
    app.give_key(&recovery_key, backup.as_deref())
}
