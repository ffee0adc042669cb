//! What can go wrong in the replica, told apart as far as somebody acts on it.

use domain::access::Denied;
use exchange::FileError;

/// The answer of everything in this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why an operation did not happen. Nothing was written, whatever the variant.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The access matrix says no.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The row is not there, or not anymore.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// A value breaks a rule; the field and the rule are named.
    #[error("{field}: {reason}")]
    Invalid {
        /// The field concerned.
        field: &'static str,
        /// The rule it breaks, a stable word.
        reason: &'static str,
    },
    /// Goals would support each other in a loop; their titles in order.
    #[error("goals would support each other in a loop")]
    GoalLoop(String),
    /// A file is no KPI sheet.
    #[error("no KPI sheet: line {line}: {what}")]
    BadSheet {
        /// The line, from 1; 0 where it is the file as a whole.
        line: usize,
        /// What the reader says of it.
        what: String,
    },
    /// Somebody changed the same thing in between.
    #[error("changed in between")]
    Conflict,
    /// There is nothing to undo, or undoing is no longer possible.
    #[error("nothing to undo")]
    CannotUndo,
    /// The password is wrong.
    #[error("wrong password")]
    WrongPassword,
    /// Too many wrong passwords.
    #[error("locked out")]
    LockedOut {
        /// UTC milliseconds until when.
        until_ms: i64,
    },
    /// A file could not be read or written.
    #[error("{name}: {source}")]
    File {
        /// Name of the file, without its folder.
        name: String,
        /// Why.
        #[source]
        source: FileError,
    },
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
    /// There is no chain in this database yet.
    #[error("no chain yet")]
    NoChain,
    /// There is a chain in this database already.
    #[error("there is a chain already")]
    ChainExists,
    /// The database was written by a newer version; it is left untouched.
    #[error("written by a newer version (schema {found}, this one knows {known})")]
    NewerVersion {
        /// Its schema version.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// The data is locked, and its key is not on this machine.
    #[error("the key of this data is not here")]
    KeyMissing,
    /// The database is damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// The folder or the disk does not take writes.
    #[error("cannot write here")]
    ReadOnly,
    /// The disk is full, or fails in the middle of a write.
    #[error("the disk is full or does not take writes")]
    DiskFull,
    /// Another process holds the database for longer than we wait.
    #[error("the database is busy")]
    Busy,
    /// A fault of ours or of SQLite.
    #[error("database: {0}")]
    Sqlite(rusqlite::Error),
    /// A file operation failed.
    #[error("file: {0}")]
    Io(std::io::Error),
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(&'static str),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged(error.to_string()),
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => Self::ReadOnly,
            Some(Code::DiskFull | Code::SystemIoFailure) => Self::DiskFull,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::OperationInterrupted) => Self::Cancelled,
            _ => Self::Sqlite(error),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
                Self::ReadOnly
            }
            _ => Self::Io(error),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(_: serde_json::Error) -> Self {
        Self::Internal("a stored document cannot be read")
    }
}

/// Shorthand for a broken rule.
pub(crate) fn invalid<T>(field: &'static str, reason: &'static str) -> Result<T> {
    Err(Error::Invalid { field, reason })
}
