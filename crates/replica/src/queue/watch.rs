//! The watched folder: files that stand in it are found, and wait for somebody to ask for them.

use std::collections::BTreeMap;
use std::fs::DirEntry;
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use domain::access::{Actor, Operation};
use exchange::FileError;
use rusqlite::{Connection, TransactionBehavior, named_params};

use super::entry::{Look, QueueState, QueuedFile, QueuedRow};
use crate::error::Result;
use crate::imports::{FileChoice, file_error};
use crate::{Replica, settings};

/// How long a file must stand still: a till or a download may still be writing it. Its time alone
/// does not tell, since a copy gets the time of what it copies.
const STANDS_STILL: Duration = Duration::from_secs(2);

type Looks = BTreeMap<PathBuf, Look>;

impl Replica {
    /// Looks into the watched folder and answers the files not seen before with their content.
    /// Takes two seconds when there is something new to look at.
    pub fn scan_watch_folder(&self, actor: &Actor) -> Result<Vec<QueuedFile>> {
        actor.may_somewhere(Operation::ImportSales)?;
        self.scan_watch_folder_by_itself()
    }

    /// The same for the program itself, which looks now and then, whoever is signed in. Nothing is
    /// imported by it.
    pub fn scan_watch_folder_by_itself(&self) -> Result<Vec<QueuedFile>> {
        let Some(folder) = self.watch_folder()? else { return Ok(Vec::new()) };
        let first = self.unknown(look_into(&folder)?)?;
        if first.is_empty() {
            return Ok(Vec::new());
        }
        sleep(STANDS_STILL);
        let stands_still =
            |(path, look): &(PathBuf, Look)| Look::at(path).is_ok_and(|now| now == *look);
        let still: Vec<(PathBuf, Look)> = first.into_iter().filter(stands_still).collect();
        let digests = still
            .into_iter()
            .filter_map(|found| Some((exchange::file_digest(&found.0).ok()?, found)))
            // One that moved while it was read is left for the next look.
            .filter(|(_, found)| stands_still(found));
        self.keep_found(digests.collect())
    }

    fn watch_folder(&self) -> Result<Option<PathBuf>> {
        let folder = self.database.read(settings::read)?.watch_folder;
        Ok((!folder.is_empty()).then(|| PathBuf::from(folder)))
    }

    /// Those of which the queue does not know that they look like this.
    fn unknown(&self, looks: Looks) -> Result<Looks> {
        self.database.read(|sql| {
            let mut unknown = Looks::new();
            for (path, look) in looks {
                if !is_known(sql, &path, look)? {
                    unknown.insert(path, look);
                }
            }
            Ok(unknown)
        })
    }

    fn keep_found(&self, found: Vec<(String, (PathBuf, Look))>) -> Result<Vec<QueuedFile>> {
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let now_ms = self.now_ms();
        let mut writer = self.database.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut new = Vec::new();
        for (digest, (path, look)) in found {
            new.extend(keep(&sql, &path, look, &digest, now_ms)?);
        }
        sql.commit()?;
        Ok(new)
    }
}

/// The files of a folder that somebody may want: no folders, nothing hidden, nothing empty, and
/// not the marks that office programs leave beside an open file.
fn look_into(folder: &Path) -> Result<Looks> {
    let unreadable = |error: io::Error| {
        let cause = match error.kind() {
            io::ErrorKind::NotFound => FileError::NotFound,
            kind => FileError::Unreadable(kind),
        };
        file_error(folder, cause)
    };
    let mut looks = Looks::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        // What vanished since the folder was read is not there.
        let Ok(found) = std::fs::metadata(&path) else { continue };
        if !found.is_file() || found.len() == 0 || is_hidden(&entry) || path.to_str().is_none() {
            continue;
        }
        if let Ok(look) = Look::at(&path) {
            looks.insert(path, look);
        }
    }
    Ok(looks)
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with("~$") || has_hidden_mark(entry)
}

#[cfg(windows)]
fn has_hidden_mark(entry: &DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 0x2;
    entry.metadata().is_ok_and(|found| found.file_attributes() & HIDDEN != 0)
}

#[cfg(not(windows))]
fn has_hidden_mark(_: &DirEntry) -> bool {
    false
}

fn is_known(sql: &Connection, path: &Path, look: Look) -> Result<bool> {
    Ok(sql
        .prepare_cached(
            "SELECT 1 FROM queued_file
             WHERE path = :path AND bytes = :bytes AND modified_ms = :modified AND digest <> ''",
        )?
        .exists(named_params! {
            ":path": path.to_string_lossy(), ":bytes": look.bytes, ":modified": look.modified_ms,
        })?)
}

/// Keeps a found file; `None` when its content was seen under this path before.
fn keep(
    sql: &Connection,
    path: &Path,
    look: Look,
    digest: &str,
    now_ms: i64,
) -> Result<Option<QueuedFile>> {
    let path = path.to_string_lossy();
    let seen = sql
        .prepare_cached(
            "UPDATE queued_file SET bytes = :bytes, modified_ms = :modified
             WHERE path = :path AND digest = :digest",
        )?
        .execute(named_params! {
            ":path": path, ":digest": digest,
            ":bytes": look.bytes, ":modified": look.modified_ms,
        })?;
    if seen > 0 {
        return Ok(None);
    }
    // What nobody asked for is gone with the content it had.
    sql.prepare_cached(
        "DELETE FROM queued_file
         WHERE path = :path AND state = 'waiting' AND watched AND employee_id IS NULL",
    )?
    .execute(named_params! { ":path": path })?;
    let choice = FileChoice { path: path.to_string(), ..FileChoice::default() };
    let key: i64 = sql
        .prepare_cached(
            "INSERT INTO queued_file
                 (path, digest, bytes, modified_ms, watched, state, request, added_ms)
             VALUES (:path, :digest, :bytes, :modified, 1, :state, :request, :now)
             RETURNING key",
        )?
        .query_row(
            named_params! {
                ":path": path,
                ":digest": digest,
                ":bytes": look.bytes,
                ":modified": look.modified_ms,
                ":state": QueueState::Waiting.code(),
                ":request": serde_json::to_string(&choice)?,
                ":now": now_ms,
            },
            |row| row.get(0),
        )?;
    Ok(Some(QueuedRow::get(sql, key)?.file))
}
