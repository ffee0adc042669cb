//! The one error that crosses to the window.

use std::collections::BTreeMap;

use replica::Error;
use serde::{Deserialize, Serialize};

/// The answer of every command.
pub type Answer<T> = Result<T, CommandError>;

/// Why a command did nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CommandError {
    /// What the window acts on.
    pub code: ErrorCode,
    /// One English line for people who read logs. Never holds personal data.
    pub message: String,
    /// What the window's text for the code needs: a field, a reason, a time.
    pub details: BTreeMap<String, String>,
}

/// The errors that the window treats differently. A new one is worth its place only if a screen
/// does something of its own about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Nobody is signed in.
    SignedOut,
    /// The person was away too long and was signed out.
    Locked,
    /// Their role may not do this.
    Denied,
    /// The password is wrong.
    WrongPassword,
    /// Too many wrong passwords; `until` is in the details, in UTC milliseconds.
    LockedOut,
    /// A value breaks a rule; `field` and `reason` are in the details.
    Invalid,
    /// It is not there, or not anymore; `what` is in the details.
    NotFound,
    /// It was changed in between.
    Conflict,
    /// There is nothing to undo, or undoing is no longer possible.
    CannotUndo,
    /// A file could not be read or written; `reason` and `file` are in the details.
    File,
    /// The person cancelled.
    Cancelled,
    /// Another piece of work holds the database.
    Busy,
    /// The data is locked, and its key is not on this machine.
    KeyMissing,
    /// The database is damaged.
    Damaged,
    /// The database was written by a newer version.
    NewerVersion,
    /// The data folder takes no writes.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// The system names no folder for the data.
    NoDataFolder,
    /// A fault of ours.
    Internal,
}

impl CommandError {
    /// An error with a code and a line for the logs.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), details: BTreeMap::new() }
    }

    /// A fault of ours, or of the system below us.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Internal, message)
    }

    /// Adds a detail for the window's text.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.details.insert(name.to_string(), value.into());
        self
    }
}

impl From<Error> for CommandError {
    fn from(error: Error) -> Self {
        let plain = Self::new(code_of(&error), line_of(&error));
        match error {
            Error::NotFound(what) => plain.with("what", what),
            Error::NoChain | Error::ChainExists => plain.with("what", "chain"),
            Error::Invalid { field, reason } => plain.with("field", field).with("reason", reason),
            Error::GoalLoop(titles) => plain.with("reason", "loop").with("goals", titles),
            Error::BadSheet { line, what } => plain
                .with("field", "sheet")
                .with("reason", "bad_sheet")
                .with("line", line.to_string())
                .with("what", what),
            Error::LockedOut { until_ms } => plain.with("until", until_ms.to_string()),
            Error::File { name, source } => plain.with("file", name).with("reason", source.code()),
            _ => plain,
        }
    }
}

fn code_of(error: &Error) -> ErrorCode {
    match error {
        Error::Denied(_) => ErrorCode::Denied,
        Error::NotFound(_) | Error::NoChain => ErrorCode::NotFound,
        Error::Invalid { .. } | Error::GoalLoop(_) | Error::BadSheet { .. } => ErrorCode::Invalid,
        Error::Conflict | Error::ChainExists => ErrorCode::Conflict,
        Error::CannotUndo => ErrorCode::CannotUndo,
        Error::WrongPassword => ErrorCode::WrongPassword,
        Error::LockedOut { .. } => ErrorCode::LockedOut,
        // A cancelled import may be caught while its file is being read.
        Error::File { source, .. } if source.code() == "cancelled" => ErrorCode::Cancelled,
        Error::File { .. } => ErrorCode::File,
        Error::Cancelled => ErrorCode::Cancelled,
        Error::NewerVersion { .. } => ErrorCode::NewerVersion,
        Error::KeyMissing => ErrorCode::KeyMissing,
        Error::Damaged(_) => ErrorCode::Damaged,
        Error::ReadOnly => ErrorCode::ReadOnly,
        Error::DiskFull => ErrorCode::DiskFull,
        Error::Busy => ErrorCode::Busy,
        Error::Sqlite(_) | Error::Io(_) | Error::Internal(_) => ErrorCode::Internal,
    }
}

