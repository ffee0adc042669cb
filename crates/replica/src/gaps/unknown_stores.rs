//! Stores that files name and nobody knew when they were imported. Said which store is meant, the
//! rows are still outside until their file is imported again.

use std::collections::{HashMap, HashSet};

use domain::Id;
use domain::products::normal_code;
use domain::sales_file::RejectReason;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::scope::Looked;
use crate::database::SqlId;
use crate::error::Result;
use crate::imports::{FileChoice, ImportRecord, rejects_of};
use crate::orders::Stores;
use crate::{queue, transact};

const LOOKED_BACK_MS: i64 = 90 * 86_400_000;

/// A name of a store whose rows were not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct UnknownStore {
    /// The name as the files write it.
    pub text: String,
    /// The store it means, said since: only its files are missing.
    pub store_id: Option<Id>,
    /// How many rows bear it; a file imported twice counts once.
    pub rows: u32,
    /// The files whose rows are outside, the last imported first.
    pub files: Vec<UnknownStoreFile>,
}

/// A file with rows of a store that was not known when it was imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct UnknownStoreFile {
    /// Name of the file.
    pub file: String,
    /// The last import of it.
    pub import_id: Id,
    /// How to import the very file again; `None` when it does not lie where it was, or nobody
    /// knows where that is.
    pub again: Option<FileChoice>,
}

/// What the imports of the last 90 days rejected for the name of a store: names that nobody knows
/// first, then those of the most rows.
pub(super) fn list(sql: &Connection, stores: &[Looked], now_ms: i64) -> Result<Vec<UnknownStore>> {
    let since_ms = now_ms - LOOKED_BACK_MS;
    let rejecting = with_rejects(sql, since_ms)?;
    if rejecting.is_empty() {
        return Ok(Vec::new());
    }
    let known = Stores::load(sql)?;
    let mine: HashSet<Id> = stores.iter().map(|looked| looked.store.id).collect();
    let mut last = last_imports(sql, since_ms)?;
    let mut unknown: HashMap<String, UnknownStore> = HashMap::new();
    for import_id in rejecting {
        let record: ImportRecord = transact::get(sql, import_id)?;
        if !mine.contains(&record.store_id) {
            continue;
        }
        for (file, rejects) in record.files.iter().zip(rejects_of(sql, import_id)?) {
            if last.get(&file.digest) != Some(&import_id) {
                continue;
            }
            last.remove(&file.digest);
            let mut names: HashMap<String, (String, u32)> = HashMap::new();
            for reject in rejects {
                let RejectReason::UnknownStore(text) = reject.reason else { continue };
                names.entry(normal_code(&text)).or_insert((text, 0)).1 += 1;
            }
            if names.is_empty() {
                continue;
            }
            let again = queue::where_it_lay(sql, &file.digest)?;
            for (name, (text, rows)) in names {
                let gap = unknown.entry(name).or_insert_with(|| UnknownStore {
                    store_id: known.named(&text).map(|store| store.id),
                    text,
                    rows: 0,
                    files: Vec::new(),
                });
                gap.rows += rows;
                let (file, again) = (file.file.clone(), again.clone());
                gap.files.push(UnknownStoreFile { file, import_id, again });
            }
        }
    }
    let mut unknown: Vec<UnknownStore> = unknown.into_values().collect();
    unknown.sort_by(|one, other| {
        let place = |gap: &UnknownStore| (gap.store_id.is_some(), std::cmp::Reverse(gap.rows));
        place(one).cmp(&place(other)).then_with(|| one.text.cmp(&other.text))
    });
    Ok(unknown)
}

/// Imports that rejected something and were not taken back, newest first.
fn with_rejects(sql: &Connection, since_ms: i64) -> Result<Vec<Id>> {
    let mut statement = sql.prepare_cached(
        "SELECT import.id FROM import JOIN import_reject ON import_reject.import_id = import.id
         WHERE import.undone_ms = 0 AND import.started_ms >= :since
         ORDER BY import.started_ms DESC, import.key DESC",
    )?;
    let rows =
        statement.query_map(named_params! { ":since": since_ms }, |row| row.get::<_, SqlId>(0))?;
    rows.map(|id| Ok(id?.0)).collect()
}

/// The last import of each file that was not taken back, by the digest of the file.
fn last_imports(sql: &Connection, since_ms: i64) -> Result<HashMap<String, Id>> {
    let mut statement = sql.prepare_cached(
        "SELECT json_extract(file.value, '$.digest'), import.id
         FROM import, json_each(import.files) AS file
         WHERE import.undone_ms = 0 AND import.started_ms >= :since
         ORDER BY import.started_ms, import.key",
    )?;
    let rows = statement.query_map(named_params! { ":since": since_ms }, |row| {
        Ok((row.get(0)?, row.get::<_, SqlId>(1)?.0))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
