//! Where the files of the queue lie.

use std::path::Path;

use rusqlite::{Connection, named_params};

use super::entry::{COLUMNS, Look, QueuedRow};
use crate::error::Result;
use crate::imports::FileChoice;

/// How to import the file of this content again, with what was chosen for it; `None` when it never
/// went through the queue of this device, or is not anymore what and where it was.
pub(crate) fn where_it_lay(sql: &Connection, digest: &str) -> Result<Option<FileChoice>> {
    let mut statement = sql.prepare_cached(&format!(
        "SELECT {COLUMNS}, bytes, modified_ms FROM queued_file
         WHERE digest = :digest ORDER BY added_ms DESC"
    ))?;
    let mut rows = statement.query(named_params! { ":digest": digest })?;
    while let Some(row) = rows.next()? {
        let look = Look { bytes: row.get("bytes")?, modified_ms: row.get("modified_ms")? };
        let queued = QueuedRow::read(row)?;
        if is_still_there(Path::new(&queued.file.path), look, digest) {
            return Ok(Some(queued.file.choice));
        }
    }
    Ok(None)
}

/// A file that looks as it did is not read; one that was only copied or touched has another time.
fn is_still_there(path: &Path, look: Look, digest: &str) -> bool {
    let Ok(now) = Look::at(path) else { return false };
    now == look
        || (now.bytes == look.bytes
            && exchange::file_digest(path).is_ok_and(|found| found == digest))
}
