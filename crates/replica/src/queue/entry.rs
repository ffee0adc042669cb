//! One file of the queue.

use std::path::Path;
use std::time::UNIX_EPOCH;

use domain::Id;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::imports::FileChoice;

/// How far a queued file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum QueueState {
    /// It waits for its turn, or, found in the watched folder, for somebody to ask for it.
    Waiting,
    /// It is being imported.
    Running,
    /// It would be next; somebody paused the queue.
    Paused,
    /// Its import was written.
    Done,
    /// It could not be imported; nothing of it was written.
    Failed,
    /// Somebody dropped it from the watched folder's finds.
    Ignored,
}

impl QueueState {
    const ALL: [Self; 6] =
        [Self::Waiting, Self::Running, Self::Paused, Self::Done, Self::Failed, Self::Ignored];

    /// The stable name, kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Ignored => "ignored",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A file of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct QueuedFile {
    /// Its number in the queue of this device.
    #[specta(type = f64)]
    pub key: i64,
    /// The whole path.
    pub path: String,
    /// Name of the file.
    pub file: String,
    /// It was found in the watched folder and nobody asked for it since; such a file is never run.
    pub watched: bool,
    /// How far it is.
    pub state: QueueState,
    /// Why it failed: a stable code; empty otherwise.
    pub problem: String,
    /// When it came into the queue, UTC milliseconds.
    #[specta(type = f64)]
    pub added_at: i64,
    /// When it was done, failed or dropped, UTC milliseconds.
    #[specta(type = Option<f64>)]
    pub ended_at: Option<i64>,
    /// The import that brought it in.
    pub import_id: Option<Id>,
    /// What somebody chose for it.
    pub choice: FileChoice,
}

/// A file as the disk shows it without being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bytes: i64,
    pub(super) modified_ms: i64,
}

impl Look {
    pub(super) fn at(path: &Path) -> std::io::Result<Self> {
        let found = std::fs::metadata(path)?;
        // A file system without times gives every file the same one; its size still tells.
        let since = found.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(Self {
            bytes: i64::try_from(found.len()).unwrap_or(i64::MAX),
            modified_ms: i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        })
    }
}

/// A row of the queue with what only the replica needs of it.
pub(super) struct QueuedRow {
    pub(super) file: QueuedFile,
    pub(super) digest: String,
}

/// What every reading of the queue selects.
pub(super) const COLUMNS: &str = "key, path, digest, watched, employee_id, state, request,
    added_ms, ended_ms, import_id, problem";

impl QueuedRow {
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let path: String = row.get("path")?;
        let request: String = row.get("request")?;
        let state: String = row.get("state")?;
        let asked_by: Option<SqlId> = row.get("employee_id")?;
        // A choice that another version kept and this one cannot read is no choice.
        let choice = serde_json::from_str(&request)
            .unwrap_or_else(|_| FileChoice { path: path.clone(), ..FileChoice::default() });
        let name = Path::new(&path).file_name().unwrap_or_default();
        Ok(Self {
            digest: row.get("digest")?,
            file: QueuedFile {
                key: row.get("key")?,
                file: name.to_string_lossy().into_owned(),
                watched: row.get::<_, bool>("watched")? && asked_by.is_none(),
                state: QueueState::from_code(&state).unwrap_or(QueueState::Failed),
                problem: row.get("problem")?,
                added_at: row.get("added_ms")?,
                ended_at: row.get("ended_ms")?,
                import_id: row.get::<_, Option<SqlId>>("import_id")?.map(|id| id.0),
                path,
                choice,
            },
        })
    }

    pub(super) fn get(sql: &Connection, key: i64) -> Result<Self> {
        sql.prepare_cached(&format!("SELECT {COLUMNS} FROM queued_file WHERE key = :key"))?
            .query_row(named_params! { ":key": key }, Self::read)
            .optional()?
            .ok_or(Error::NotFound("file"))
    }
}
