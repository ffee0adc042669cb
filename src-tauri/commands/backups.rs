//! Backups of the data, and putting one back.

use domain::access::Operation;
use replica::{BackupInfo, KEEP_DAYS};
use serde::{Deserialize, Serialize};
use tauri::State;

use crate::error::Answer;
use crate::state::{App, AppState};

/// What the page about backups shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BackupState {
    /// The folder they go to.
    pub folder: String,
    /// The newest.
    pub last: Option<BackupInfo>,
    /// All of them, newest first.
    pub backups: Vec<BackupInfo>,
    /// For how many days one is kept.
    #[specta(type = f64)]
    pub keep_days: i64,
}

/// The backups of this device.
#[tauri::command(async)]
#[specta::specta]
pub fn backup_state(app: State<'_, App>) -> Answer<BackupState> {
    app.read(|replica, actor| {
        actor.may_somewhere(Operation::BackUp)?;
        let folder = replica.backup_folder()?.display().to_string();
        let backups = replica.backups()?;
        Ok(BackupState { folder, last: backups.first().cloned(), backups, keep_days: KEEP_DAYS })
    })
}

/// Makes a backup now.
#[tauri::command(async)]
#[specta::specta]
pub fn backup_now(app: State<'_, App>) -> Answer<BackupInfo> {
    app.back_up()
}

/// Puts a backup in place of the data.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_backup(app: State<'_, App>, file: String) -> Answer<AppState> {
    app.restore(&file)
}
