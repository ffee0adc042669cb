//! Why a queued file failed, as a stable code.

use crate::error::Error;

/// The code of an error, in the words that the interface has texts for.
pub(super) fn problem_of(error: &Error) -> &'static str {
    match error {
        Error::File { source, .. } => source.code(),
        Error::Cancelled => "cancelled",
        Error::Denied(_) => "denied",
        Error::Invalid { field: "store_id", reason: "missing" } => "needs_store",
        Error::Invalid { reason, .. } => reason,
        Error::NewerVersion { .. } => "newer_version",
        Error::Damaged(_) => "damaged",
        Error::ReadOnly => "read_only",
        Error::DiskFull => "disk_full",
        Error::Busy => "busy",
        Error::NotFound(_)
        | Error::GoalLoop(_)
        | Error::BadSheet { .. }
        | Error::Conflict
        | Error::CannotUndo
        | Error::WrongPassword
        | Error::LockedOut { .. }
        | Error::NoChain
        | Error::ChainExists
        | Error::KeyMissing
        | Error::Sqlite(_)
        | Error::Io(_)
        | Error::Internal(_) => "internal",
    }
}

/// Whether every other file of the queue would meet the error too.
pub(super) fn stops_the_queue(error: &Error) -> bool {
    match error {
        Error::NoChain
        | Error::NewerVersion { .. }
        | Error::KeyMissing
        | Error::Damaged(_)
        | Error::ReadOnly
        | Error::DiskFull
        | Error::Busy => true,
        Error::File { .. }
        | Error::Cancelled
        | Error::Denied(_)
        | Error::Invalid { .. }
        | Error::GoalLoop(_)
        | Error::BadSheet { .. }
        | Error::NotFound(_)
        | Error::Conflict
        | Error::CannotUndo
        | Error::WrongPassword
        | Error::LockedOut { .. }
        | Error::ChainExists
        | Error::Sqlite(_)
        | Error::Io(_)
        | Error::Internal(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use exchange::FileError;

    use super::*;

    #[test]
    fn a_fault_of_one_file_has_a_code_and_a_fault_of_the_machine_stops_the_queue() {
        let file = |source| Error::File { name: "a.csv".into(), source };
        let cases = [
            (file(FileError::NotFound), "not_found", false),
            (file(FileError::Changed), "changed", false),
            (Error::Cancelled, "cancelled", false),
            (Error::Invalid { field: "store_id", reason: "missing" }, "needs_store", false),
            (Error::Invalid { field: "name", reason: "taken" }, "taken", false),
            (Error::Internal("a fault"), "internal", false),
            (Error::DiskFull, "disk_full", true),
            (Error::Busy, "busy", true),
            (Error::Damaged("page 3".into()), "damaged", true),
        ];
        for (error, code, stops) in cases {
            assert_eq!((problem_of(&error), stops_the_queue(&error)), (code, stops), "{error}");
        }
    }
}
