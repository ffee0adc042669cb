//! The SQLite file: its key, opening, migrating, one writer and several readers.

mod checkpoint;
mod cipher;
mod convert;
mod lock_up;
mod migrate;
mod open;
mod schema;
mod sound;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use crate::error::Result;
use crate::keys::{Form, Key, KeyPlace, KeyRing};
use checkpoint::Checkpoints;
use open::open_connection;

#[cfg(test)]
pub(crate) use cipher::in_memory;
pub(crate) use cipher::{Beginning, beginning, connect_locked, form_of};
pub(crate) use convert::{SqlId, day_from_sql, id_from_sql};
pub(crate) use lock_up::{file as lock_up, go_on as go_on_locking_up};
pub use migrate::SCHEMA_VERSION;
pub(crate) use open::{FILE_NAME, hold, not_ours, open_to_look};
pub use schema::schema_sql;
pub(crate) use sound::must_be_sound;

const MOST_IDLE_READERS: usize = 4;

/// Whether a data folder has a database, of whatever version and state.
pub fn has_database(folder: &Path) -> bool {
    folder.join(FILE_NAME).exists()
}

/// The connections of one process to one database file.
pub(crate) struct Database {
    path: PathBuf,
    key: Key,
    key_place: KeyPlace,
    writer: Mutex<Connection>,
    idle_readers: Mutex<Vec<Connection>>,
    /// Dropped after the writer, whose end it waits for.
    _checkpoints: Checkpoints,
}

impl Database {
    /// Opens the database of a data folder, making, locking up and migrating it as needed.
    pub(crate) fn open(folder: &Path, keys: KeyRing) -> Result<Self> {
        let open::Opened { mut writer, key, key_place } = open::open_writer(folder, keys)?;
        let path = folder.join(FILE_NAME);
        let checkpoints = Checkpoints::behind(&mut writer, path.clone(), key.clone())?;
        Ok(Self {
            path,
            key,
            key_place,
            writer: Mutex::new(writer),
            idle_readers: Mutex::new(Vec::new()),
            _checkpoints: checkpoints,
        })
    }

    /// The key the file is under.
    pub(crate) fn key(&self) -> &Key {
        &self.key
    }

    /// The form of the file.
    pub(crate) fn form(&self) -> Result<Form> {
        form_of(&self.path)
    }

    /// Where that key was found or kept.
    pub(crate) fn key_place(&self) -> KeyPlace {
        self.key_place
    }

    /// One more connection.
    pub(crate) fn connect(&self) -> Result<Connection> {
        open_connection(&self.path, &self.key)
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
            None => self.connect()?,
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
