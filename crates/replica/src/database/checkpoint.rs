//! What was committed moves from SQLite's write-ahead log into the database on a thread of its own:
//! whoever writes waits for the log alone.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::{Builder, JoinHandle};

use rusqlite::Connection;

use super::open::open_connection;
use crate::error::{Error, Result};
use crate::keys::Key;

/// A log of so many pages (4 MB) is worth moving, as SQLite itself holds.
const PAGES: i32 = 1_000;

/// The thread, which ends when the writer that wakes it is gone.
pub(super) struct Checkpoints {
    thread: Option<JoinHandle<()>>,
}

impl Checkpoints {
    /// Lets a thread move what this writer commits, instead of the writer.
    pub(super) fn behind(writer: &mut Connection, path: PathBuf, key: Key) -> Result<Self> {
        let (wake, woken) = sync_channel(1);
        wake_at(writer, wake)?;
        let thread = Builder::new().name("checkpoint".into());
        let thread = thread.spawn(move || move_whenever(&woken, &path, &key))?;
        Ok(Self { thread: Some(thread) })
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic there has lost nothing: the log is whole, and moved when it is opened next.
            drop(thread.join());
        }
    }
}

fn wake_at(writer: &mut Connection, wake: SyncSender<()>) -> Result<()> {
    let hook = move |_: &mut rusqlite::hooks::Wal, pages| {
        if pages >= PAGES {
            // Full is as good: the thread has not looked yet. Gone is nobody, until the writer is.
            let (Ok(()) | Err(TrySendError::Full(()) | TrySendError::Disconnected(()))) =
                wake.try_send(());
        }
        Ok(())
    };
    writer.wal_hook(Some(hook)).map_err(Error::from)
}

fn move_whenever(woken: &Receiver<()>, path: &std::path::Path, key: &Key) {
    let mut connection = None;
    while woken.recv().is_ok() {
        if connection.is_none() {
            connection = open_connection(path, key).ok();
        }
        // What cannot be moved now, for somebody reads it or the disk is full, is moved another time.
        let moved = connection.as_ref().map(|connection| {
            connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
        });
        if !matches!(moved, Some(Ok(()))) {
            connection = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use tempfile::TempDir;

    use super::super::Database;
    use super::super::open::FILE_NAME;
    use crate::keys::KeyRing;

    #[test]
    fn a_large_write_moves_into_the_database_while_the_writer_goes_on() {
        let folder = TempDir::new().unwrap();
        let database = Database::open(folder.path(), KeyRing::beside_the_data()).unwrap();
        let bytes = || std::fs::metadata(folder.path().join(FILE_NAME)).unwrap().len();
        let before = bytes();
        let large = "CREATE TABLE large (part BLOB);
            WITH RECURSIVE parts (part) AS (SELECT 1 UNION ALL SELECT part + 1 FROM parts LIMIT 3000)
            INSERT INTO large SELECT randomblob(3000) FROM parts";
        database.writer().execute_batch(large).unwrap();
        let begun = Instant::now();
        while bytes() < before + 9_000_000 {
            assert!(begun.elapsed() < Duration::from_secs(60), "nobody moved it");
            std::thread::sleep(Duration::from_millis(5));
        }
        drop(database);
        let left = folder.path().join(format!("{FILE_NAME}-wal"));
        assert!(!left.exists(), "whoever closes last leaves no log");
    }
}
