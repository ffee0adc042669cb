//! Rows that were not taken: kept compressed, written out as a file on request.

use std::path::Path;

use domain::access::{Actor, Operation};
use domain::sales_file::Reject;
use domain::{Id, registry};
use exchange::{Language as FileLanguage, write_rejects};
use rusqlite::{Connection, OptionalExtension, params};

use super::ImportListener;
use super::reading::{Reader, file_error};
use super::record::ImportRecord;
use super::views::ImportRequest;
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::settings::Language;
use crate::transact::{self, Tx};
use crate::{Replica, org};

/// Rejected rows kept of one import; a file with more is the wrong file.
const MOST_KEPT: usize = 50_000;

impl Replica {
    /// Writes the rejected rows of a past import as CSV: number, reason, field, what stood there,
    /// then the row's own cells.
    pub fn save_rejects(
        &self,
        actor: &Actor,
        import: Id,
        path: &Path,
        language: Language,
    ) -> Result<()> {
        let (headers, rejects) = self.database.read(|sql| {
            let store = org::store_of_row(sql, &registry::IMPORT, import)?
                .ok_or(Error::NotFound("import"))?;
            actor.may(Operation::ImportSales, org::store_target(sql, store)?)?;
            let record: ImportRecord = transact::get(sql, import)?;
            let headers = record.files.first().map(|file| file.headers.clone()).unwrap_or_default();
            Ok((headers, load(sql, import)?))
        })?;
        write(path, &headers, &rejects.concat(), language)
    }

    /// Writes the rows that a request would reject, before anything is imported.
    pub fn save_preview_rejects(
        &self,
        actor: &Actor,
        request: &ImportRequest,
        path: &Path,
        language: Language,
        listener: ImportListener<'_>,
    ) -> Result<()> {
        actor.may_somewhere(Operation::ImportSales)?;
        let now_ms = self.now_ms();
        let (headers, rejects) = self.database.read(|sql| {
            let reader = Reader::new(sql, request, now_ms, listener)?;
            let mut headers = Vec::new();
            let mut rejects = Vec::new();
            for index in 0..request.paths.len() {
                let read = reader.read(index)?;
                headers = if headers.is_empty() { read.inspection.headers } else { headers };
                rejects.extend(read.content.rejects);
            }
            Ok((headers, rejects))
        })?;
        write(path, &headers, &rejects, language)
    }
}

fn write(path: &Path, headers: &[String], rejects: &[Reject], language: Language) -> Result<()> {
    let language = match language {
        Language::Chinese => FileLanguage::Zh,
        Language::English => FileLanguage::En,
    };
    write_rejects(path, headers, rejects, language).map_err(|error| file_error(path, error))
}

/// Keeps the rejected rows of an import, per file.
pub(super) fn keep(tx: &Tx<'_>, import: Id, rejects: &[Vec<Reject>]) -> Result<()> {
    let mut room = MOST_KEPT;
    let kept: Vec<&[Reject]> = rejects
        .iter()
        .map(|rejects| {
            let taken = rejects.len().min(room);
            room -= taken;
            &rejects[..taken]
        })
        .collect();
    let json = serde_json::to_vec(&kept)?;
    let compressed = zstd::encode_all(json.as_slice(), 3)?;
    tx.sql.execute(
        "INSERT INTO import_reject (import_id, rejects) VALUES (?1, ?2)",
        params![SqlId(import), compressed],
    )?;
    Ok(())
}

/// The rejected rows kept of an import, per file; none when they are not on this device.
pub(crate) fn load(sql: &Connection, import: Id) -> Result<Vec<Vec<Reject>>> {
    let stored: Option<Vec<u8>> = sql
        .prepare_cached("SELECT rejects FROM import_reject WHERE import_id = ?1")?
        .query_row([SqlId(import)], |row| row.get(0))
        .optional()?;
    let Some(stored) = stored else { return Ok(Vec::new()) };
    Ok(serde_json::from_slice(&zstd::decode_all(stored.as_slice())?)?)
}
