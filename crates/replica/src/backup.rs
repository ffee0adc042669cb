//! Backups: SQLite's own backup of the living database, counted only when the copy passed every
//! check; and putting one back.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, Utc};
use domain::access::{Actor, Operation, Target};
use rusqlite::OpenFlags;
use rusqlite::backup::Backup;
use serde::{Deserialize, Serialize};

use crate::database::{self, Beginning, FILE_NAME, must_be_sound, open_to_look};
use crate::error::{Error, Result};
use crate::keys::{Key, KeyRing};
use crate::{Replica, settings};

/// Days for which daily backups are kept.
pub const KEEP_DAYS: i64 = 14;

const NAME_FORMAT: &str = "storeloop-%Y%m%d-%H%M%S%.3f.backup";
/// Pages copied at a time; between two steps others may write.
const PAGES_PER_STEP: i32 = 4_096;

/// One verified backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BackupInfo {
    /// The file.
    pub file: String,
    /// When it was taken, UTC milliseconds.
    #[specta(type = f64)]
    pub taken_at: i64,
    /// Its size.
    #[specta(type = f64)]
    pub bytes: u64,
    /// It passed the integrity and reference checks. One that did not is never kept under a
    /// backup's name.
    pub verified: bool,
}

impl Replica {
    /// Makes a backup now and drops daily ones older than fourteen days.
    pub fn back_up(&self, actor: &Actor) -> Result<BackupInfo> {
        actor.may_somewhere(Operation::BackUp)?;
        self.lock_up_older_copies()?;
        let folder = self.backup_folder()?;
        let backup = self.back_up_into(&folder)?;
        drop_old(&folder, self.now_ms())?;
        Ok(backup)
    }

    /// Makes the day's backup when there is none yet; `None` when there is one.
    pub fn back_up_daily(&self) -> Result<Option<BackupInfo>> {
        if self.chain_info()?.is_none() {
            return Ok(None);
        }
        self.lock_up_older_copies()?;
        let folder = self.backup_folder()?;
        let now = self.now_ms();
        let day = |ms: i64| ms.div_euclid(86_400_000);
        if list_backups(&folder).first().is_some_and(|last| day(last.taken_at) == day(now)) {
            return Ok(None);
        }
        let backup = self.back_up_into(&folder)?;
        drop_old(&folder, now)?;
        Ok(Some(backup))
    }

    /// Makes a backup in a folder. The copy is checked before it gets its name: what bears the
    /// name of a backup is one.
    pub fn back_up_into(&self, folder: &Path) -> Result<BackupInfo> {
        std::fs::create_dir_all(folder)?;
        let name = name_of(self.now_ms())?;
        let part = folder.join(format!("{name}.part"));
        let file = folder.join(name);
        let made = self.copy_to(&part).and_then(|()| verify(&part, Some(self.database.key())));
        if let Err(error) = made {
            remove_database(&part);
            return Err(error);
        }
        std::fs::rename(&part, &file)?;
        info_of(&file).ok_or(Error::Internal("a backup that was just made is gone"))
    }

    /// The verified backups of this device, newest first.
    pub fn backups(&self) -> Result<Vec<BackupInfo>> {
        Ok(list_backups(&self.backup_folder()?))
    }

    /// The folder for this device's backups.
    pub fn backup_folder(&self) -> Result<PathBuf> {
        let chosen = self.database.read(settings::read)?.backup_folder;
        Ok(chosen
            .filter(|folder| !folder.is_empty())
            .map_or_else(|| default_folder(&self.folder), PathBuf::from))
    }

    /// Fails unless this person may put a backup in place of the present data.
    pub fn may_restore(&self, actor: &Actor) -> Result<()> {
        Ok(actor.may(Operation::RestoreBackup, Target::Chain)?)
    }

    fn copy_to(&self, part: &Path) -> Result<()> {
        remove_database(part);
        let source = self.database.connect()?;
        let (key, form) = (self.database.key(), self.database.form()?);
        let mut target = database::connect_locked(part, OpenFlags::default(), key, form)?;
        Backup::new(&source, &mut target)?.run_to_completion(
            PAGES_PER_STEP,
            Duration::from_millis(1),
            None,
        )?;
        // One file, without a log beside it, is what people copy to a stick.
        target.pragma_update(None, "journal_mode", "DELETE")?;
        Ok(())
    }
}

