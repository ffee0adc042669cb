//! Holding the queue: one holder on a machine works through it. The system gives the lock back
//! when the holder dies, however it dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use domain::access::{Actor, Operation};

use crate::Replica;
use crate::error::{Error, Result};

const LOCK_NAME: &str = "queue.lock";
/// Somebody who only asks whether the queue is held holds the lock for an instant.
const TRIES: u32 = 10;
const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// The right to work through the queue, given back when it is dropped.
#[derive(Debug)]
pub struct QueueHold {
    _lock: File,
}

impl Replica {
    /// Takes the queue, in order to run what waits in it; `Busy` when another process or thread
    /// works through it.
    pub fn hold_queue(&self, actor: &Actor) -> Result<QueueHold> {
        actor.may_somewhere(Operation::ImportSales)?;
        let lock = open_lock(&self.lock_path())?;
        for _ in 0..TRIES {
            match lock.try_lock() {
                Ok(()) => return Ok(QueueHold { _lock: lock }),
                Err(TryLockError::WouldBlock) => sleep(BETWEEN_TRIES),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(Error::Busy)
    }

    /// Whether somebody works through the queue now.
    pub(super) fn is_queue_held(&self) -> Result<bool> {
        let path = self.lock_path();
        if !path.exists() {
            return Ok(false);
        }
        match open_lock(&path)?.try_lock_shared() {
            Ok(()) => Ok(false),
            Err(TryLockError::WouldBlock) => Ok(true),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    fn lock_path(&self) -> PathBuf {
        self.folder.join(LOCK_NAME)
    }
}

fn open_lock(path: &Path) -> Result<File> {
    Ok(OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?)
}
