//! The check: derived numbers against a recomputation, SQLite's own integrity, the log's chain,
//! and a digest of everything that is synced.

use domain::registry::{self, TABLES, TableKind};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::refresh::{of_sums, recompute};
use crate::Replica;
use crate::error::Result;

/// What the check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Check {
    /// Derived rows that differ from a recomputation.
    pub derived_mismatches: u32,
    /// `ok`, or what SQLite says is wrong.
    pub integrity: String,
    /// Rows that refer to something that is not there.
    pub broken_references: u32,
    /// Log rows missing from the dense numbering of a device.
    pub log_gaps: u32,
    /// Digest of the rows of every synced table; equal on two devices that hold the same.
    pub digest: String,
}

impl Replica {
    /// Checks the whole database. Reads only.
    pub fn check(&self) -> Result<Check> {
        let writer = self.database.writer();
        let snapshot = writer.unchecked_transaction()?;
        let check = Check {
            derived_mismatches: mismatches(&snapshot)?,
            integrity: integrity(&snapshot)?,
            broken_references: broken_references(&snapshot)?,
            log_gaps: log_gaps(&snapshot)?,
            digest: digest(&snapshot)?,
        };
        snapshot.rollback()?;
        Ok(check)
    }
}

/// Tables of derived rows, those of sums apart.
const DERIVED: [&str; 6] = [
    "customer_day",
    "customer_summary",
    "customer_without_purchase",
    "customer_rhythm",
    "customer_search",
    "same_number",
];

fn mismatches(sql: &Connection) -> Result<u32> {
    recompute(sql)?;
    let mut differences = 0;
    for table in of_sums().chain(DERIVED) {
        let fresh = format!("temp.fresh_{table}");
        let query = format!(
            "SELECT (SELECT count(*) FROM (SELECT * FROM {table} EXCEPT SELECT * FROM {fresh}))
                  + (SELECT count(*) FROM (SELECT * FROM {fresh} EXCEPT SELECT * FROM {table}))"
        );
        differences += sql.query_row(&query, [], |row| row.get::<_, u32>(0))?;
    }
    Ok(differences + unindexed_log_rows(sql)?)
}

/// Log rows that the index by row should hold and does not.
fn unindexed_log_rows(sql: &Connection) -> Result<u32> {
    Ok(sql.query_row(
        "SELECT abs((SELECT count(*) FROM op LEFT JOIN device ON device.id = op.device_id
                 WHERE op.device_seq <= coalesce(device.rows_indexed, op.device_seq))
              - (SELECT count(*) FROM op_by_row JOIN op USING (device_id, device_seq)))",
        [],
        |row| row.get(0),
    )?)
}

pub(crate) fn integrity(sql: &Connection) -> Result<String> {
    Ok(sql.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?)
}

pub(crate) fn broken_references(sql: &Connection) -> Result<u32> {
    let declared: u32 =
        sql.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    // Lines carry no declared keys: there are many of them, and only this crate writes them.
    let lines: u32 = sql.query_row(
        "SELECT (SELECT count(*) FROM order_line WHERE order_key NOT IN (SELECT key FROM orders))
              + (SELECT count(*) FROM order_line
                 WHERE product_key IS NOT NULL AND product_key NOT IN (SELECT key FROM product))",
        [],
        |row| row.get(0),
    )?;
    Ok(declared + lines)
}

fn log_gaps(sql: &Connection) -> Result<u32> {
    Ok(sql.query_row(
        "SELECT coalesce(sum(gap), 0) FROM (
             SELECT max(device_seq) - count(*) AS gap FROM op GROUP BY device_id)",
        [],
        |row| row.get(0),
    )?)
}

/// Tables whose rows tell the state of the chain. An import's own row stays when it is undone, so
/// it is not part of the state.
fn digest(sql: &Connection) -> Result<String> {
    let mut hash = Sha256::new();
    for table in TABLES.iter().filter(|table| table.name != "import") {
        let columns: Vec<&str> = match table.kind {
            TableKind::Record => table.fields.iter().map(|field| field.name).collect(),
            TableKind::Fact if *table == &registry::ORDER => vec!["content", "voided"],
            TableKind::Fact => vec!["content"],
        };
        hash.update(table.name.as_bytes());
        let query = format!("SELECT id, {} FROM {} ORDER BY id", columns.join(", "), table.name);
        let mut statement = sql.prepare(&query)?;
        let width = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..width {
                add(&mut hash, row.get_ref(column)?);
            }
        }
    }
    Ok(crate::orders::hex(&hash.finalize()))
}

fn add(hash: &mut Sha256, value: ValueRef<'_>) {
    match value {
        ValueRef::Null => hash.update([0]),
        ValueRef::Integer(number) => {
            hash.update([1]);
            hash.update(number.to_be_bytes());
        }
        ValueRef::Real(number) => {
            hash.update([2]);
            hash.update(number.to_be_bytes());
        }
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            hash.update([3]);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        }
    }
}
