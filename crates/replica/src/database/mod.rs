//! The SQLite file: opening, migrating, one writer and several readers.

mod convert;
mod migrate;
mod open;
mod schema;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use crate::error::Result;

pub(crate) use convert::{SqlId, day_from_sql, id_from_sql};
pub use migrate::SCHEMA_VERSION;
pub(crate) use open::{FILE_NAME, open_connection};
pub use schema::schema_sql;

const MOST_IDLE_READERS: usize = 4;

/// Whether a data folder has a database, of whatever version and state.
pub fn has_database(folder: &Path) -> bool {
    folder.join(FILE_NAME).exists()
}

/// The connections of one process to one database file.
pub(crate) struct Database {
    path: PathBuf,
    writer: Mutex<Connection>,
    idle_readers: Mutex<Vec<Connection>>,
}

impl Database {
    /// Opens the database of a data folder, making and migrating it as needed.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE_NAME);
        let writer = open::open_writer(&path)?;
        Ok(Self { path, writer: Mutex::new(writer), idle_readers: Mutex::new(Vec::new()) })
    }

    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The one writer of this process; other processes are kept out by SQLite's own lock.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        // A panic in the middle of a write has rolled its transaction back: the connection is good.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads in one snapshot, beside the writer and other readers.
    pub(crate) fn read<T>(&self, query: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = self.idle().pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => open_connection(&self.path)?,
        };
        let snapshot = reader.transaction()?;
        let answer = query(&snapshot);
        drop(snapshot);
        let mut idle = self.idle();
        if idle.len() < MOST_IDLE_READERS {
            idle.push(reader);
        }
        answer
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle_readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