/// A file's name may name a person; it goes into the details, which are not logged.
fn line_of(error: &Error) -> String {
    match error {
        Error::File { source, .. } => format!("file: {}", source.code()),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use domain::access::{Denied, Operation, Role};

    use super::*;

    type Case = (Error, ErrorCode, &'static [(&'static str, &'static str)]);

    #[test]
    fn every_error_of_the_replica_has_its_code_and_details() {
        let denied = Denied { role: Role::SalesAssociate, operation: Operation::EditStore };
        let invalid = Error::Invalid { field: "code", reason: "taken" };
        let newer = Error::NewerVersion { found: 9, known: 1 };
        let cases: [Case; 20] = [
            (Error::Denied(denied), ErrorCode::Denied, &[]),
            (Error::NotFound("store"), ErrorCode::NotFound, &[("what", "store")]),
            (Error::NoChain, ErrorCode::NotFound, &[("what", "chain")]),
            (invalid, ErrorCode::Invalid, &[("field", "code"), ("reason", "taken")]),
            (
                Error::GoalLoop("甲 → 乙 → 甲".into()),
                ErrorCode::Invalid,
                &[("goals", "甲 → 乙 → 甲"), ("reason", "loop")],
            ),
            (Error::Conflict, ErrorCode::Conflict, &[]),
            (Error::ChainExists, ErrorCode::Conflict, &[("what", "chain")]),
            (Error::CannotUndo, ErrorCode::CannotUndo, &[]),
            (Error::WrongPassword, ErrorCode::WrongPassword, &[]),
            (Error::LockedOut { until_ms: 12 }, ErrorCode::LockedOut, &[("until", "12")]),
            (Error::Cancelled, ErrorCode::Cancelled, &[]),
            (newer, ErrorCode::NewerVersion, &[]),
            (Error::KeyMissing, ErrorCode::KeyMissing, &[]),
            (Error::Damaged("page 3".into()), ErrorCode::Damaged, &[]),
            (Error::ReadOnly, ErrorCode::ReadOnly, &[]),
            (Error::DiskFull, ErrorCode::DiskFull, &[]),
            (Error::Busy, ErrorCode::Busy, &[]),
            (Error::Internal("clock"), ErrorCode::Internal, &[]),
            (Error::from(std::io::Error::other("odd")), ErrorCode::Internal, &[]),
            (
                missing_file("王芳.csv"),
                ErrorCode::File,
                &[("file", "王芳.csv"), ("reason", "not_found")],
            ),
        ];
        for (error, code, details) in cases {
            let shown = error.to_string();
            let mapped = CommandError::from(error);
            assert_eq!(mapped.code, code, "{shown}");
            let found: Vec<(&str, &str)> =
                mapped.details.iter().map(|(name, value)| (&**name, &**value)).collect();
            assert_eq!(found, details, "{shown}");
        }
    }

    #[test]
    fn a_message_never_names_the_file() {
        let mapped = CommandError::from(missing_file("王芳.csv"));
        assert_eq!(mapped.message, "file: not_found");
    }

    #[test]
    fn a_cancelled_reading_counts_as_cancelled() {
        let stopped = Error::File { name: "a.csv".into(), source: replica::FileError::Cancelled };
        assert_eq!(CommandError::from(stopped).code, ErrorCode::Cancelled);
    }

    #[test]
    fn codes_cross_as_snake_case_words() {
        let json = serde_json::to_value(ErrorCode::NoDataFolder).unwrap();
        assert_eq!(json, "no_data_folder");
    }

    fn missing_file(name: &str) -> Error {
        Error::File { name: name.into(), source: replica::FileError::NotFound }
    }
}
