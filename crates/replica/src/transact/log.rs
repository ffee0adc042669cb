//! The log: dense numbers per device, old and new value of every field, and a hash chain that
//! shows when rows were taken out or a disk was cloned.

use domain::Id;
use domain::registry::{ScopeRule, Table};
use rusqlite::{Connection, OptionalExtension, named_params, params};
use sha2::{Digest, Sha256};

use super::Tx;
use crate::database::SqlId;
use crate::error::{Error, Result};

/// What a log row says happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The row was made.
    Created,
    /// Fields of the row got new values.
    Changed,
    /// The row was removed.
    Deleted,
    /// Facts came in.
    BatchIn,
    /// Facts were taken back.
    BatchOut,
}

impl Change {
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Created => 1,
            Self::Changed => 2,
            Self::Deleted => 3,
            Self::BatchIn => 4,
            Self::BatchOut => 5,
        }
    }
}

/// The scope of a row: `chain`, `store:<id>` or `user:<id>`; `named` is whom the scope's field names.
pub(crate) fn scope_of(table: &Table, row_id: Id, named: Option<Id>) -> String {
    match (table.scope, named) {
        (ScopeRule::Chain, _) | (ScopeRule::StoreIn(_) | ScopeRule::UserIn(_), None) => {
            "chain".to_string()
        }
        (ScopeRule::StoreIn(_), Some(store)) => format!("store:{store}"),
        (ScopeRule::UserIn(_), Some(employee)) => format!("user:{employee}"),
        (ScopeRule::UserIsRow, _) => format!("user:{row_id}"),
    }
}

/// This device's log rows between two of its numbers, `:first` and `:last`, both included.
pub(crate) const LOG_ROWS: &str = "op WHERE op.device_id = (SELECT id FROM device)
    AND op.device_seq BETWEEN :first AND :last";

/// The first and the last log row of a transaction of this device. A transaction bears the number
/// of its first row, or in older databases a smaller one.
pub(crate) fn rows_of(sql: &Connection, tx: i64) -> Result<(i64, i64)> {
    let mut statement = sql.prepare_cached(
        "SELECT device_seq, tx FROM op
         WHERE device_id = (SELECT id FROM device) AND device_seq >= :tx ORDER BY device_seq",
    )?;
    let mut rows = statement.query(named_params! { ":tx": tx })?;
    let mut found: Option<(i64, i64)> = None;
    while let Some(row) = rows.next()? {
        let (device_seq, of_tx): (i64, i64) = (row.get("device_seq")?, row.get("tx")?);
        if of_tx > tx {
            break;
        }
        if of_tx == tx {
            found = Some((found.map_or(device_seq, |(first, _)| first), device_seq));
        }
    }
    found.ok_or(Error::CannotUndo)
}

/// How many log rows this device has written: another number says that something changed.
pub(crate) fn log_length(sql: &Connection) -> Result<i64> {
    let last: Option<i64> = sql
        .prepare_cached(
            "SELECT device_seq FROM op WHERE device_id = (SELECT id FROM device)
             ORDER BY device_seq DESC LIMIT 1",
        )?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(last.unwrap_or(0))
}

impl Tx<'_> {
    /// Writes one log row. `fields` is JSON: for records `{"field number": [old, new]}`, for
    /// batches what the batch consists of.
    pub(crate) fn log(
        &mut self,
        table: &Table,
        row_id: Id,
        change: Change,
        scope: &str,
        fields: &str,
    ) -> Result<()> {
        let base_seq = self.base_seq(scope)?;
        let device_seq = self.next_device_seq();
        let hash = self.chain(device_seq, base_seq, table, row_id, change, scope, fields);
        self.sql
            .prepare_cached(
                "INSERT INTO op (device_id, device_seq, tx, stamp, base_seq, scope, employee_id,
                                 operation, table_number, row_id, change, fields, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                SqlId(self.device.id),
                device_seq,
                self.number,
                self.stamp.packed(),
                base_seq,
                scope,
                self.author.employee_id.map(SqlId),
                self.operation,
                table.number,
                SqlId(row_id),
                change.number(),
                fields,
                hash,
            ])?;
        self.device.device_seq = device_seq;
        self.device.chain_hash = hash;
        self.mark(table);
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "every column of a log row goes into its hash")]
    fn chain(
        &self,
        device_seq: i64,
        base_seq: i64,
        table: &Table,
        row_id: Id,
        change: Change,
        scope: &str,
        fields: &str,
    ) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(self.device.chain_hash);
        hash.update(self.device.id.as_bytes());
        for number in [device_seq, self.number, self.stamp.packed(), base_seq, change.number()] {
            hash.update(number.to_be_bytes());
        }
        hash.update(table.number.to_be_bytes());
        hash.update(row_id.as_bytes());
        hash.update(self.author.employee_id.map_or([0; 16], |id| *id.as_bytes()));
        for text in [self.operation, scope, fields] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
        hash.finalize().into()
    }
}