/// Puts a backup in place of a data folder's database, which must not be open in this process.
/// The backup is checked first; the present files are kept aside under a name with the time. One
/// from another machine needs its key kept here before.
pub fn restore(folder: &Path, backup: &Path, keys: KeyRing) -> Result<()> {
    let key = key_of(folder, backup, keys)?;
    verify(backup, key.as_ref())?;
    std::fs::create_dir_all(folder)?;
    if let Some(key) = &key
        && keys.find(folder, key.id())?.is_none()
    {
        keys.keep(folder, key)?;
    }
    let database = folder.join(FILE_NAME);
    let part = folder.join(format!("{FILE_NAME}.part"));
    std::fs::copy(backup, &part)?;
    verify(&part, key.as_ref())?;
    let aside = stamp(crate::system_clock(), "replaced-%Y%m%d-%H%M%S")?;
    for suffix in ["", "-wal", "-shm"] {
        let present = folder.join(format!("{FILE_NAME}{suffix}"));
        if present.exists() {
            std::fs::rename(&present, folder.join(format!("{aside}-{FILE_NAME}{suffix}")))?;
        }
    }
    std::fs::rename(&part, &database)?;
    Ok(())
}

/// The verified backups in a folder, newest first.
pub fn list_backups(folder: &Path) -> Vec<BackupInfo> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut backups: Vec<BackupInfo> =
        entries.filter_map(|entry| info_of(&entry.ok()?.path())).collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.taken_at));
    backups
}

/// The newest of a data folder's backups that can still be put back: a stick may have spoilt it
/// since it was made, so it is checked again.
pub fn newest_restorable(data: &Path, keys: KeyRing) -> Option<BackupInfo> {
    let is_good = |backup: &BackupInfo| {
        let file = Path::new(&backup.file);
        key_of(data, file, keys).and_then(|key| verify(file, key.as_ref())).is_ok()
    };
    list_backups(&default_folder(data)).into_iter().find(is_good)
}

/// Where backups go unless somebody chose another folder.
pub fn default_folder(data: &Path) -> PathBuf {
    data.join("backups")
}

/// The key of a backup; `None` for one in clear, as older versions wrote them.
fn key_of(data: &Path, backup: &Path, keys: KeyRing) -> Result<Option<Key>> {
    match database::beginning(backup)? {
        Beginning::Locked(id, _) => Ok(Some(keys.find_for_backup(data, backup, id)?)),
        Beginning::Clear => Ok(None),
        Beginning::Nothing | Beginning::Unknown => Err(database::not_ours()),
    }
}

/// Fails unless a file is a whole database of ours that this program can read.
fn verify(file: &Path, key: Option<&Key>) -> Result<()> {
    must_be_sound(&open_to_look(file, key)?)
}

fn drop_old(folder: &Path, now_ms: i64) -> Result<()> {
    let oldest = now_ms - KEEP_DAYS * 86_400_000;
    // The newest is kept whatever its age: a shop that was closed for a month still has one.
    for backup in list_backups(folder).into_iter().skip(1) {
        if backup.taken_at < oldest {
            std::fs::remove_file(&backup.file)?;
        }
    }
    Ok(())
}

fn remove_database(file: &Path) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        // It may not be there, and a left-over part is overwritten by the next backup.
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}

fn name_of(now_ms: i64) -> Result<String> {
    stamp(now_ms, NAME_FORMAT)
}

fn stamp(now_ms: i64, format: &str) -> Result<String> {
    let at = DateTime::<Utc>::from_timestamp_millis(now_ms)
        .ok_or(Error::Internal("the clock is outside the calendar"))?;
    Ok(at.format(format).to_string())
}

fn info_of(file: &Path) -> Option<BackupInfo> {
    let name = file.file_name()?.to_str()?;
    let taken = NaiveDateTime::parse_from_str(name, NAME_FORMAT).ok()?;
    Some(BackupInfo {
        file: file.to_string_lossy().into_owned(),
        taken_at: taken.and_utc().timestamp_millis(),
        bytes: std::fs::metadata(file).ok()?.len(),
        verified: true,
    })
}
