//! Batches of facts: however many facts one holds, the log has one row for it.

use domain::Id;
use domain::registry::Table;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Tx;
use super::log::Change;
use crate::error::Result;
use crate::orders::{hex, key_of};

/// Facts in one batch: small enough to travel in one frame.
pub(crate) const BATCH: usize = 2_000;

/// Where facts come from.
#[derive(Clone, Copy)]
pub(crate) struct Origin {
    /// The import, as its id and local key; `None` for the sample and for what people count here.
    pub(crate) import: Option<(Id, i64)>,
}

/// A batch on its way in.
pub(crate) struct Batch {
    /// The number of its log row, which its facts carry.
    pub(crate) number: i64,
    count: usize,
    digest: Sha256,
}

impl Batch {
    /// The batch whose log row is the transaction's next one; no other may be written before
    /// [`Self::log`].
    pub(crate) fn begin(tx: &Tx<'_>) -> Self {
        Self { number: tx.next_device_seq(), count: 0, digest: Sha256::new() }
    }

    /// Counts a fact in, with the digest of what its source said.
    pub(crate) fn add(&mut self, id: Id, content: &[u8]) {
        self.count += 1;
        self.digest.update(id.as_bytes());
        self.digest.update(content);
    }

    /// Writes the log row of the batch.
    pub(crate) fn log(
        self,
        tx: &mut Tx<'_>,
        table: &Table,
        store: Id,
        origin: Origin,
    ) -> Result<()> {
        let digest = hex(&self.digest.finalize());
        let import = origin.import.map(|(id, _)| id);
        let fields = json!({ "import": import, "count": self.count, "digest": digest });
        let id = Id::derived("batch", &[&digest, &self.number.to_string()]);
        tx.log(table, id, Change::BatchIn, &format!("store:{store}"), &fields.to_string())
    }
}

/// Writes the log row of `gone` facts of the batch `number` that leave, with their import when they
/// came with one.
pub(crate) fn log_batch_out(
    tx: &mut Tx<'_>,
    table: &Table,
    scope: &str,
    import: Option<Id>,
    number: i64,
    gone: u32,
) -> Result<()> {
    let fields = json!({ "import": import, "count": gone, "batch": number });
    let import = import.map(|id| id.to_string()).unwrap_or_default();
    let id = Id::derived("batch_out", &[&import, &number.to_string()]);
    tx.log(table, id, Change::BatchOut, scope, &fields.to_string())
}

/// The import that first brought a fact in, as its local key.
pub(crate) fn first_import(sql: &Connection, table: &Table, key: i64) -> Result<Option<i64>> {
    let query = format!(
        "SELECT op.fields FROM {} AS fact
         JOIN op ON op.device_seq = fact.batch AND op.device_id = (SELECT id FROM device)
         WHERE fact.key = ?1",
        table.name
    );
    let batch: Option<String> =
        sql.prepare_cached(&query)?.query_row([key], |row| row.get(0)).optional()?;
    let Some(batch) = batch else { return Ok(None) };
    let batch: Value = serde_json::from_str(&batch)?;
    match batch.get("import").and_then(Value::as_str).and_then(|id| id.parse().ok()) {
        Some(import) => key_of(sql, "import", import),
        None => Ok(None),
    }
}
