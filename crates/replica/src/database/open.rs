//! How a connection is set up.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::migrate;
use crate::customers::rhythm;
use crate::error::{Error, Result};

/// Name of the database in a data folder.
pub(crate) const FILE_NAME: &str = "storeloop.sqlite";

const WAIT_FOR_OTHER_PROCESSES: Duration = Duration::from_secs(15);

/// Opens the writer: makes the file when it is not there, refuses one from a newer version before
/// touching it, and brings an older one up to date.
pub(super) fn open_writer(path: &Path) -> Result<Connection> {
    if path.exists() {
        refuse_what_we_cannot_use(path)?;
    } else if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut connection = open_connection(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    migrate::migrate(&mut connection)?;
    Ok(connection)
}

/// Opens one connection to an existing or new file.
pub(crate) fn open_connection(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path)?;
    #[cfg(test)]
    let connection = crate::plans::watched(connection)?;
    connection.busy_timeout(WAIT_FOR_OTHER_PROCESSES)?;
    connection.pragma_update(None, "cache_size", -32_000)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // One plan for one query, whatever is bound to it: SQLite would else prepare some of them anew
    // for every value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(128);
    rhythm::teach_stages(&connection)?;
    Ok(connection)
}

fn refuse_what_we_cannot_use(path: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(WAIT_FOR_OTHER_PROCESSES)?;
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
