//! Locking up a database that an older version wrote in clear. The old file stays until the new one
//! has passed its checks and stands in its place; then its bytes are overwritten before it goes.
//! Whatever moment this is cut off at, the next opening goes on from what it finds.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::cipher::{self, Beginning};
use super::migrate;
use super::open::{FILE_NAME, open_to_look};
use super::sound::must_be_sound;
use crate::error::{Error, Result};
use crate::keys::{Form, Key, KeyRing, sync_folder};

/// How long another program may still hold the old file. Tests hold it for good.
const WAIT: Duration = Duration::from_secs(if cfg!(test) { 0 } else { 15 });

/// What the new file is called until it has passed its checks.
fn new_file(path: &Path) -> PathBuf {
    beside(path, ".locking")
}

/// What the old file is called from then on until it is gone.
fn old_file(path: &Path) -> PathBuf {
    beside(path, ".clear")
}

/// Whether a locking up of the folder's database was cut off.
pub(super) fn has_leftovers(folder: &Path) -> bool {
    let path = folder.join(FILE_NAME);
    new_file(&path).exists() || old_file(&path).exists()
}

/// Puts what was cut off into order: the new file in its place, or the old one back.
pub(crate) fn go_on(path: &Path, folder: &Path, keys: KeyRing) -> Result<()> {
    remove(&new_file(path))?;
    let old = old_file(path);
    if !old.exists() {
        return Ok(());
    }
    match cipher::beginning(path)? {
        Beginning::Nothing => Ok(std::fs::rename(&old, path)?),
        Beginning::Locked(id, _) => {
            let (key, _) = keys.find(folder, id)?.ok_or(Error::KeyMissing)?;
            must_be_sound(&open_to_look(path, Some(&key))?)?;
            wipe(&old)
        }
        // Somebody put another file here in between: neither is ours to throw away.
        Beginning::Clear | Beginning::Unknown => Ok(std::fs::rename(&old, free_name(path))?),
    }
}

/// Locks up a file in clear, which nobody else may have open.
pub(crate) fn file(path: &Path, key: &Key) -> Result<()> {
    copy(path, key)?;
    take_place(path)?;
    wipe(&old_file(path))
}

/// Writes the same rows under the key into a new file, and lets it pass its checks.
fn copy(path: &Path, key: &Key) -> Result<()> {
    let new = new_file(path);
    remove(&new)?;
    let old = open_alone(path)?;
    // The key goes as a value: no statement, and so no error, ever shows it.
    let at = new.to_str().ok_or(Error::Internal("a path that is no text"))?;
    old.execute("ATTACH DATABASE ?1 AS locked KEY ?2", (at, key.for_sqlcipher(Form::Plain)))
        .map_err(|_| Error::Internal("the new file was not taken"))?;
    // Cut off, it is thrown away: it needs no journal of its own.
    old.execute_batch("PRAGMA locked.journal_mode = OFF; PRAGMA locked.synchronous = OFF; BEGIN")?;
    old.query_row("SELECT sqlcipher_export('locked')", [], |_| Ok(()))?;
    old.execute_batch("COMMIT")?;
    old.pragma_update(Some("locked"), "user_version", migrate::version(&old)?)?;
    old.execute_batch("DETACH DATABASE locked")?;
    OpenOptions::new().write(true).open(&new)?.sync_all()?;
    let copied = open_to_look(&new, Some(key))?;
    must_be_sound(&copied)?;
    if holdings(&old)? == holdings(&copied)? {
        Ok(())
    } else {
        Err(Error::Internal("the locked copy differs from the file in clear"))
    }
}

/// Opens the file for this process alone, its write-ahead log folded in.
fn open_alone(path: &Path) -> Result<Connection> {
    let connection = cipher::connect(path, OpenFlags::default())?;
    connection.busy_timeout(WAIT)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "foreign_keys", false)?;
    crate::customers::rhythm::teach_stages(&connection)?;
    connection.pragma_update_and_check(Some("main"), "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    connection.pragma_update(Some("main"), "journal_mode", "DELETE")?;
    Ok(connection)
}

/// Schema, version and number of rows of each table.
fn holdings(sql: &Connection) -> Result<Vec<(String, String, i64)>> {
    let mut statement = sql.prepare(
        "SELECT type, name, coalesce(sql, '') FROM main.sqlite_schema
         WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )?;
    let mut held = Vec::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, name, text): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let count = match kind.as_str() {
            "table" => {
                let counting =
                    format!("SELECT count(*) FROM main.\"{}\"", name.replace('"', "\"\""));
                sql.query_row(&counting, [], |row| row.get(0))?
            }
            _ => 0,
        };
        held.push((name, text, count));
    }
    held.push(("user_version".into(), String::new(), migrate::version(sql)?));
    Ok(held)
}

fn take_place(path: &Path) -> Result<()> {
    std::fs::rename(path, old_file(path))?;
    std::fs::rename(new_file(path), path)?;
    if let Some(folder) = path.parent() {
        sync_folder(folder);
    }
    Ok(())
}

/// Overwrites a file before it is removed, so that its bytes do not stay behind on the disk. What a
/// flash drive keeps of its own accord is out of reach.
fn wipe(path: &Path) -> Result<()> {
    static ZEROS: [u8; 65_536] = [0; 65_536];
    let mut file = OpenOptions::new().write(true).open(path)?;
    let mut left = file.metadata()?.len();
    while left > 0 {
        let part = left.min(ZEROS.len() as u64);
        file.write_all(&ZEROS[..usize::try_from(part).unwrap_or(ZEROS.len())])?;
        left -= part;
    }
    file.sync_all()?;
    drop(file);
    remove(path)
}

fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn free_name(path: &Path) -> PathBuf {
    let names = (1_u32..).map(|number| beside(path, &format!(".kept-{number}")));
    let mut free = names.skip_while(|name| name.exists());
    free.next().unwrap_or_else(|| beside(path, ".kept"))
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests;
