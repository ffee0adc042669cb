//! The preview: everything an import would do, worked out without writing anything.

use std::path::Path;

use domain::access::{Actor, Operation};
use exchange::FileError;
use rusqlite::{Connection, OptionalExtension};

use super::ImportListener;
use super::plan::{EarlierFiles, FilePlan};
use super::reading::{Reader, looked_at, needs_store, planned, told, unread};
use super::views::{FilePreview, ImportRequest, ImportStep};
use crate::Replica;
use crate::error::{Error, Result};

impl Replica {
    /// What importing these files would do. A file that cannot be read, or whose columns are not
    /// known, is answered with its problem; the others are worked out in full.
    pub fn preview_import(
        &self,
        actor: &Actor,
        request: &ImportRequest,
        listener: ImportListener<'_>,
    ) -> Result<Vec<FilePreview>> {
        actor.may_somewhere(Operation::ImportSales)?;
        let now_ms = self.now_ms();
        self.database.read(|sql| {
            let reader = Reader::new(sql, request, now_ms, listener)?;
            let mut earlier = EarlierFiles::default();
            (0..request.paths.len())
                .map(|index| preview_file(sql, actor, &reader, index, &mut earlier))
                .collect()
        })
    }
}

fn preview_file(
    sql: &Connection,
    actor: &Actor,
    reader: &Reader<'_>,
    index: usize,
    earlier: &mut EarlierFiles,
) -> Result<FilePreview> {
    let path = Path::new(&reader.request.paths[index]);
    let (inspection, is_hand_mapped) = match reader.inspect(path) {
        Ok(looked_at) => looked_at,
        Err(error) => return Ok(with_problem(unread(path), &error)),
    };
    if !inspection.missing.is_empty() || !inspection.candidates.is_empty() {
        return Ok(looked_at(path, &inspection));
    }
    let known = looked_at(path, &inspection);
    let read = match reader.read_inspected(index, path, (inspection, is_hand_mapped)) {
        Ok(read) => read,
        Err(Error::File { source, .. }) => return Ok(with_problem(known, &source)),
        Err(error) => return Err(error),
    };
    reader.tell(index, ImportStep::Comparing, 0, 1)?;
    let store = reader.store_of(path);
    if store.is_none() && needs_store(&read.content) {
        return Ok(FilePreview { needs_store: true, ..told(&read, reader.currency) });
    }
    earlier.expect_more(index + 1 < reader.request.paths.len());
    let plan = FilePlan::make(sql, &read.content, store, earlier)?;
    plan.authorise(sql, actor)?;
    let mut preview = planned(&read, &plan, reader.currency)?;
    preview.already_imported_at = imported_before(sql, path)?;
    Ok(preview)
}

fn with_problem(preview: FilePreview, error: &FileError) -> FilePreview {
    FilePreview { problem: Some(error.code().to_string()), ..preview }
}

/// When the very same file was imported and not taken back.
fn imported_before(sql: &Connection, path: &Path) -> Result<Option<i64>> {
    let digest =
        exchange::file_digest(path).map_err(|error| super::reading::file_error(path, error))?;
    Ok(sql
        .prepare_cached(
            "SELECT max(started_ms) FROM import, json_each(import.files) AS file
             WHERE undone_ms = 0 AND json_extract(file.value, '$.digest') = ?1",
        )?
        .query_row([digest], |row| row.get(0))
        .optional()?
        .flatten())
}
