//! Stores that files name and nobody knows.

use std::collections::{HashMap, HashSet};

use domain::Id;
use domain::products::normal_code;
use domain::sales_file::RejectReason;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::scope::Looked;
use crate::database::SqlId;
use crate::error::Result;
use crate::imports::{ImportRecord, rejects_of};
use crate::orders::Stores;
use crate::transact;

const LOOKED_BACK_MS: i64 = 90 * 86_400_000;

/// A name of a store whose rows were not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct UnknownStore {
    /// The name as the files write it.
    pub text: String,
    /// How many rows bear it; a file imported twice counts once.
    pub rows: u32,
    /// The last import that met it.
    pub import_id: Id,
    /// The file of that import.
    pub file: String,
}

/// Names that are still unknown in what the imports of the last 90 days rejected, those of the
/// most rows first.
pub(super) fn list(sql: &Connection, stores: &[Looked], now_ms: i64) -> Result<Vec<UnknownStore>> {
    let known = Stores::load(sql)?;
    let mine: HashSet<Id> = stores.iter().map(|looked| looked.store.id).collect();
    let mut seen_files: HashSet<String> = HashSet::new();
    let mut unknown: HashMap<String, UnknownStore> = HashMap::new();
    for import_id in with_rejects(sql, now_ms - LOOKED_BACK_MS)? {
        let record: ImportRecord = transact::get(sql, import_id)?;
        if !mine.contains(&record.store_id) {
            continue;
        }
        for (file, rejects) in record.files.iter().zip(rejects_of(sql, import_id)?) {
            if !seen_files.insert(file.digest.clone()) {
                continue;
            }
            for reject in rejects {
                let RejectReason::UnknownStore(text) = reject.reason else { continue };
                if known.named(&text).is_some() {
                    continue;
                }
                unknown
                    .entry(normal_code(&text))
                    .or_insert_with(|| UnknownStore {
                        text,
                        rows: 0,
                        import_id,
                        file: file.file.clone(),
                    })
                    .rows += 1;
            }
        }
    }
    let mut unknown: Vec<UnknownStore> = unknown.into_values().collect();
    unknown.sort_by(|one, other| other.rows.cmp(&one.rows).then_with(|| one.text.cmp(&other.text)));
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
