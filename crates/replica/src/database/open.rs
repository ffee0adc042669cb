//! How a connection is set up.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::cipher::{self, Beginning};
use super::{lock_up, migrate};
use crate::customers::rhythm;
use crate::error::{Error, Result};
use crate::keys::{Key, KeyPlace, KeyRing};

/// Name of the database in a data folder.
pub(crate) const FILE_NAME: &str = "storeloop.sqlite";

/// Held while a database is made or locked up, so that two processes do not do it at once.
const LOCK_NAME: &str = "storeloop.lock";

const WAIT_FOR_OTHER_PROCESSES: Duration = Duration::from_secs(15);

/// The writer of a data folder, and the key its database is under.
pub(super) struct Opened {
    pub(super) writer: Connection,
    pub(super) key: Key,
    pub(super) key_place: KeyPlace,
}

/// Opens the writer: makes the file when it is not there, locks up one in clear, refuses one from a
/// newer version before touching it, and brings an older one up to date.
pub(super) fn open_writer(folder: &Path, keys: KeyRing) -> Result<Opened> {
    let path = folder.join(FILE_NAME);
    if let Beginning::Locked(id, _) = cipher::beginning(&path)?
        && !lock_up::has_leftovers(folder)
    {
        let (key, key_place) = keys.find(folder, id)?.ok_or(Error::KeyMissing)?;
        return Ok(Opened { writer: open_locked(&path, &key)?, key, key_place });
    }
    std::fs::create_dir_all(folder)?;
    let _alone = hold(folder)?;
    lock_up::go_on(&path, folder, keys)?;
    // Read again: another process may have made the database in the meantime.
    let (key, key_place) = match cipher::beginning(&path)? {
        Beginning::Locked(id, _) => keys.find(folder, id)?.ok_or(Error::KeyMissing)?,
        Beginning::Unknown => return Err(not_ours()),
        Beginning::Nothing => new_key(folder, keys)?,
        Beginning::Clear => {
            refuse_what_we_cannot_use(&path, None)?;
            let (key, key_place) = new_key(folder, keys)?;
            lock_up::file(&path, &key)?;
            (key, key_place)
        }
    };
    Ok(Opened { writer: open_locked(&path, &key)?, key, key_place })
}

/// A key that is kept before anything is written under it.
fn new_key(folder: &Path, keys: KeyRing) -> Result<(Key, KeyPlace)> {
    let key = Key::random()?;
    let place = keys.keep(folder, &key)?;
    Ok((key, place))
}

fn open_locked(path: &Path, key: &Key) -> Result<Connection> {
    if path.exists() {
        refuse_what_we_cannot_use(path, Some(key))?;
    }
    let mut connection = open_connection(path, key)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    migrate::migrate(&mut connection)?;
    Ok(connection)
}

/// Opens one connection to an existing or new file.
pub(crate) fn open_connection(path: &Path, key: &Key) -> Result<Connection> {
    let form = cipher::form_of(path)?;
    let connection = cipher::connect_locked(path, OpenFlags::default(), key, form)?;
    #[cfg(test)]
    let connection = crate::plans::watched(connection)?;
    connection.busy_timeout(WAIT_FOR_OTHER_PROCESSES)?;
    connection.pragma_update(None, "cache_size", -32_000)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // SQLCipher turns it on, and every row that goes would cost a wiped page in the log. Whoever
    // erases a person turns it on for that.
    connection.pragma_update(None, "secure_delete", false)?;
    // One plan for one query, whatever is bound to it: SQLite would else prepare some of them anew
    // for every value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(128);
    rhythm::teach_stages(&connection)?;
    Ok(connection)
}

/// Opens a file that is only looked at: a backup, or what was before; in clear without a key.
pub(crate) fn open_to_look(path: &Path, key: Option<&Key>) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match key {
        Some(key) => cipher::connect_locked(path, flags, key, cipher::form_of(path)?)?,
        None => cipher::connect(path, flags)?,
    };
    connection.busy_timeout(WAIT_FOR_OTHER_PROCESSES)?;
    Ok(connection)
}

/// What a file without a beginning of ours is called.
pub(crate) fn not_ours() -> Error {
    Error::Damaged("not a database of ours".into())
}

/// Waits until no other process makes or locks up what is in a folder.
pub(crate) fn hold(folder: &Path) -> Result<File> {
    let path = folder.join(LOCK_NAME);
    let lock = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?;
    lock.lock()?;
    Ok(lock)
}

fn refuse_what_we_cannot_use(path: &Path, key: Option<&Key>) -> Result<()> {
    let connection = open_to_look(path, key)?;
    let found = migrate::version(&connection)?;
    if found > migrate::SCHEMA_VERSION {
        return Err(Error::NewerVersion { found, known: migrate::SCHEMA_VERSION });
    }
    quick_check(&connection)
}

/// Files of more pages (32 MB) are read in part when they are opened: whoever begins the day must
/// not wait for all of it. What is damaged further on is found when it is read, and by the daily
/// backup.
const CHECKED_WHOLE: i64 = 8_192;

/// Looks whether the file's structure is sound.
fn quick_check(connection: &Connection) -> Result<()> {
    let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    if pages > CHECKED_WHOLE {
        connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
        return Ok(());
    }
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(Error::Damaged(verdict)) }
}
