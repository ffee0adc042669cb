//! Taking an import's plain facts back: what it brought leaves, what it replaced comes back, what
//! a later import replaced stays.

use domain::Id;
use domain::facts::FactKind;
use rusqlite::{named_params, params};
use serde_json::{Map, Value};

use super::plan::FactDigest;
use super::row::{CONTENT, Stamp, content_of, differences, load, update, with_old_values};
use crate::database::SqlId;
use crate::error::{Error, Result};
use crate::orders::{hex, key_of};
use crate::transact::{Change, LOG_ROWS, Tx, first_import, log_batch_out, rows_of};

/// What taking back did to the facts of one import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FactsRemoved {
    /// Facts removed.
    pub(crate) removed: u32,
    /// Facts put back to what they said before.
    pub(crate) restored: u32,
    /// Facts that a later import replaced; they stay.
    pub(crate) kept: u32,
}

/// A log row of an import: its number, its row, its scope and what it says.
struct Logged {
    device_seq: i64,
    row_id: Id,
    scope: String,
    fields: String,
}

/// Takes back the plain facts that transaction `import_tx` wrote for an import.
pub(crate) fn take_back(
    tx: &mut Tx<'_>,
    import_tx: i64,
    import_id: Id,
    import_key: i64,
) -> Result<FactsRemoved> {
    let mut result = FactsRemoved::default();
    for kind in FactKind::ALL {
        for replaced in logged(tx, import_tx, kind, Change::Changed)?.iter().rev() {
            restore(tx, kind, replaced, import_key, &mut result)?;
        }
        for batch in logged(tx, import_tx, kind, Change::BatchIn)? {
            remove_batch(tx, kind, &batch, import_id, &mut result)?;
        }
    }
    Ok(result)
}

fn logged(tx: &Tx<'_>, import_tx: i64, kind: FactKind, change: Change) -> Result<Vec<Logged>> {
    let (first, last) = rows_of(tx.sql, import_tx)?;
    let mut statement = tx.sql.prepare_cached(&format!(
        "SELECT op.device_seq, op.row_id, op.scope, op.fields FROM {LOG_ROWS}
         AND op.change = :change AND op.table_number = :table ORDER BY op.device_seq"
    ))?;
    let rows = statement.query_map(
        named_params! {
            ":first": first, ":last": last,
            ":change": change.number(), ":table": kind.table().number,
        },
        |row| {
            Ok(Logged {
                device_seq: row.get(0)?,
                row_id: row.get::<_, SqlId>(1)?.0,
                scope: row.get(2)?,
                fields: row.get(3)?,
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn restore(
    tx: &mut Tx<'_>,
    kind: FactKind,
    replaced: &Logged,
    import_key: i64,
    result: &mut FactsRemoved,
) -> Result<()> {
    let table = kind.table();
    let Some(key) = key_of(tx.sql, table.name, replaced.row_id)? else { return Ok(()) };
    let from: Option<i64> = tx
        .sql
        .prepare_cached(&format!("SELECT import_key FROM {} WHERE key = ?1", table.name))?
        .query_row([key], |row| row.get(0))?;
    if from != Some(import_key) {
        result.kept += 1;
        return Ok(());
    }
    let logged: Map<String, Value> = serde_json::from_str(&replaced.fields)?;
    put_old(tx, kind, key, replaced.row_id, &replaced.scope, &logged)?;
    result.restored += 1;
    Ok(())
}

/// Puts a fact back to what the log says it was before.
pub(super) fn put_old(
    tx: &mut Tx<'_>,
    kind: FactKind,
    key: i64,
    row_id: Id,
    scope: &str,
    logged: &Map<String, Value>,
) -> Result<()> {
    let table = kind.table();
    let now = load(tx.sql, kind, key)?;
    let before = with_old_values(kind, now.clone(), logged);
    let content = content_of(tx.sql, kind, key)?;
    let digest = digest_of(logged, 0).ok_or(Error::CannotUndo)?;
    let import_key = first_import(tx.sql, table, key)?;
    let stamp = Stamp { version: tx.version(), content: digest, import_key, batch: 0 };
    update(tx.sql, kind, key, &before, &stamp)?;
    let mut changes = differences(kind, &now, &before);
    changes.insert(CONTENT.into(), serde_json::json!([hex(&content), hex(&digest)]));
    let fields = Value::Object(changes).to_string();
    tx.log(table, row_id, Change::Changed, scope, &fields)
}

/// The digest that a log row has of a fact before (0) or after (1) the change.
pub(super) fn digest_of(logged: &Map<String, Value>, side: usize) -> Option<FactDigest> {
    let text = logged.get(CONTENT)?.get(side)?.as_str()?;
    let mut digest = [0; 16];
    for (byte, place) in digest.iter_mut().zip((0..text.len()).step_by(2)) {
        *byte = u8::from_str_radix(text.get(place..place + 2)?, 16).ok()?;
    }
    Some(digest)
}

fn remove_batch(
    tx: &mut Tx<'_>,
    kind: FactKind,
    batch: &Logged,
    import_id: Id,
    result: &mut FactsRemoved,
) -> Result<()> {
    let name = kind.table().name;
    // A row that a later import replaced belongs to that import now.
    let gone = tx
        .sql
        .prepare_cached(&format!(
            "DELETE FROM {name} WHERE batch = ?1
             AND import_key = (SELECT key FROM import WHERE id = ?2)"
        ))?
        .execute(params![batch.device_seq, SqlId(import_id)])?;
    let kept: u32 = tx
        .sql
        .prepare_cached(&format!("SELECT count(*) FROM {name} WHERE batch = ?1"))?
        .query_row([batch.device_seq], |row| row.get(0))?;
    result.kept += kept;
    let gone = u32::try_from(gone).unwrap_or(u32::MAX);
    if gone > 0 {
        log_batch_out(tx, kind.table(), &batch.scope, Some(import_id), batch.device_seq, gone)?;
        result.removed += gone;
    }
    Ok(())
}
